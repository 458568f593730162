// The whole document round a page: head, skip link, banner, main, footer.
import { renderToString } from 'preact-render-to-string';
import { Banner } from './banner.js';
import { MarkDefinitions } from './marks.js';
import type { DocumentProps } from './document-props.js';

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
      <meta name="referrer" content="same-origin" />
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
