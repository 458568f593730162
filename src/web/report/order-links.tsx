// How the rows are ordered, and links to the other orders.
import type { SectionProps } from './report-page.js';

const orders = ['gap', 'slowest', 'name'] as const;

export function OrderLinks({ view: { page, order } }: SectionProps) {
  if (page.isSelfContained) return null;
  return (
    <p class="order">
      <span class="order-label">{page.say('filter.sort')}:</span>
      {orders.map((name) => (
        <a
          key={name}
          href={`${page.links.here({ sort: name === 'gap' ? null : name })}#waits`}
          aria-current={name === order ? 'true' : undefined}
        >
          {page.say(`filter.sort.${name}`)}
        </a>
      ))}
    </p>
  );
}
