// Personal data as canaries: whatever names a person in the simulated world, or was written by one, must be found nowhere else.
import { doors } from '../../sandbox/company.js';
import { sandboxKeys } from '../../sandbox/keys.js';
import type { LiveWorld } from '../../sandbox/live-world.js';
import { agentName, customerOf } from '../../sandbox/people.js';
import { answerOf, questionOf, thanksOf } from '../../sandbox/wording.js';

/** Everything in this world that names a person, or that a person wrote. */
export function canaries(world: LiveWorld): string[] {
  const found = new Set<string>(
    Object.values(sandboxKeys).filter((key) => key.startsWith('sandbox-')),
  );
  for (let agent = 1; agent <= 14; agent += 1) found.add(agentName(agent));
  const opened = doors
    .flatMap((door) => world.contactsOf(door))
    .filter(({ openedAt }) => openedAt <= world.now());
  for (const contact of opened) {
    const person = customerOf(contact.customer);
    const words = [
      questionOf(contact.topic, person),
      answerOf(contact.topic, person),
      thanksOf(person),
    ];
    for (const canary of [
      person.name,
      person.handle,
      person.mail,
      person.phone,
      person.phone.slice(1),
      ...words,
    ])
      found.add(canary);
  }
  return [...found];
}

/**
 * A search for anybody of this world in a text of any size, in small letters: names, words, the keys that open the vendors;
 * of addresses, numbers and handles what all of them have in common.
 */
export function personSearch(world: LiveWorld): (text: string) => readonly string[] {
  const all = canaries(world).map((one) => one.toLowerCase());
  const numbers = new Set(all.filter((one) => /^\d+$/.test(one)));
  const handles = all.flatMap((one) => /^\w+_(?=\d+$)/.exec(one) ?? []);
  const texts = all.filter((one) => !/\d$|@/.test(one) && !clientIds.has(one));
  const wanted = [...new Set([...texts, ...handles, '@mail.example'])];
  return (text) => {
    const found = (text.match(/3247\d{7}/g) ?? []).filter((number) => numbers.has(number));
    return [...wanted.filter((one) => text.includes(one)), ...found];
  };
}

/** Who asks is no secret; what proves it is. */
const clientIds: ReadonlySet<string> = new Set(
  Object.entries(sandboxKeys).flatMap(([name, value]) => (name.endsWith('ClientId') ? value : [])),
);
