// Reads the parameters that choose among known names.
import { nearestOf } from '../nearest.js';
import type { QueryFinding } from './finding.js';

/** Parameters being read, and what was found wrong with them so far. */
export interface Reading {
  readonly parameters: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly findings: QueryFinding[];
}

/** A finding for each parameter that is given and not allowed. */
export function unknownParameters(
  parameters: Reading['parameters'],
  allowed: readonly string[],
): QueryFinding[] {
  return Object.keys(parameters)
    .filter((name) => parameters[name] !== undefined && !allowed.includes(name))
    .map((name) => ({
      kind: 'unknown_parameter',
      parameter: name,
      value: null,
      nearest: nearestOf(name, allowed),
    }));
}

/** The values given for a parameter; blank ones (an empty form field) count as not given. */
export function valuesOf(reading: Reading, parameter: string): readonly string[] {
  const given = reading.parameters[parameter] ?? [];
  return [given].flat().filter((value) => value.trim() !== '');
}

/** The single value of a parameter, or null; noted where it is given more than once. */
export function singleOf(reading: Reading, parameter: string): string | null {
  const values = [...new Set(valuesOf(reading, parameter))];
  if (values.length > 1) {
    reading.findings.push({ kind: 'given_twice', parameter, value: null, nearest: null });
  }
  return values[0] ?? null;
}

/** One of the known names, or null; an unknown one is noted. */
export function readOne<Name extends string>(
  reading: Reading,
  parameter: string,
  known: readonly Name[],
): Name | null {
  const value = singleOf(reading, parameter);
  if (value === null) return null;
  return accept(reading, parameter, known)(value);
}

/**
 * Several of the known names, in the order they are known and once each; null = all. Repeated parameters and commas both
 * work; a name that holds a comma itself is taken whole where it is known. Null too where none given is known.
 */
export function readList<Name extends string>(
  reading: Reading,
  parameter: string,
  known: readonly Name[],
): readonly Name[] | null {
  const knownNames: ReadonlySet<string> = new Set(known);
  const values = valuesOf(reading, parameter).flatMap((value) =>
    knownNames.has(value) ? [value] : value.split(',').map((name) => name.trim()),
  );
  const wanted = values.filter((value) => value !== '');
  const accepted = new Set(wanted.map(accept(reading, parameter, known)));
  const chosen = known.filter((name) => accepted.has(name));
  return chosen.length > 0 ? chosen : null;
}

function accept<Name extends string>(
  reading: Reading,
  parameter: string,
  known: readonly Name[],
): (value: string) => Name | null {
  return (value) => {
    const match = known.find((name) => name === value);
    if (match !== undefined) return match;
    const nearest = nearestOf(value, known);
    reading.findings.push({ kind: 'unknown_value', parameter, value, nearest });
    return null;
  };
}
