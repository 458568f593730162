// Answers of vendors with somebody's personal data in every field that can hold any, whether or not a connector asks for it.
import type { Rewrite } from '../../sandbox/http/serve.js';
import { mailbox } from '../../sandbox/company.js';

/** Invented; the words are found nowhere else. */
export const canary = {
  name: 'Zebedeus Kanarievogel',
  mail: 'zebedeus@canary.example',
  phone: '+32499887766',
  handle: 'zebedeus_k',
  street: 'Kanariestraat 17, 9000 Gent',
  account: 'BE71 0961 2345 6769',
  words: 'Mijn geheime vraag kwinkeleert',
} as const;

/** What must be found nowhere, in small letters. */
export const canaryTraces = [
  ...['zebedeus', 'kanarievogel', 'canary.example', '499887766', 'kanariestraat', '0961 2345'],
  ...['kwinkeleert', 'geheime vraag'],
];

/** Fields in which vendors keep people and their words: put into every record, over what stands there. */
const fields: Readonly<Record<string, unknown>> = {
  ...{ full_name: canary.name, display_name: canary.name, participantName: canary.name },
  ...{ customerName: canary.name, alias: canary.name, signature: canary.words },
  ...{ email: canary.mail, phone: canary.phone, username: canary.handle, ani: canary.phone },
  ...{ addressFrom: canary.phone, dnis: canary.phone, remoteNameDisplayable: canary.name },
  ...{ subject: canary.words, raw_subject: canary.words, description: canary.words },
  ...{ text: `@LumioHelp ${canary.words}`, body: canary.words, html_body: canary.words },
  ...{
    plain_body: canary.words,
    bodyPreview: canary.words,
    note: canary.words,
    notes: canary.words,
  },
  ...{ address: canary.street, location: canary.street, ip_address: canary.street },
  ...{ user_agent: canary.words, iban: canary.account, wrapUpNote: canary.words },
  attributes: { name: canary.name, note: canary.words, account: canary.account },
  contactAttributes: { email: canary.mail, name: canary.name },
  custom_fields: [{ id: 7_001, value: canary.account }],
};

/** Small values that are a name and a figure, or an address a mail is told apart by. */
function isStructure(record: object): boolean {
  return 'value' in record || 'emitDate' in record || 'tag' in record;
}

function stuffed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(stuffed);
  if (typeof value !== 'object' || value === null) return value;
  const inner = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, stuffed(one)]));
  if (isStructure(value)) return inner;
  if ('address' in value && 'name' in value) return mailPerson(value);
  return { ...inner, ...fields };
}

/** Our own mailbox stays: by it a question is told from an answer. */
function mailPerson(person: { readonly address: unknown; readonly name: unknown }): object {
  return person.address === mailbox ? person : { name: canary.name, address: canary.mail };
}

/** Stuffs the answers at these roots; `served` counts those of each. */
export function canaryAnswers(roots: readonly string[]): {
  readonly rewrite: Rewrite;
  readonly served: ReadonlyMap<string, number>;
} {
  const served = new Map<string, number>();
  const rewrite: Rewrite = (path, reply) => {
    const root = roots.find((one) => path.startsWith(`${one}/`));
    const isRecords = typeof reply.body === 'object' && !path.includes('/oauth');
    if (root === undefined || !isRecords) return reply;
    const body = stuffed(reply.body);
    if (JSON.stringify(body).toLowerCase().includes(canaryTraces[0]!))
      served.set(root, (served.get(root) ?? 0) + 1);
    return { ...reply, body };
  };
  return { rewrite, served };
}
