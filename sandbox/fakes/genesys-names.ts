// Queues, wrap-up codes and people of the telephone system, by id.
import type { Topic } from '../company.js';
import { topics } from '../company.js';
import { uuidOf } from '../ids.js';
import { labels } from '../wording.js';

const allTopics: readonly Topic[] = [...topics, 'other'];

export function queueId(topic: Topic): string {
  return uuidOf(`queue ${topic}`);
}

export function wrapUpId(topic: Topic): string {
  return uuidOf(`wrap-up ${topic}`);
}

export function agentId(agent: number): string {
  return uuidOf(`agent ${String(agent)}`);
}

export interface Named {
  readonly id: string;
  readonly name: string;
}

export const queues: readonly Named[] = allTopics.map((topic) => ({
  id: queueId(topic),
  name: labels[topic].queue,
}));

export const wrapUpCodes: readonly Named[] = allTopics.map((topic) => ({
  id: wrapUpId(topic),
  name: labels[topic].tag,
}));
