// The top of every page: where you are, where else to go, language and colours.
import type { PageWordKey } from '../words/page-words.js';
import type { WordKey } from '../../report/words/words.js';
import type { DocumentProps } from './document-props.js';
import type { Page, Theme } from './page.js';

const places: readonly (readonly [string, WordKey | PageWordKey])[] = [
  ['/report', 'nav.report'],
  ['/gaps', 'nav.gaps'],
  ['/interactions', 'nav.interactions'],
  ['/sources', 'nav.sources'],
  ['/definitions', 'nav.definitions'],
  ['/settings', 'nav.settings'],
];
const languageNames = { en: 'English', nl: 'Nederlands' } as const;
const themes: readonly Theme[] = ['light', 'dark', 'auto'];

export function Banner({ page, title, current, subtitle, actions }: DocumentProps) {
  return (
    <header class="banner">
      {page.isDemo ? <p class="demo">{page.say('banner.demo')}</p> : null}
      {page.isSelfContained ? null : <Bar page={page} current={current} />}
      <div class="masthead">
        <div class="masthead-words">
          <h1>{title}</h1>
          {subtitle ? <p class="subtitle">{subtitle}</p> : null}
        </div>
        {page.isSelfContained ? null : <div class="actions">{actions}</div>}
      </div>
    </header>
  );
}

function Bar({ page, current }: { page: Page; current: string }) {
  return (
    <div class="bar">
      <nav aria-label={page.say('nav.label')}>
        <span class="brand">Unison</span>
        <ul>
          {places.map(([path, key]) => (
            <li key={path}>
              <a
                href={path === '/report' ? page.links.report() : page.links.plain(path)}
                aria-current={path === current ? 'page' : undefined}
              >
                {page.say(key)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <Languages page={page} />
      <Themes page={page} />
    </div>
  );
}

function Languages({ page }: { page: Page }) {
  return (
    <ul class="switch" aria-label={page.say('page.language')}>
      {(['en', 'nl'] as const).map((lang) => (
        <li key={lang}>
          <a
            href={page.links.here({ lang })}
            lang={lang}
            hreflang={lang}
            aria-current={lang === page.lang ? 'true' : undefined}
          >
            {lang.toUpperCase()}
            <span class="unseen"> ({languageNames[lang]})</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

/** Plain buttons of a plain form: the choice is kept in a cookie, with or without script. */
function Themes({ page }: { page: Page }) {
  return (
    <form class="switch" method="get" action={page.links.root('/theme')} data-themes>
      <input type="hidden" name="back" value={page.links.here({})} />
      <fieldset>
        <legend class="unseen">{page.say('page.theme')}</legend>
        {themes.map((theme) => (
          <button
            key={theme}
            type="submit"
            name="to"
            value={theme}
            aria-pressed={theme === page.theme}
          >
            {page.say(`page.theme.${theme}`)}
          </button>
        ))}
      </fieldset>
    </form>
  );
}
