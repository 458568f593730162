// The one contract between the outbox and whoever delivers: a folder per notifier fulfils it.
import type { Notice } from './notice.js';

/** What became of one attempt. `permanent` closes the route until its configuration changes. */
export type DeliveryOutcome =
  | { readonly kind: 'sent'; readonly messageId: string | null; readonly asPlainText: boolean }
  | { readonly kind: 'rate_limited'; readonly retryAfterSeconds: number }
  | { readonly kind: 'temporary'; readonly answer: string }
  | { readonly kind: 'permanent'; readonly answer: string }
  | { readonly kind: 'refused'; readonly answer: string };

/** One message to send: new, in a thread, or in place of an earlier one. */
export interface Posting {
  readonly notice: Notice;
  readonly inThread: string | null;
  readonly replaces: string | null;
  /** A thread line also shown in the channel. */
  readonly isBroadcast: boolean;
}

export interface Notifier {
  /** Where messages go, as an id that may be logged; the limit of one message a second is kept for each. */
  readonly destination: string;
  readonly canEdit: boolean;
  readonly canThread: boolean;
  readonly hasButtons: boolean;
  send(posting: Posting): Promise<DeliveryOutcome>;
}
