// One refusal of the schema becomes one sentence: path, value seen, what to do.
import type { z } from 'zod';
import { nearest } from './nearest.js';
import { pathText, quoted } from './written.js';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** What is known about the file while its issues are put into words. */
export interface FindingContext {
  /** The parsed file. */
  readonly file: unknown;
  /** Path of the part the issues are about (`sources.boston`). */
  readonly at: Path;
  /** The keys that are known at a path of the file. */
  readonly keysAt: (path: Path) => readonly string[];
}

/** The sentences for one issue; an issue about several unknown keys gives several. */
export function findingsOf(issue: Issue, context: FindingContext): readonly string[] {
  const path = [...context.at, ...issue.path];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey([...path, key], context.keysAt(path)));
    case 'invalid_union':
      return unionFindings(issue, context);
    case 'invalid_key':
      return [`${pathText(path)}: ${quoted(path.at(-1))} is not ${refusalOf(issue.issues[0])}.`];
    default:
      return [wrongValue(path, issue, context)];
  }
}

function unknownKey(path: Path, known: readonly string[]): string {
  const meant = nearest(String(path.at(-1)), known);
  const keys = [...known].sort().join(', ');
  if (meant === null) return `${pathText(path)}: unknown key; take it out or use one of ${keys}.`;
  return `${pathText(path)}: unknown key; did you mean "${meant}"? The keys here are ${keys}.`;
}

/** Of the alternatives, the one whose kind fits the value is the one that was meant. */
function unionFindings(
  issue: Extract<Issue, { code: 'invalid_union' }>,
  context: FindingContext,
): readonly string[] {
  const meant = issue.errors.find((issues) => !issues.some(isWrongKind));
  const fallback = issue.errors.length === 1 ? issue.errors[0] : undefined;
  const issues = meant ?? fallback;
  const at = [...context.at, ...issue.path];
  if (issues !== undefined) {
    return issues.flatMap((inner) => findingsOf(inner, { ...context, at }));
  }
  const written = issue.message === 'Invalid input' ? issue.errors[0]?.[0]?.message : issue.message;
  return [wrongValue(at, { ...issue, message: written ?? issue.message }, context)];
}

function isWrongKind(issue: Issue): boolean {
  return (
    issue.path.length === 0 && (issue.code === 'invalid_type' || issue.code === 'invalid_value')
  );
}

function wrongValue(path: Path, issue: Issue, context: FindingContext): string {
  const seen = valueAt(context.file, path);
  const refusal = refusalOf(issue);
  if (seen === undefined) {
    const [must, todo] = refusal.split('; ', 2);
    return `${pathText(path)}: missing; ${todo ?? `write ${must ?? 'it'}`}.`;
  }
  return `${pathText(path) || 'the file'}: ${seenText(seen, path, refusal)} is not ${refusal}${hint(seen, issue)}.`;
}

const kindTexts: Readonly<Record<string, string>> = {
  string: 'text; write it between quotes',
  number: 'a number; write digits without quotes',
  int: 'a whole number; write digits without quotes',
  boolean: 'true or false; write one of them without quotes',
  array: 'a list; write [a, b], or one item a line after "- "',
  object: 'a mapping; write its keys below it, one a line, each followed by a colon',
  record: 'a mapping; write its keys below it, one a line, each followed by a colon',
};

/** The schema's own words (they hold a `;`), else words made from the kind that was expected. */
function refusalOf(issue: Issue | undefined): string {
  if (issue === undefined) return 'allowed here; correct it';
  if (issue.code === 'invalid_value') {
    const values = issue.values.map((value) => String(value));
    return `${values.length > 1 ? 'one of ' : ''}${values.join(', ')}; correct it`;
  }
  if (issue.message.includes(';')) return issue.message;
  const expected = issue.code === 'invalid_type' ? issue.expected : '';
  return kindTexts[expected] ?? 'allowed here; correct it';
}

function hint(seen: unknown, issue: Issue): string {
  if (issue.code !== 'invalid_value' || typeof seen !== 'string') return '';
  const meant = nearest(seen, issue.values.map(String));
  return meant === null ? '' : ` to "${meant}"`;
}

/** The value as it stands in the file, short; a value that may be a secret is never repeated. */
function seenText(seen: unknown, path: Path, refusal: string): string {
  const isSecret = /secret|token|password|webhook|key$/i.test(`${pathText(path)} ${refusal}`);
  if (typeof seen === 'string') return isSecret ? 'the value written here' : quoted(seen);
  if (seen === null) return 'an empty value';
  if (Array.isArray(seen)) return 'a list';
  return typeof seen === 'object' ? 'a mapping' : `${seen as number | boolean}`;
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, key) => (inner as Record<PropertyKey, unknown> | null | undefined)?.[key],
    value,
  );
}
