// The company's customers and agents, invented. Names and addresses are there so that a test can see that none gets out.

export interface Person {
  readonly name: string;
  readonly handle: string;
  readonly mail: string;
  readonly phone: string;
  readonly language: 'nl' | 'fr' | 'en';
}

const firstNames = [
  'Anke',
  'Bram',
  'Céline',
  'Dirk',
  'Elif',
  'Farid',
  'Greet',
  'Hugo',
  'Inès',
  'Joris',
];
const lastNames = [
  'Aerts',
  'Bouzid',
  'Claes',
  'De Smet',
  'Evrard',
  'Fontaine',
  'Goossens',
  'Hermans',
];
const languages = ['nl', 'nl', 'nl', 'fr', 'fr', 'en'] as const;

/** Customer number `count`. */
export function customerOf(count: number): Person {
  const first = firstNames[count % firstNames.length]!;
  const last = lastNames[(count * 7) % lastNames.length]!;
  const plain = `${first}${last}`
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase();
  const number = String(count);
  return {
    name: `${first} ${last}`,
    handle: `${plain.slice(0, 9)}_${number}`,
    mail: `${plain}.${number}@mail.example`,
    phone: `+3247${String(1_000_000 + count).slice(0, 7)}`,
    language: languages[count % languages.length]!,
  };
}

export function agentName(agent: number): string {
  return `${firstNames[(agent * 3) % firstNames.length]!} (agent ${String(agent)})`;
}
