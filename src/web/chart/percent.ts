// Positions in a drawing that follows the width of the page.

/** `43.27%`, for an attribute of an SVG element. */
export function atPercent(percent: number): string {
  return `${Math.round(percent * 100) / 100}%`;
}
