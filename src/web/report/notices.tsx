// Warnings, above the figures they concern.
import type { SourceState } from '../../report/consistency-report.js';
import { Band } from '../frame/section.js';
import { isShaky } from '../../report/build/sources.js';
import type { ReportPage, SectionProps } from './report-page.js';

/** Notices about the address itself come first, then sources that are late. */
export function Notices({ view, notices }: SectionProps & { notices: readonly string[] }) {
  return (
    <>
      {notices.map((notice) => (
        <Band key={notice} kind="notice">
          {notice}
        </Band>
      ))}
      {view.report.sources.filter(isShaky).map((source) => (
        <Band key={source.id} kind="late">
          <SourceTrouble view={view} source={source} />
        </Band>
      ))}
    </>
  );
}

function SourceTrouble({ view, source }: { view: ReportPage; source: SourceState }) {
  const { page, report } = view;
  const channel = source.channels.map(page.speaker.channelName).join(', ');
  const age =
    source.completeUntil === null
      ? page.say('unit.unknown')
      : page.write.wait((report.computedAt - source.completeUntil) / 1000);
  return (
    <>
      <strong>{page.say('state.late.title')}</strong>{' '}
      {page.say('remark.late', { source: source.id, age, channel })}
    </>
  );
}
