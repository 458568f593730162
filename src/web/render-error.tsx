// What a page says when it cannot be shown: not found, not allowed, or something went wrong.
import { documentHtml } from './frame/document.js';
import { pageOf, type Page, type PageOptions } from './frame/page.js';

export type PageTrouble =
  | { readonly kind: 'notFound' }
  /** Which scope is needed. */
  | { readonly kind: 'notAllowed'; readonly scope: string }
  /** What was asked cannot be done; the sentence says why. */
  | { readonly kind: 'refused'; readonly sentence: string }
  /** `lastGood`: the path of the last snapshot that worked, where there is one. */
  | { readonly kind: 'error'; readonly trace: string; readonly lastGood: string | null };

/** The page shown instead of another. */
export function renderError(trouble: PageTrouble, options: PageOptions): string {
  const page = pageOf(null, options);
  return documentHtml({
    page,
    title: page.say(`state.${trouble.kind}.title`),
    current: '',
    children: (
      <section class="empty" aria-label={page.say(`state.${trouble.kind}.title`)}>
        <p class="lead">{sentenceOf(page, trouble)}</p>
        <p class="actions">
          {trouble.kind === 'error' ? (
            <a class="button" href={page.links.here({})}>
              {page.say('state.error.retry')}
            </a>
          ) : null}
          {trouble.kind === 'error' && trouble.lastGood !== null ? (
            <a class="button" href={page.links.plain(trouble.lastGood)}>
              {page.say('state.error.lastGood')}
            </a>
          ) : null}
          <a class="button" href={page.links.plain('/report')}>
            {page.say('page.back')}
          </a>
        </p>
      </section>
    ),
  });
}

function sentenceOf({ say }: Page, trouble: PageTrouble): string {
  if (trouble.kind === 'notAllowed') return say('state.notAllowed.text', { scope: trouble.scope });
  if (trouble.kind === 'refused') return trouble.sentence;
  if (trouble.kind === 'error') return say('state.error.text', { trace: trouble.trace });
  return say('state.notFound.text');
}
