// Is this only a "thanks"? Text is read for this in passing and never kept.
import { courtesyWords } from './courtesy-words.js';

const longestCourtesy = 100;
const questionMarks = /[?¿؟？]/u;
const emoji = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u200d|\ufe0f|[:;]-?[)D]|<3/gu;

/**
 * Is a message made only of thanks, greetings or emoji (en, nl, fr, de)? Never where it holds a question mark, is long,
 * or holds any word outside the lists: a missed courtesy costs less than a missed question.
 */
export function isCourtesy(text: string): boolean {
  if (text.length > longestCourtesy || questionMarks.test(text)) return false;
  const hasEmoji = text.search(emoji) >= 0;
  const words = wordsOf(text.replace(emoji, ' '));
  if (words.length === 0) return hasEmoji;
  const isThanks = words.some((word) => courtesyWords.thanks.has(word));
  return words.every(
    (word) =>
      courtesyWords.thanks.has(word) ||
      courtesyWords.greetings.has(word) ||
      (isThanks && courtesyWords.around.has(word)),
  );
}

/** Lower-case words without accents or punctuation. */
function wordsOf(text: string): string[] {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}
