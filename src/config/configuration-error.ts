// The one way the configuration refuses to start: every finding at once, one sentence each.

/** The configuration cannot be used. `findings` name path, value seen and what to do; the message is their lines. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';

  constructor(readonly findings: readonly string[]) {
    super(findings.join('\n'));
  }
}
