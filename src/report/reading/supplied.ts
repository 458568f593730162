// Sections made of what was handed in: read from the store, empty where nobody handed anything in.
import type { PromoterCount, TeamCount } from '../../domain/ambassadors.js';
import type { EarnedGrowth } from '../../domain/earned-growth.js';
import { suppliedKey, type SuppliedMemo } from '../../domain/supplied-memo.js';
import type { Window } from '../../domain/window.js';
import { daysOf, prideRows, silentPromoterRows } from '../build/supplied.js';
import type { SuppliedSections } from '../supplied-sections.js';
import { toDecimals } from '../rounding.js';
import { readReconciliation, type ReconciliationAsked } from './reconciliation.js';
import type { ReportStores } from '../report-stores.js';

type Memos = NonNullable<ReportStores['memos']>;

/** Earned growth, silent promoters, pride and vendors' figures, each where its file was read. */
export async function readSupplied(
  asked: ReconciliationAsked,
  window: Window,
): Promise<SuppliedSections> {
  const { memos } = asked.stores;
  if (memos === undefined) return {};
  const reconciliation = await readReconciliation(asked, window);
  return {
    ...(await readAmbassadors(memos, window, asked.settings.zone)),
    ...(reconciliation.length > 0 && { reconciliation }),
  };
}

async function readAmbassadors(
  memos: Memos,
  window: Window,
  zone: string,
): Promise<SuppliedSections> {
  const days = daysOf(window, zone);
  const revenue = await contentOf<readonly EarnedGrowth[]>(memos, 'revenue');
  const referrals = await contentOf<readonly PromoterCount[]>(memos, 'referrals');
  const employees = await contentOf<readonly TeamCount[]>(memos, 'employees');
  return {
    ...(revenue && { earnedGrowth: revenue.map(rounded) }),
    ...(referrals && { silentPromoters: silentPromoterRows(referrals, days) }),
    ...(employees && { pride: prideRows(employees, days) }),
  };
}

async function contentOf<Content>(
  memos: Memos,
  kind: Parameters<typeof suppliedKey>[0],
): Promise<Content | null> {
  const memo = (await memos.read(suppliedKey(kind))) as SuppliedMemo<Content> | null;
  return memo?.content ?? null;
}

function rounded(growth: EarnedGrowth): EarnedGrowth {
  return { ...growth, growth: toDecimals(growth.growth, 4) };
}
