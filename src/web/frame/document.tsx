// The whole document round a page: head, skip link, banner, main, footer.
import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { Banner } from './banner.js';
import { MarkDefinitions } from './marks.js';
import type { Page } from './page.js';

export interface DocumentProps {
  readonly page: Page;
  /** The page's own heading, also its title. */
  readonly title: string;
  /** Which entry of the navigation is this page. */
  readonly current: string;
  /** Under the heading. */
  readonly subtitle?: ComponentChildren;
  /** Buttons beside the heading. */
  readonly actions?: ComponentChildren;
  /** Between banner and main: the filters. */
  readonly search?: ComponentChildren;
  readonly footer?: ComponentChildren;
  /** The text of the style sheet, for a file that stands alone. */
  readonly inlineStyle?: string | null;
  readonly children: ComponentChildren;
}

/** The page as HTML text. */
export function documentHtml(props: DocumentProps): string {
  return `<!doctype html>${renderToString(<Html {...props} />)}`;
}

function Html(props: DocumentProps) {
  const { page } = props;
  const theme = page.theme === 'auto' ? undefined : page.theme;
  return (
    <html lang={page.lang} data-theme={theme}>
      <Head {...props} />
      <body>
        <a class="skip" href="#main">
          {page.say('page.skip')}
        </a>
        <MarkDefinitions />
        <Banner {...props} />
        {props.search}
        <main id="main" tabIndex={-1}>
          {props.children}
        </main>
        <footer class="footer">
          {props.footer}
          <p>Unison {page.say('page.version', { version: page.version })} · Apache-2.0</p>
        </footer>
      </body>
    </html>
  );
}

function Head({ page, title, inlineStyle }: DocumentProps) {
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="robots" content="noindex" />
      <title>{`${title} · Unison`}</title>
      {inlineStyle ? (
        <style dangerouslySetInnerHTML={{ __html: inlineStyle }} />
      ) : (
        <>
          <link rel="icon" href={page.assets.icon} type="image/svg+xml" />
          <link rel="stylesheet" href={page.assets.style} />
          <script src={page.assets.script} defer />
        </>
      )}
    </head>
  );
}
