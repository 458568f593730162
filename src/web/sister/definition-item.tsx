// One metric: what it asks and everything that decides its figure.
import { definitionId, type MetricDefinition } from '../../domain/metric.js';
import type { DefinitionState } from '../../report/consistency-report.js';
import type { Page } from '../frame/page.js';

interface ItemProps {
  readonly page: Page;
  readonly metric: MetricDefinition;
  /** What is in force: margin and hash; null where the report knows of none. */
  readonly state: DefinitionState | null;
}

export function DefinitionItem({ page, metric, state }: ItemProps) {
  return (
    <article id={metric.id} class="definition" aria-labelledby={`${metric.id}-title`}>
      <h3 id={`${metric.id}-title`}>
        {(state?.name ?? metric.name)[page.lang]} <code>{definitionId(metric)}</code>
      </h3>
      <p>{metric.question[page.lang]}</p>
      <dl class="facts">
        {factsOf({ page, metric, state }).map(({ name, text, isEnglish }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd lang={isEnglish && page.lang !== 'en' ? 'en' : undefined}>{text}</dd>
          </div>
        ))}
      </dl>
    </article>
  );
}

interface Fact {
  readonly name: string;
  readonly text: string;
  /** Texts of the definition itself are written once, in English: they are what is hashed. */
  readonly isEnglish: boolean;
}

function factsOf({ page, metric, state }: ItemProps): readonly Fact[] {
  const { say } = page;
  const isDuration = metric.kind === 'duration';
  const written = (name: string, text: string): Fact => ({ name, text, isEnglish: true });
  const worded = (name: string, text: string): Fact => ({ name, text, isEnglish: false });
  const facts = [
    written(say(isDuration ? 'definition.start' : 'definition.numerator'), metric.from),
    written(say(isDuration ? 'definition.end' : 'definition.denominator'), metric.to),
    written(say('definition.population'), metric.population),
    written(say('definition.censoring'), metric.censoring),
    written(say('definition.window'), metric.window),
    written(say('definition.scale'), metric.scale),
    written(say('filter.clock'), metric.clock),
    worded(say('definition.better'), say(`definition.better.${metric.better}`)),
    worded(say('definition.part'), say(`index.${metric.part}`)),
    worded(say('definition.margin'), marginWords(page, metric, state)),
    written(say('head.source'), metric.source),
    worded(say('definition.hash'), state?.hash ?? ''),
  ];
  return facts.filter(({ text }) => text !== '');
}

function marginWords(page: Page, metric: MetricDefinition, state: DefinitionState | null): string {
  const margin = state?.margin ?? metric.margin;
  if (metric.kind === 'duration') return page.write.ratio(margin);
  return page.write.withUnit(margin, metric.kind === 'share' ? 'percentage_points' : 'points');
}
