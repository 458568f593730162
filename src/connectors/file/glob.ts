// Patterns in `path`: * and ? within a name, ** over folders, {a,b} alternatives.

/** Does the path hold a pattern, or is it a plain name? */
export function isPattern(path: string): boolean {
  return /[*?{]/.test(path);
}

/** The folder part before the first pattern: where the search begins. */
export function fixedFolder(pattern: string): string {
  const parts = pattern.split('/');
  const first = parts.findIndex(isPattern);
  return parts.slice(0, first).join('/') || (pattern.startsWith('/') ? '/' : '.');
}

/** The pattern as a regular expression over paths with forward slashes. */
export function patternToRegExp(pattern: string): RegExp {
  const source = pattern.replace(/\*\*\/|\*\*|\*|\?|\{[^}]*\}|[^*?{]/g, (piece) => {
    if (piece === '**/') return '(?:[^/]+/)*';
    if (piece === '**') return '.*';
    if (piece === '*') return '[^/]*';
    if (piece === '?') return '[^/]';
    if (piece.startsWith('{')) return `(?:${piece.slice(1, -1).split(',').map(escaped).join('|')})`;
    return escaped(piece);
  });
  return new RegExp(`^${source}$`);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
