// Foreign text as one clean line, cut between words where it is too long.

const unprintable = /[\p{Cc}\p{Zl}\p{Zp}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/gu;
const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** One line without control, direction or zero-width characters and without halves of characters. */
export function oneLine(text: string): string {
  return text
    .replace(loneSurrogate, '\ufffd')
    .replace(unprintable, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** The text in at most `limit` UTF-16 units, cut between words where there are any, ending in an ellipsis if cut. */
export function cutAtWord(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const room = wholeCharacters(text.slice(0, Math.max(0, limit - 1)));
  const space = room.lastIndexOf(' ');
  const kept = space > limit / 2 ? room.slice(0, space) : room;
  return `${kept.trimEnd()}…`;
}

function wholeCharacters(text: string): string {
  const last = text.charCodeAt(text.length - 1);
  return last >= 0xd800 && last <= 0xdbff ? text.slice(0, -1) : text;
}
