import { Inject, Injectable } from '@nestjs/common';
import { configurationToken } from '../config/configuration-token.js';
import type { Configuration } from '../config/configuration.js';
import type { ConsistencyReport, ReportQuery } from '../report/consistency-report.js';
import { findingWords } from '../report/report-query.js';
import { ReportService } from '../report/report.service.js';
import { windowBefore, windowYearBefore } from '../report/window.js';
import { readAssets } from './asset-files.js';
import type { PageOptions } from './frame/page.js';
import type { CompareWith } from './report/report-page.js';
import type { ReportOptions } from './report/report-view.js';
import { languageOf, parametersOf, queryOf, themeOf } from './view/request-looks.js';
import type { PageRequest } from './view/request-looks.js';
import type { RowOrder } from './view/topic-rows.js';
import { versionText } from './version.js';

/** A report with everything its page shows beside it. */
export interface AskedReport {
  readonly report: ConsistencyReport;
  readonly options: ReportOptions;
}

const pageOnly = ['compare', 'sort'];
const orders: readonly RowOrder[] = ['gap', 'slowest', 'name'];
const comparedWith: readonly CompareWith[] = ['previous', 'year', 'none'];

/** Turns requests into what pages need: looks, reports, and what they are compared with. */
@Injectable()
export class PageService {
  readonly assets = readAssets();
  private readonly publicPath: string;

  constructor(
    private readonly reports: ReportService,
    @Inject(configurationToken) private readonly configuration: Configuration,
  ) {
    this.publicPath = pathOf(configuration.environment.publicUrl);
  }

  /** The report zone. */
  get zone(): string {
    return this.configuration.timezone;
  }

  /** A path as the browser sees it. */
  pathTo(path: string): string {
    return this.publicPath + path;
  }

  /** How any page asked for by this request looks. */
  looks(request: PageRequest): PageOptions {
    return {
      lang: languageOf(request),
      theme: themeOf(request),
      query: queryOf(request),
      isDemo: this.configuration.clock !== null,
      publicPath: this.publicPath,
      assets: this.assets.pathsUnder(this.publicPath),
      version: versionText(),
    };
  }

  /** The report a page asks for, narrowed further where the page is about one topic. */
  async ask(request: PageRequest, narrowed: Partial<ReportQuery> = {}): Promise<AskedReport> {
    const looks = this.looks(request);
    const parameters = parametersOf(queryOf(request));
    const { query, findings } = await this.reports.read(parameters, {
      alsoAllowed: pageOnly,
      defaultLang: looks.lang,
    });
    const compare = chosen(comparedWith, parameters.compare);
    const asked = { ...query, ...narrowed, lang: looks.lang };
    const report = await this.reports.report(asked, compare);
    return {
      report,
      options: {
        ...looks,
        compare,
        sort: chosen(orders, parameters.sort),
        before: await this.before(report, asked, compare),
        notices: findings.map((finding) => findingWords(finding, looks.lang)),
      },
    };
  }

  /** The usual report, for pages that only need names and sources. */
  async usual(request: PageRequest): Promise<ConsistencyReport> {
    const { query } = await this.reports.read({ lang: languageOf(request) });
    return this.reports.report(query);
  }

  /** The report of the period a list is asked for; nothing else narrows it. */
  async inPeriod(request: PageRequest): Promise<ConsistencyReport> {
    const given = queryOf(request);
    const [from, to] = [given.get('from') ?? undefined, given.get('to') ?? undefined];
    const { query } = await this.reports.read({ from, to, lang: languageOf(request) });
    return this.reports.report(query);
  }

  private async before(
    report: ConsistencyReport,
    query: ReportQuery,
    compare: CompareWith,
  ): Promise<ConsistencyReport | null> {
    if (compare === 'none') return null;
    const earlier = compare === 'year' ? windowYearBefore : windowBefore;
    const { from, to } = earlier(report.window, report.zone);
    return this.reports.report({ ...query, period: null, from, to }, 'none');
  }
}

function chosen<Name extends string>(known: readonly Name[], value: unknown): Name {
  return known.find((name) => name === value) ?? known[0]!;
}

/** The sub-path the service is reached under, without a slash at its end. */
function pathOf(publicUrl: string | null): string {
  return publicUrl === null ? '' : new URL(publicUrl).pathname.replace(/\/+$/, '');
}
