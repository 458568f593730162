// Words of customers and configurations made safe for Slack: cleaned, cut at a word, escaped.
import { cutAtWord, oneLine } from '../plain-line.js';

/** Slack's three control characters as entities: no `<!channel>`, `<@U…>` or link can come from a name. */
export function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** Foreign text ready for a message: one line, escaped, at most `limit` units long after escaping. */
export function safeText(text: string, limit: number): string {
  const line = oneLine(text);
  let cut = cutAtWord(line, limit);
  while (escapeText(cut).length > limit) {
    const excess = escapeText(cut).length - limit;
    cut = cutAtWord(line, cut.length - Math.max(1, Math.ceil(excess / 5)));
  }
  return escapeText(cut);
}
