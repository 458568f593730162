// A difference taken apart, as bars and words; the parts add up to the whole.
import type { WhyTree } from '../view/why-tree.js';
import type { ReportPage } from './report-page.js';

export function WhyTreeView({ view: { page }, tree }: { view: ReportPage; tree: WhyTree }) {
  const { comparison, total, parts } = tree;
  const widest = Math.max(Math.abs(total), ...parts.map(({ seconds }) => Math.abs(seconds)), 1);
  const bars = [
    { key: 'total', name: page.say('why.total'), seconds: total },
    ...parts.map(({ part, seconds }) => ({ key: part, name: page.say(`why.${part}`), seconds })),
  ];
  return (
    <div class="cause why">
      <h3>{page.say('why.title')}</h3>
      <p>
        {page.say('why.text', {
          metric: page.speaker.metricName(comparison.metric),
          topic: page.speaker.topicName(comparison.topic),
          better: page.speaker.channelName(comparison.better),
          worse: page.speaker.channelName(comparison.worse),
        })}
      </p>
      <dl class="plain-bars">
        {bars.map(({ key, name, seconds }) => (
          <div key={key} class={`why-${key}`}>
            <dt>{name}</dt>
            <dd>
              <svg class="index-bar" height="6" aria-hidden="true" focusable="false">
                <rect class="track" width="100%" height="6" rx="3" />
                <rect
                  class={seconds < 0 ? 'fill minus' : 'fill'}
                  width={`${(Math.abs(seconds) / widest) * 100}%`}
                  height="6"
                  rx="3"
                />
              </svg>
              <span class="number">{page.write.wait(seconds)}</span>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
