// Numbers as a language writes them; formatters are costly to make, so each is made once.
const formatters = new Map<string, Intl.NumberFormat>();

/** How does this locale write a number, with at most so many (default 3) and at least so many (default 0) decimals? */
export function localeNumber(
  value: number,
  locale: string,
  decimals: { readonly atLeast?: number; readonly atMost?: number } = {},
): string {
  const { atLeast = 0, atMost = Math.max(3, atLeast) } = decimals;
  const key = `${locale} ${atLeast} ${atMost}`;
  const known = formatters.get(key);
  if (known !== undefined) return known.format(value);
  const made = new Intl.NumberFormat(locale, {
    minimumFractionDigits: atLeast,
    maximumFractionDigits: atMost,
  });
  formatters.set(key, made);
  return made.format(value);
}
