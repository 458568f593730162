// How wide a word is drawn, without a browser: labels are placed on the server and may not touch on any machine.

/** Advance widths (hundredths of the font size) of DejaVu Sans, the widest of the usual system fonts. */
const advances: readonly (readonly [number, string])[] = [
  [28, "ijl'ìíîï"],
  [30, 'IJÌÍÎÏ'],
  [34, ' ,.·/:;\\|'],
  [37, 'f-'],
  [40, '()[]t!'],
  [42, 'r"'],
  [53, '*_sz?šž'],
  [57, 'cçčL'],
  [60, 'FkvxyPýÿ'],
  [62, 'TYaoeàáâãäåðòóôõöøèéêë'],
  [64, 'ESbdghnpqu0123456789ßñùúûüþ'],
  [69, 'AVKBRXZÀÁÂÃÄ'],
  [76, 'CUHNÇÑÙÚÛÜ'],
  [79, 'DGOQ&ÒÓÔÕÖØ'],
  [86, 'wM#+<=>×~'],
  [100, 'm%WÆŒ@'],
];
const advanceOf = new Map(
  advances.flatMap(([width, letters]) =>
    Array.from(letters).map((letter) => [letter, width] as const),
  ),
);
const unknownAdvance = 75;

/** How many pixels wide is this text at this font size, at most? Bold adds a tenth. */
export function textWidth(text: string, fontSizePx: number, isBold = false): number {
  const hundredths = Array.from(text).reduce(
    (sum, letter) => sum + (advanceOf.get(letter) ?? unknownAdvance),
    0,
  );
  return (hundredths / 100) * fontSizePx * (isBold ? 1.1 : 1);
}
