// What was handed in beside the contacts: vendors' changed figures, revenue, referrals, employees' answers.
import { Section } from '../frame/section.js';
import { EarnedGrowthTable } from './earned-growth.js';
import { PrideTable, SilentPromoters } from './ambassadors.js';
import type { SectionProps } from './report-page.js';
import { VendorJumps } from './vendor-jumps.js';

/** Nothing where nothing was handed in. */
export function SuppliedSection({ view }: SectionProps) {
  const { page, report } = view;
  const { reconciliation, earnedGrowth, silentPromoters, pride } = report;
  const jumps = (reconciliation ?? []).flatMap((one) => one.jumps);
  const handedIn = [jumps, earnedGrowth, silentPromoters, pride];
  if (handedIn.every((rows) => (rows ?? []).length === 0)) return null;
  return (
    <Section id="supplied" title={page.say('supplied.title')} note={page.say('supplied.note')}>
      <VendorJumps view={view} />
      <EarnedGrowthTable view={view} />
      <SilentPromoters view={view} />
      <PrideTable view={view} />
    </Section>
  );
}
