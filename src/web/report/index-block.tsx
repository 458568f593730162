// The consistency index and its three parts.
import type { IndexPart } from '../../domain/metric.js';
import type { SectionProps } from './report-page.js';

const parts: readonly IndexPart[] = ['process', 'content', 'outcome'];

export function IndexBlock({ view }: SectionProps) {
  const { page, report } = view;
  const { value, before, evidence } = report.index;
  return (
    <div class="index">
      <p class="index-line">
        <span class="index-name">{page.say('index.value')}</span>
        <span class="index-value">{page.write.index(value)}</span>
        <span class="index-of">{page.say('index.of100')}</span>
      </p>
      <dl class="index-parts">
        {parts.map((part) => (
          <PartLine key={part} part={part} view={view} />
        ))}
      </dl>
      <p class="index-notes">
        {before === null ? null : (
          <span class="sentence-case">
            {page.say('headline.indexBefore', { value: page.write.index(before) })}
          </span>
        )}
        <span class="sentence-case">
          {page.say('headline.evidence', { share: page.write.percent(evidence) })}
        </span>
      </p>
    </div>
  );
}

function PartLine({ part, view: { page, report } }: SectionProps & { part: IndexPart }) {
  const value = report.index[part];
  return (
    <div>
      <dt>{page.say(`index.${part}`)}</dt>
      <dd>
        <svg class="index-bar" height="6" aria-hidden="true" focusable="false">
          <rect class="track" width="100%" height="6" rx="3" />
          <rect class="fill" width={`${value ?? 0}%`} height="6" rx="3" />
        </svg>
        <span class="number">{page.write.index(value)}</span>
      </dd>
    </div>
  );
}
