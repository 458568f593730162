// Vendors' own figures of the window beside ours, counted from the stored contacts.
import type { FigureBook } from '../../domain/figure-book.js';
import { jumpsIn } from '../../domain/figure-book.js';
import type { Interaction } from '../../domain/interaction.js';
import { figuresKey, type SuppliedMemo } from '../../domain/supplied-memo.js';
import type { VendorFigure, VendorRule } from '../../domain/vendor-figure.js';
import type { Window } from '../../domain/window.js';
import { reconcile } from '../reconcile/reconcile.js';
import type { Reconciliation, VendorJump } from '../supplied-sections.js';
import type { ReportSettings } from '../report-settings.js';
import type { ReportStores } from '../report-stores.js';
import type { Ends } from './ends.js';

/** How far back a contact may have been opened that a vendor books by its end, or as part of a longer thread. */
const lookBackMs = 180 * 86_400_000;

export interface ReconciliationAsked {
  readonly stores: Pick<ReportStores, 'memos' | 'interactions'>;
  readonly settings: ReportSettings;
  readonly ends: Ends;
}

/** One entry per source whose vendor's figures were handed in; jumps are told whatever the window. */
export async function readReconciliation(
  { stores, settings, ends }: ReconciliationAsked,
  window: Window,
): Promise<readonly Reconciliation[]> {
  const entries: Reconciliation[] = [];
  for (const { id, vendorRule } of settings.sources) {
    const memo = (await stores.memos?.read(figuresKey(id))) as SuppliedMemo<FigureBook> | null;
    if (!memo || !vendorRule) continue;
    const inside = figuresIn(memo.content, window);
    const contacts = await contactsFor(stores, [id, inside], vendorRule);
    const figures = inside.map((figure) => {
      const calendar = settings.calendarOf?.(figure.channel) ?? null;
      const place = { calendar, asOf: ends.get(figure.channel) ?? figure.to };
      const own = contacts.filter(({ channel }) => channel === figure.channel);
      return reconcile(figure, vendorRule, own, place);
    });
    entries.push({ source: id, figures, jumps: jumpRows(memo.content) });
  }
  return entries;
}

/** The figures, as last seen, of periods that lie in the window. */
function figuresIn(book: FigureBook, { from, to }: Window): readonly VendorFigure[] {
  return book
    .map(({ figure }) => figure)
    .filter((figure) => figure.from >= from && figure.to <= to);
}

async function contactsFor(
  { interactions }: Pick<ReportStores, 'interactions'>,
  [source, figures]: readonly [string, readonly VendorFigure[]],
  rule: VendorRule,
): Promise<readonly Interaction[]> {
  if (interactions === undefined || figures.length === 0) return [];
  const isEarlierNeeded = rule.cohort === 'ended' || rule.isPerThread;
  const first = Math.min(...figures.map(({ from }) => from));
  const from = isEarlierNeeded ? first - lookBackMs : first;
  const to = Math.max(...figures.map((figure) => figure.to));
  const found: Interaction[] = [];
  for await (const { interaction } of interactions.scan({ sources: [source], from, to }))
    found.push(interaction);
  return found;
}

function jumpRows(book: FigureBook): readonly VendorJump[] {
  return jumpsIn(book).map(({ figure, before, after, at }) => {
    const { channel, measure, statistic, from, to } = figure;
    return { channel, measure, statistic, from, to, before, after, seenAt: at };
  });
}
