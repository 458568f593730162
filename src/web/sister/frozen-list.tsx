// The frozen reports that can be opened by their link, each with the way to end it.
import type { Page } from '../frame/page.js';
import { Section } from '../frame/section.js';

export function FrozenList({ page, ids }: { page: Page; ids: readonly string[] }) {
  const title = page.say('settings.frozen');
  return (
    <Section id="frozen" title={title}>
      {ids.length === 0 ? <p>{page.say('note.none')}</p> : null}
      <ul class="frozen">
        {ids.map((id) => (
          <li key={id}>
            <a href={page.links.plain(`/report/snapshots/${id}`)}>
              <code>{id}</code>
            </a>{' '}
            <form method="post" action={page.links.plain(`/report/snapshots/${id}/revoke`)}>
              <button
                type="submit"
                class="button"
                aria-label={`${page.say('snapshot.revoke')}: ${id}`}
              >
                {page.say('snapshot.revoke')}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </Section>
  );
}
