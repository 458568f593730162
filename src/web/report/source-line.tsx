// Under each figure: where it comes from, in which zone, over how many contacts, by which definition.
import type { MetricId } from '../../domain/metric.js';
import type { SectionProps } from './report-page.js';

export function SourceLine({ view, metric, n }: SectionProps & { metric: MetricId; n: number }) {
  const { page, report } = view;
  const definition = report.definitions.find((known) => known.metric === metric);
  const connectors = [...new Set(report.sources.map(({ id }) => id))];
  return (
    <p class="source-line">
      {page.say('note.sources', {
        sources: connectors.join(', '),
        zone: report.zone,
        n: page.write.count(n),
        clock: page.say(`clock.${report.clock}`),
      })}{' '}
      <a href={`${page.links.plain('/definitions')}#${metric}`}>{definition?.id ?? metric}</a>
    </p>
  );
}
