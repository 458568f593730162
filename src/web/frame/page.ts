// What every component needs besides its figures: language, names, links, looks.
import type { ChannelKind } from '../../domain/channel.js';
import type { ConsistencyReport, Language } from '../../report/consistency-report.js';
import { speakerOf, type Speaker } from '../../report/speaker.js';
import { excludedWords } from '../../report/words/excluded-words.js';
import { marksOf } from '../chart/mark-shape.js';
import { linksOf, type Links } from '../view/links.js';
import { maybePageWord, pageWords, type PageSay } from '../words/page-words.js';
import { writerOf, type Writer } from './writer.js';

export type Theme = 'light' | 'dark' | 'auto';

/** Where the static files are served, with the hash of their content. */
export interface AssetPaths {
  readonly style: string;
  readonly script: string;
  readonly icon: string;
}

export interface Page {
  readonly lang: Language;
  readonly say: PageSay;
  readonly write: Writer;
  readonly links: Links;
  readonly theme: Theme;
  readonly isDemo: boolean;
  /** True for one file that stands alone: nothing to fetch, nothing to submit. */
  readonly isSelfContained: boolean;
  readonly assets: AssetPaths;
  readonly version: string;
  /** Says what comparisons say, and knows all names. */
  readonly speaker: Speaker;
  readonly markOf: (channel: string) => ChannelKind;
  /** Why something was left out, in words; an unknown code is shown as it is. */
  readonly reason: (code: string) => string;
  /** How a source is, in words. */
  readonly healthWord: (health: string) => string;
}

export interface PageOptions {
  readonly lang: Language;
  readonly theme?: Theme;
  /** The page's own query string. */
  readonly query?: URLSearchParams;
  readonly isSelfContained?: boolean;
  readonly isDemo?: boolean;
  /** What stands before every path: a sub-path, or for a file that stands alone the public address. */
  readonly publicPath?: string;
  /** The page's own path, such as `/report`; forms and language links lead there. */
  readonly path?: string;
  readonly assets?: AssetPaths;
  readonly version?: string;
}

/** The part of a report that names things. */
export type Named = Pick<ConsistencyReport, 'zone' | 'channels' | 'topics' | 'definitions'>;
const nothingNamed: Named = { zone: 'UTC', channels: [], topics: [], definitions: [] };
const unhashedAssets: AssetPaths = {
  style: '/assets/report.css',
  script: '/assets/report.js',
  icon: '/assets/icon.svg',
};

/** The context of a page about these figures; `null` for a page without any (an error). */
export function pageOf(report: Named | null, options: PageOptions): Page {
  const named = report ?? nothingNamed;
  const marks = marksOf(named.channels);
  return {
    lang: options.lang,
    say: pageWords(options.lang),
    write: writerOf(options.lang, named.zone),
    links: linksOf({
      publicPath: options.publicPath ?? '',
      path: options.path ?? '/report',
      query: options.query ?? new URLSearchParams(),
    }),
    ...looksOf(options),
    speaker: speakerOf({ ...named, lang: options.lang }),
    markOf: (channel) => marks.get(channel) ?? 'other',
    reason: (code) => excludedWords(code, options.lang),
    healthWord: (health) => maybePageWord(options.lang, `health.${health}`) ?? health,
  };
}

type Looks = Pick<Page, 'theme' | 'isDemo' | 'isSelfContained' | 'assets' | 'version'>;

function looksOf(options: PageOptions): Looks {
  return {
    theme: options.theme ?? 'auto',
    isDemo: options.isDemo ?? false,
    isSelfContained: options.isSelfContained ?? false,
    assets: options.assets ?? unhashedAssets,
    version: options.version ?? '0.1.0',
  };
}
