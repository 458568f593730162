// A value that must never be printed, and where it comes from.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { inspect } from 'node:util';

/** Where a secret stands: a variable of the environment, or a file relative to the configuration. */
export type SecretReference = { readonly env: string } | { readonly file: string };

/** Where references are looked up. */
export interface SecretPlaces {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The folder relative paths start from. */
  readonly folder: string;
}

/** Prints as `[secret]` wherever it ends up: in text, JSON, logs, errors. Only `reveal` gives the value. */
export class Secret {
  readonly #read: () => string;

  constructor(
    readonly reference: SecretReference,
    places: SecretPlaces | null,
  ) {
    this.#read = () => readSecret(reference, places);
  }

  /** The value itself; a file is read anew each time, so that a rotated secret counts at once. Throws where it is missing. */
  reveal(): string {
    return this.#read();
  }

  toString(): string {
    return '[secret]';
  }

  toJSON(): string {
    return '[secret]';
  }

  [inspect.custom](): string {
    return '[secret]';
  }
}

function readSecret(reference: SecretReference, places: SecretPlaces | null): string {
  if (places === null) throw new Error('a secret was asked for before its places were known');
  if ('env' in reference) {
    const value = places.env[reference.env] ?? '';
    if (value === '') throw new Error(`${reference.env} is not set; export it before starting`);
    return value;
  }
  return readSecretFile(reference.file, places.folder);
}

function readSecretFile(file: string, folder: string): string {
  let text: string;
  try {
    text = readFileSync(resolve(folder, file), 'utf8').trim();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unreadable';
    throw new Error(`${named(file)} cannot be read (${code}); create it or correct the path`, {
      cause: error,
    });
  }
  if (text === '') throw new Error(`${named(file)} is empty; write the secret into it`);
  return text;
}

/** Somebody may have put the secret itself where its path belongs: only what looks like a path is repeated. */
function named(file: string): string {
  return /^[\w. /-]*[./][\w. /-]*$/.test(file) ? `the file "${file}"` : 'its file';
}
