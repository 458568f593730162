// The few settings that come from the environment.

/** Variables as the process has them. */
export type Variables = Readonly<Record<string, string | undefined>>;

export interface Environment {
  /** TCP port; 0 = any free one. */
  readonly port: number;
  /** `sqlite:PATH`, `sqlite::memory:` or `postgres://...`; may hold a password: never print it. */
  readonly databaseUrl: string;
  /** The address links in messages point to; null = unknown. */
  readonly publicUrl: string | null;
  readonly logLevel: 'error' | 'warn' | 'info' | 'debug';
}

const logLevels = ['error', 'warn', 'info', 'debug'] as const;

/** Reads PORT, DATABASE_URL, PUBLIC_URL and LOG_LEVEL; each finding is one sentence. An empty variable counts as unset. */
export function readEnvironment(variables: Variables): {
  readonly environment: Environment;
  readonly findings: readonly string[];
} {
  const { PORT, DATABASE_URL, PUBLIC_URL, LOG_LEVEL } = variables;
  const port = Number(PORT || 3000);
  const databaseUrl = DATABASE_URL || 'sqlite:data/unison.db';
  const publicUrl = PUBLIC_URL || null;
  const logLevel = logLevels.find((level) => level === (LOG_LEVEL || 'info'));
  const findings = [
    !(Number.isInteger(port) && port >= 0 && port <= 65_535) &&
      `PORT: "${PORT ?? ''}" is not a port; write a whole number from 0 to 65535.`,
    !/^(sqlite:.|postgres(ql)?:\/\/.)/.test(databaseUrl) &&
      'DATABASE_URL: its value (not shown) is not a database address; write sqlite:PATH or postgres://USER:PASSWORD@HOST/NAME.',
    publicUrl !== null &&
      !isWebAddress(publicUrl) &&
      `PUBLIC_URL: "${publicUrl}" is not a web address; write it in full, such as https://unison.example.org.`,
    logLevel === undefined &&
      `LOG_LEVEL: "${LOG_LEVEL ?? ''}" is not one of ${logLevels.join(', ')}; correct it.`,
  ].filter((finding) => finding !== false);
  return { environment: { port, databaseUrl, publicUrl, logLevel: logLevel ?? 'info' }, findings };
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
