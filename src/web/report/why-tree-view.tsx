// A difference taken apart, as bars and words; the parts add up to the whole.
import type { WhyRow } from '../../report/report-sections.js';
import { whyVerdict } from '../view/why-verdict.js';
import type { ReportPage } from './report-page.js';

export function WhyTreeView({ view, row }: { view: ReportPage; row: WhyRow }) {
  const { page } = view;
  const { total, parts, worse, better } = row;
  const widest = Math.max(Math.abs(total), ...parts.map(({ value }) => Math.abs(value)));
  const shown = parts.filter(({ part, value }) => value !== 0 || part === 'mix');
  const bars = [
    { key: 'total', name: page.say('why.total'), value: total },
    ...shown.map(({ part, value }) => ({ key: part, name: partName(view, row, part), value })),
  ];
  return (
    <div class="cause why">
      <h3>{page.say('why.title')}</h3>
      <p>
        <strong>{page.say(`why.says.${whyVerdict(row)}`, slotsOf(view, row))}</strong>{' '}
        {page.say('why.text', {
          metric: page.speaker.metricName(row.metric),
          topic: page.speaker.topicName(row.topic),
          better: page.speaker.channelName(better),
          worse: page.speaker.channelName(worse),
          n: row.contacts[worse] ?? 0,
          m: row.contacts[better] ?? 0,
        })}
      </p>
      <dl class="plain-bars">
        {bars.map(({ key, name, value }) => (
          <WhyBar
            key={key}
            {...{ name, value, widest }}
            text={page.write.withUnit(value, row.unit)}
          />
        ))}
      </dl>
    </div>
  );
}

function slotsOf(
  { page }: ReportPage,
  { better, worse }: WhyRow,
): Readonly<Record<string, string>> {
  return { better: page.speaker.channelName(better), worse: page.speaker.channelName(worse) };
}

/** On one topic the mix is one of hours, over all topics also one of questions. */
function partName(
  { page }: ReportPage,
  row: WhyRow,
  part: WhyRow['parts'][number]['part'],
): string {
  return part === 'mix' && row.topic !== null ? page.say('why.times') : page.say(`why.${part}`);
}

function WhyBar(props: { name: string; value: number; widest: number; text: string }) {
  const { name, value, widest, text } = props;
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <svg class="index-bar" height="6" aria-hidden="true" focusable="false">
          <rect class="track" width="100%" height="6" rx="3" />
          <rect
            class={value < 0 ? 'fill minus' : 'fill'}
            width={`${widest === 0 ? 0 : (Math.abs(value) / widest) * 100}%`}
            height="6"
            rx="3"
          />
        </svg>
        <span class="number">{text}</span>
      </dd>
    </div>
  );
}
