// One cheap look at a file source: can it be read, and what do its first rows say?
import type { Access, CheckResult, Page } from '../connector.js';
import { PermanentError, TemporaryError } from '../errors.js';
import type { FileConfig } from './config.js';
import { readFilePage, stopReading } from './read-page.js';
import type { FileState } from './state.js';

/** Reads the first page and says what came of it. */
export async function checkFile(access: Access<FileConfig>): Promise<CheckResult> {
  try {
    const page = await readFilePage(access, null, { kind: 'incremental' });
    return verdictOn(access, page);
  } catch (error) {
    if (error instanceof PermanentError)
      return { status: 'configuration', sentence: error.message };
    if (error instanceof TemporaryError) return { status: 'network', sentence: error.message };
    throw error;
  } finally {
    await stopReading(access);
  }
}

function verdictOn(access: Access<FileConfig>, page: Page<FileState>): CheckResult {
  const place = `sources.${access.source.id}: ${access.config.path}`;
  const read = page.conversations.length;
  const faults = page.skipped.filter(({ isFault }) => isFault);
  if (read === 0 && faults.length > 0) {
    const sentence = `${place} gives no contact in its first ${faults.length} rows (${reasonsIn(page)}); correct fields and channels.`;
    return { status: 'configuration', sentence };
  }
  const leftOut =
    page.skipped.length === 0 ? '' : `, ${page.skipped.length} left out (${reasonsIn(page)})`;
  return {
    status: 'ok',
    sentence: `${place} can be read: ${read} contacts in its first rows${leftOut}.`,
  };
}

function reasonsIn({ skipped }: Page<FileState>): string {
  const counts = new Map<string, number>();
  for (const { reason } of skipped) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].map(([reason, count]) => `${reason} ${count}`).join(', ');
}
