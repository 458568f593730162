/** The kinds of door a customer can use. */
export const channelKinds = ['social', 'voice', 'email', 'chat', 'web', 'app', 'other'] as const;
export type ChannelKind = (typeof channelKinds)[number];

/** A word in the languages the product speaks; what is missing falls back to `en`, then to the id. */
export interface LocalName {
  readonly en: string;
  readonly nl: string;
}

/** The door the customer used. */
export interface Channel {
  readonly id: string;
  readonly kind: ChannelKind;
  readonly name: LocalName;
  /** Id of the calendar that says when the channel is staffed; null = always open. */
  readonly calendar: string | null;
}
