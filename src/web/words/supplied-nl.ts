// Words for what was handed in beside the contacts, in Dutch.
import type { suppliedEn } from './supplied-en.js';

export const suppliedNl: Readonly<Record<keyof typeof suppliedEn, string>> = {
  'supplied.title': 'Naast onze cijfers',
  'supplied.note':
    'Wat naast de contacten werd aangeleverd; de eigen cijfers van leveranciers staan op de pagina met bronnen.',
  'jump.title': 'Leveranciers die hun regel veranderden',
  'jump.words':
    '{source}: {figure} van {from} tot en met {to} was {before} en is {after} sinds {seen}, terwijl onze contacten gelijk bleven.',
  'growth.title': 'Verdiende groei',
  'growth.note':
    'Uit de boeken, niet uit enquêtes: wat terugkerende klanten en wie zij meebrachten opleveren, tegenover de periode ervoor.',
  'growth.period': 'Periode',
  'growth.returning': 'Terugkerende klanten',
  'growth.earned': 'Nieuw, via aanbeveling',
  'growth.bought': 'Nieuw, gekocht',
  'growth.unmarked': 'Nieuw, niet gemerkt',
  'growth.growth': 'Verdiende groei',
  'silent.title': 'Stille promotors',
  'silent.note': 'Hoeveel van wie 9 of 10 gaf het aan niemand vertelde.',
  'silent.promoters': 'Promotors',
  'silent.share': 'Stil',
  'pride.title': 'Medewerkers',
  'pride.note': 'Naast hun kanaal getoond, nooit vergeleken, en nooit onder tien antwoorden.',
  'pride.team': 'Team',
  'pride.answers': 'Antwoorden',
  'pride.score': 'eNPS',
  'pride.proud': 'Trots',
};
