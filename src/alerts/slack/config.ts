// Where one Slack route posts. Reading a secret is deferred: a file may change while the service runs.
import type { AlertRoute } from '../../config/alerts.js';

type SecretReader = () => string;
type SlackDestination = NonNullable<AlertRoute['slack']>;

/** An incoming webhook can only post; a bot token can also edit, thread and show buttons. */
export type SlackSettings =
  | { readonly kind: 'webhook'; readonly address: SecretReader }
  | {
      readonly kind: 'bot';
      readonly token: SecretReader;
      /** Channel id, never its name. */
      readonly channel: string;
      readonly apiUrl: string;
      /** Are clicks answered (a signing secret is set)? */
      readonly hasButtons: boolean;
    };

/** What the configuration says of Slack, as this notifier needs it; null where it says too little to post. */
export function slackSettings(destination: SlackDestination): SlackSettings | null {
  const { token, webhook, channel, apiUrl, signingSecret } = destination;
  if (token !== null && channel !== null) {
    const hasButtons = signingSecret !== null;
    return { kind: 'bot', token: () => token.reveal(), channel, apiUrl, hasButtons };
  }
  return webhook === null ? null : { kind: 'webhook', address: () => webhook.reveal() };
}
