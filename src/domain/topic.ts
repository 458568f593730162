// The shared taxonomy, and how raw vendor values map into it.
import type { MappedTopic } from './cut.js';
import type { LocalName } from './channel.js';

/** What a question was about, in the one taxonomy all sources share. */
export interface Topic {
  readonly id: string;
  readonly name: LocalName;
  /** Raw vendor values (tags, queues, wrap-up codes) that mean this topic; `queue:` beats a bare word. */
  readonly match: readonly string[];
}

/** What happens to a raw topic value no rule matches: it becomes a topic of its own, or counts as unmapped. */
export type UnknownTopics = 'keep' | 'other';

interface Rule {
  readonly topic: string;
  /** 2: the exact kind and value (`queue:Invoices`); 1: a bare word; 0: the topic's own id. */
  readonly rank: number;
}

/**
 * Raw vendor values (first = oldest, last = the one set last) -> one topic. The most specific rule wins (`queue:` over a
 * bare word over the topic's own id), then the value set last, then the order of the topics. Case and outer space
 * do not matter. With `keep`, an unmatched value becomes a topic of its own; with `other` it stays unmapped (null).
 */
export function createTopicMap(
  topics: readonly Topic[],
  unknown: UnknownTopics,
): (raws: readonly string[]) => MappedTopic {
  const rules = rulesOf(topics);
  return (raws) => {
    let best: (Rule & { readonly raw: string }) | null = null;
    for (const raw of raws) {
      const rule = ruleFor(rules, raw);
      if (rule && (best === null || rule.rank >= best.rank)) best = { ...rule, raw };
    }
    return best ? { topic: best.topic, raw: best.raw } : unmatched(raws, unknown);
  };
}

function unmatched(raws: readonly string[], unknown: UnknownTopics): MappedTopic {
  const raw = raws.findLast((value) => value.trim() !== '') ?? null;
  return { topic: unknown === 'keep' ? (raw?.trim() ?? null) : null, raw };
}

function rulesOf(topics: readonly Topic[]): ReadonlyMap<string, Rule> {
  const rules = new Map<string, Rule>();
  const add = (text: string, rule: Rule): void => {
    const before = rules.get(keyOf(text));
    if (!before || before.rank < rule.rank) rules.set(keyOf(text), rule);
  };
  for (const topic of topics) {
    for (const word of topic.match)
      add(word, { topic: topic.id, rank: /^[a-z]+:\S/i.test(word) ? 2 : 1 });
    add(topic.id, { topic: topic.id, rank: 0 });
  }
  return rules;
}

/** A bare word matches a value of any kind: `invoices` also means `queue:Invoices`, unless a rule says so exactly. */
function ruleFor(rules: ReadonlyMap<string, Rule>, raw: string): Rule | undefined {
  const key = keyOf(raw);
  return rules.get(key) ?? rules.get(key.slice(key.indexOf(':') + 1).trim());
}

function keyOf(text: string): string {
  return text.trim().toLowerCase();
}
