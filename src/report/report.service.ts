import { Inject, Injectable, Optional, type OnApplicationShutdown } from '@nestjs/common';
import { clockToken } from '../config/configuration-token.js';
import type { Clock } from '../domain/clock.js';
import type { Stores } from '../storage/create-stores.js';
import { storesToken } from '../storage/storage.module.js';
import type { ConsistencyReport, ReportQuery, SourceState } from './consistency-report.js';
import {
  channelRow,
  promiseRow,
  topicRow,
  type ChannelRow,
  type PromiseRowText,
  type TopicRow,
} from './formats/dimension-rows.js';
import { sourceJson, type SourceJson } from './formats/report-json.js';
import {
  createReporter,
  type EarlierPeriod,
  type ReportAnswer,
  type Reporter,
} from './reporter.js';
import {
  parseReportQuery,
  readReportQuery,
  type KnownNames,
  type QueryFinding,
  type QueryParameters,
} from './report-query.js';
import type { RowNames } from './query/read-rows.js';
import { createRecent } from './reading/recent.js';
import type { ReportMaker } from './report-maker.js';
import type { ReportSettings } from './report-settings.js';
import { reportMakerToken, reportSettingsToken } from './report-token.js';

/** What a caller's parameters may hold beside the report's own. */
export type CallerNames = Pick<KnownNames, 'alsoAllowed' | 'defaultLang'>;

/** Answers report queries; every surface asks here, so no two can disagree. */
@Injectable()
export class ReportService implements OnApplicationShutdown {
  private readonly reporter: Reporter;
  /** By the address they were asked at: asked again, nothing is parsed. */
  private readonly answered = createRecent<ReportAnswer>(32);

  constructor(
    @Inject(storesToken) stores: Stores,
    @Inject(reportSettingsToken) private readonly settings: ReportSettings,
    @Inject(clockToken) clock: Clock,
    @Optional() @Inject(reportMakerToken) private readonly maker: ReportMaker | null = null,
  ) {
    this.reporter = createReporter({ stores, settings, clock, maker });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.maker?.close();
  }

  /** The report of a query. Same data revision, window and query: the same object. */
  report(query: ReportQuery, earlier?: EarlierPeriod): Promise<ConsistencyReport> {
    return this.reporter.report(query, earlier);
  }

  /** The same with its JSON bytes and their entity tag. */
  answer(query: ReportQuery, earlier?: EarlierPeriod): Promise<ReportAnswer> {
    return this.reporter.answer(query, earlier);
  }

  /** The report that parameters ask for. Throws ReportQueryError. */
  async reportFor(
    parameters: QueryParameters,
    caller: CallerNames = {},
  ): Promise<ConsistencyReport> {
    return this.report(await this.parse(parameters, caller));
  }

  /** The same, ready to be sent; `address` holds all parameters as they were sent. Throws ReportQueryError. */
  async answerFor(parameters: QueryParameters, address: string): Promise<ReportAnswer> {
    const make = async (): Promise<ReportAnswer> => this.answer(await this.parse(parameters));
    const revision = await this.reporter.revision();
    if (revision === null) return make();
    return this.answered.get(`${revision} ${address}`, make);
  }

  /** The query that parameters ask for. Throws ReportQueryError. */
  async parse(parameters: QueryParameters, caller: CallerNames = {}): Promise<ReportQuery> {
    return parseReportQuery(parameters, { ...(await this.knownNames()), ...caller });
  }

  /** The same, never refusing: what was understood, and a finding for what was not. */
  async read(
    parameters: QueryParameters,
    caller: CallerNames = {},
  ): Promise<{ readonly query: ReportQuery; readonly findings: readonly QueryFinding[] }> {
    return readReportQuery(parameters, { ...(await this.knownNames()), ...caller });
  }

  /** What a query may name at present. */
  knownNames(): Promise<KnownNames> {
    return this.reporter.knownNames();
  }

  /** What a list of contacts may name at present. */
  async rowNames(): Promise<RowNames> {
    const { channels, topics, zone } = await this.knownNames();
    return { channels, topics, zone, sources: this.settings.sources.map(({ id }) => id) };
  }

  /** Every configured source with its health and counts. */
  async sources(): Promise<readonly SourceState[]> {
    return (await this.reporter.situation()).sources;
  }

  /** The same, as REST gives them. */
  async sourceStates(): Promise<readonly SourceJson[]> {
    return (await this.sources()).map(sourceJson);
  }

  channels(): readonly ChannelRow[] {
    return this.settings.channels.map(channelRow);
  }

  /** The configured topics, and those kept from a source's own words. */
  async topics(): Promise<readonly TopicRow[]> {
    return (await this.reporter.situation()).topics.map(topicRow);
  }

  promises(): readonly PromiseRowText[] {
    return this.settings.promises.map(promiseRow);
  }
}
