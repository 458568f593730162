/** The forms a list can be asked for, by extension (`/comparisons.csv`) or by `Accept`. */
export type Form = 'json' | 'csv' | 'ndjson';

const byType: Readonly<Record<string, Form>> = {
  'text/csv': 'csv',
  'application/x-ndjson': 'ndjson',
  'application/json': 'json',
};

export const contentTypes: Readonly<Record<Form, string>> = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  ndjson: 'application/x-ndjson; charset=utf-8',
};

/** Which form a request wants: the extension of its path wins, then the first known type in `Accept`, else JSON. */
export function wantedForm(url: string, accept: string | undefined): Form {
  const extension = /\.(json|csv|ndjson)$/.exec(url.split('?')[0] ?? '')?.[1];
  if (extension !== undefined) return extension as Form;
  const types = (accept ?? '').split(',').map((type) => type.split(';')[0]?.trim() ?? '');
  return types.map((type) => byType[type]).find((form) => form !== undefined) ?? 'json';
}
