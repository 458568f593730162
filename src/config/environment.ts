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
  const given = (name: string, otherwise: string): string => variables[name] || otherwise;
  const [port, databaseUrl] = [
    given('PORT', '3000'),
    given('DATABASE_URL', 'sqlite:data/unison.db'),
  ];
  const publicUrl = given('PUBLIC_URL', '');
  const logLevel = given('LOG_LEVEL', 'info');
  const level = logLevels.find((known) => known === logLevel);
  return {
    environment: {
      port: Number(port),
      databaseUrl,
      publicUrl: publicUrl === '' ? null : publicUrl,
      logLevel: level ?? 'info',
    },
    findings: [
      ...portFindings(port),
      ...databaseFindings(databaseUrl),
      ...addressFindings(publicUrl),
      ...(level === undefined ? [wrongLevel(logLevel)] : []),
    ],
  };
}

function portFindings(port: string): readonly string[] {
  const isPort = /^\d{1,5}$/.test(port) && Number(port) <= 65_535;
  return isPort ? [] : [`PORT: "${port}" is not a port; write a whole number from 0 to 65535.`];
}

function databaseFindings(address: string): readonly string[] {
  if (/^(sqlite:.|postgres(ql)?:\/\/.)/.test(address)) return [];
  return [
    'DATABASE_URL: its value (not shown) is not a database address; write sqlite:PATH or postgres://USER:PASSWORD@HOST/NAME.',
  ];
}

function addressFindings(address: string): readonly string[] {
  if (address === '' || isWebAddress(address)) return [];
  return [
    `PUBLIC_URL: "${address}" is not a web address; write it in full, such as https://unison.example.org.`,
  ];
}

function wrongLevel(level: string): string {
  return `LOG_LEVEL: "${level}" is not one of ${logLevels.join(', ')}; correct it.`;
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
