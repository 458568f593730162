// From a path to the plain value of a YAML file, or one sentence that says why not.
import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { parseDocument } from 'yaml';
import { ConfigurationError } from './configuration-error.js';

/** The value of a YAML file; an empty file is an empty mapping. Throws ConfigurationError with one sentence. */
export function readYaml(path: string): unknown {
  const bytes = readBytes(path);
  if (!isUtf8(bytes)) {
    refuse(`${path}: the file is not UTF-8 text; save it as UTF-8, for instance with iconv.`);
  }
  return parse(path, bytes.toString('utf8'));
}

function readBytes(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    return refuse(`${path}: ${readingFault((error as NodeJS.ErrnoException).code)}`);
  }
}

function readingFault(code: string | undefined): string {
  if (code === 'ENOENT') {
    return 'there is no such file; name the configuration with --config FILE or UNISON_CONFIG.';
  }
  if (code === 'EISDIR') return 'this is a folder; name the configuration file in it.';
  if (code === 'EACCES') return 'the file may not be read; give this user the right to read it.';
  return `the file cannot be read (${code ?? 'unknown reason'}); correct the path.`;
}

function parse(path: string, text: string): unknown {
  const document = parseDocument(text, { prettyErrors: true });
  const [first] = document.errors;
  if (first !== undefined) {
    const line = first.linePos?.[0].line ?? 1;
    const [reason = ''] = first.message.split(/ at line |:?\n/);
    refuse(`${path}: line ${line} is not YAML: ${reason.trim()}; correct that line.`);
  }
  const value: unknown = plainValue(path, () => document.toJS({ maxAliasCount: 100 }));
  return value ?? {};
}

function plainValue(path: string, read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    return refuse(`${path}: not usable YAML: ${(error as Error).message}; take the alias out.`);
  }
}

function refuse(sentence: string): never {
  throw new ConfigurationError([sentence]);
}
