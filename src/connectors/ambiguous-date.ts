// Dates such as 10/5/2020, which nobody can read without being told the order.

const form =
  /^(?<first>\d{1,2})(?<mark>[-/.])(?<second>\d{1,2})\k<mark>(?<year>\d{4}|\d{2})(?:(?<gap>[ T]) *\d{1,2}:\d{2}(?<seconds>:\d{2})?(?<half> ?[AP]M)?)?$/i;

/**
 * The formats such a date can be meant in, in the notation of `dates`: `MM/DD/YYYY` and `DD/MM/YYYY`, or the one of
 * them that makes a day. Empty where the text is no such date.
 */
export function candidateFormats(text: string): readonly string[] {
  const parts = form.exec(text)?.groups;
  if (parts === undefined) return [];
  const { mark = '', year = '' } = parts;
  const [first, second] = [Number(parts['first']), Number(parts['second'])];
  const yearFormat = year.length === 4 ? 'YYYY' : 'YY';
  const written = (order: readonly string[]): string =>
    [...order, yearFormat].join(mark) + clockFormat(parts);
  const formats: string[] = [];
  if (isDayOf(second, first)) formats.push(written(['MM', 'DD']));
  if (isDayOf(first, second)) formats.push(written(['DD', 'MM']));
  return formats;
}

function isDayOf(day: number, month: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

function clockFormat({ gap, seconds, half }: Readonly<Record<string, string | undefined>>): string {
  if (gap === undefined) return '';
  const tail = seconds === undefined ? '' : ':ss';
  if (half === undefined) return `${gap}HH:mm${tail}`;
  return `${gap}hh:mm${tail}${half.startsWith(' ') ? ' ' : ''}A`;
}
