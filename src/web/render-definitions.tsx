// What every figure means: each metric as it is defined, the method, the limits, the glossary.
import type { MetricDefinition } from '../domain/metric.js';
import type { DefinitionState } from '../report/consistency-report.js';
import { documentHtml } from './frame/document.js';
import { pageOf, type Named, type Page, type PageOptions } from './frame/page.js';
import { Section } from './frame/section.js';
import { DefinitionItem } from './sister/definition-item.js';

export interface DefinitionsPage {
  readonly names: Named;
  readonly catalogue: readonly MetricDefinition[];
}

const methodSteps = ['alike', 'waiting', 'noise', 'verdict', 'many', 'monitor', 'index'] as const;
const limits = ['few', 'survey', 'cause', 'mix'] as const;
const glossary = [
  'interaction',
  'comparison',
  'gap',
  'inconclusive',
  'promise',
  'stillWaiting',
  'index',
  'coverage',
  'completeUntil',
  'composition',
] as const;

/** The page `/definitions`. */
export function renderDefinitions(shown: DefinitionsPage, options: PageOptions): string {
  const page = pageOf(shown.names, { path: '/definitions', ...options });
  const states = new Map(shown.names.definitions.map((state) => [state.metric, state]));
  return documentHtml({
    page,
    title: page.say('nav.definitions'),
    current: '/definitions',
    children: (
      <>
        <Metrics page={page} catalogue={shown.catalogue} states={states} />
        <ListSection page={page} id="method" steps={methodSteps} />
        <ListSection page={page} id="limits" steps={limits} />
        <Glossary page={page} />
      </>
    ),
  });
}

function Metrics(props: {
  page: Page;
  catalogue: readonly MetricDefinition[];
  states: ReadonlyMap<string, DefinitionState>;
}) {
  const { page, catalogue, states } = props;
  return (
    <Section id="metrics" title={page.say('filter.metrics')}>
      {catalogue.map((metric) => (
        <DefinitionItem
          key={metric.id}
          page={page}
          metric={metric}
          state={states.get(metric.id) ?? null}
        />
      ))}
    </Section>
  );
}

type ListKey =
  | { readonly id: 'method'; readonly steps: typeof methodSteps }
  | { readonly id: 'limits'; readonly steps: typeof limits };

function ListSection({ page, ...list }: { page: Page } & ListKey) {
  const sentences =
    list.id === 'method'
      ? list.steps.map((step) => page.say(`method.${step}`))
      : list.steps.map((step) => page.say(`limits.${step}`));
  return (
    <Section id={list.id} title={page.say(`section.${list.id}`)}>
      <ul class="reading">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Section>
  );
}

function Glossary({ page }: { page: Page }) {
  return (
    <Section id="glossary" title={page.say('glossary.title')}>
      <dl class="glossary">
        {glossary.map((word) => (
          <div key={word}>
            <dt>{page.say(`glossary.${word}`)}</dt>
            <dd>{page.say(`glossary.${word}.text`)}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
