// What the filters offer and show.
import type { Page } from './page.js';

export interface Choice {
  readonly id: string;
  readonly name: string;
}

/** What can be chosen, whatever is on now. */
export interface FilterChoices {
  readonly topics: readonly Choice[];
  readonly channels: readonly Choice[];
  readonly metrics: readonly Choice[];
}

export interface FiltersProps {
  readonly page: Page;
  readonly choices: FilterChoices;
  /** The period in words, shown where it is none of the relative ones. */
  readonly period: string;
  /** Days of the period, `2026-09-28`, to start from in the date fields. */
  readonly days: { readonly from: string; readonly to: string };
}
