// Channels, topics and promises as flat rows, both languages as columns.
import type { Channel, ChannelKind } from '../../domain/channel.js';
import type { ServicePromise } from '../../domain/promise.js';
import type { Topic } from '../../domain/topic.js';
import { instantTextOrNull } from './instant-text.js';

export interface ChannelRow {
  readonly id: string;
  readonly kind: ChannelKind;
  readonly nameEn: string;
  readonly nameNl: string;
  readonly calendar: string | null;
}

export interface TopicRow {
  readonly id: string;
  readonly nameEn: string;
  readonly nameNl: string;
}

export type PromiseRowText = Omit<ServicePromise, 'from'> & {
  readonly id: string;
  /** UTC text; null = it always held. */
  readonly from: string | null;
};

export function channelRow({ id, kind, name, calendar }: Channel): ChannelRow {
  return { id, kind, nameEn: name.en, nameNl: name.nl, calendar };
}

export function topicRow({ id, name }: Topic): TopicRow {
  return { id, nameEn: name.en, nameNl: name.nl };
}

/** The id is made of what tells promises apart. */
export function promiseRow(promise: ServicePromise): PromiseRowText {
  const { channel, metric, withinSeconds, clock, topic } = promise;
  const from = instantTextOrNull(promise.from);
  const id = [channel, metric, topic ?? '', from ?? ''].join('|');
  return { id, channel, metric, withinSeconds, clock, topic, from };
}
