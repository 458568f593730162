// Where one Slack route posts, with its secrets already found. Reading a secret is deferred: a file may change while we run.

export type SecretReader = () => string;

/** An incoming webhook can only post; a bot token can also edit, thread and show buttons. */
export type SlackSettings =
  | { readonly kind: 'webhook'; readonly address: SecretReader }
  | {
      readonly kind: 'bot';
      readonly token: SecretReader;
      /** Channel id, never its name. */
      readonly channel: string;
      /** `https://slack.com/api/` unless told otherwise. */
      readonly apiUrl: string;
      /** Are clicks answered (a signing secret is set)? */
      readonly hasButtons: boolean;
    };
