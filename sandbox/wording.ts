// What people write: invented sentences in three languages, with the word a tag is made of.
import type { Topic } from './company.js';
import type { Person } from './people.js';

/** Tag, queue and subject of each topic, as the company's own systems name them. */
export const labels: Readonly<Record<Topic, { readonly tag: string; readonly queue: string }>> = {
  billing: { tag: 'billing', queue: 'Invoices' },
  outage: { tag: 'outage', queue: 'Outages' },
  moving: { tag: 'moving', queue: 'Moving house' },
  contract: { tag: 'contract', queue: 'Contracts' },
  login: { tag: 'login', queue: 'My account' },
  device: { tag: 'device', queue: 'Meters and devices' },
  other: { tag: 'misc', queue: 'General' },
};

const questions: Readonly<Record<Person['language'], (tag: string) => string>> = {
  nl: (tag) => `Ik heb een vraag over ${tag}, wie kan mij helpen?`,
  fr: (tag) => `J'ai une question sur ${tag}, qui peut m'aider ?`,
  en: (tag) => `I have a question about ${tag}, who can help me?`,
};
const thanks: Readonly<Record<Person['language'], string>> = {
  nl: 'Bedankt, top! 👍',
  fr: 'Merci beaucoup !',
  en: 'Thanks a lot! 👍',
};

/** A customer's question. */
export function questionOf(topic: Topic, person: Person): string {
  return questions[person.language](labels[topic].tag);
}

export function thanksOf(person: Person): string {
  return thanks[person.language];
}

export function answerOf(topic: Topic, person: Person): string {
  return `${person.name.split(' ')[0]!}, we looked at your ${labels[topic].tag} question: here is what to do.`;
}
