/** What would other rules do to the figures? Both sets of rules are measured over the stored contacts; nothing is written. */
import type { Configuration } from '../config/configuration.js';
import { figureRulesOf, measureRulesOf, topicOfSource } from '../config/measure-rules.js';
import { rulePartsOf } from '../config/rule-parts.js';
import { connectorOf } from '../connectors/registry.js';
import { canonicalJson } from '../domain/canonical-json.js';
import type { Clock } from '../domain/clock.js';
import { createMeasurer } from '../domain/measure.js';
import { packCells, type PackedCells } from '../domain/packed-cells.js';
import type { CellTally } from '../domain/cell.js';
import { clockOf } from '../monitor/clock-of.js';
import type { ConsistencyReport } from '../report/consistency-report.js';
import { movedBetween, type Movement } from '../report/moved-figures.js';
import { parseReportQuery, type QueryParameters } from '../report/report-query.js';
import type { ReportStores } from '../report/report-stores.js';
import { createReporter } from '../report/reporter.js';
import { reportSettingsOf } from '../report/settings-of.js';
import { createStores, type Stores } from '../storage/create-stores.js';
import { openDatabase } from '../storage/open-database.js';

export interface RuleEffect extends Movement {
  /** Names of the rules that differ: `calendar office`, `promise email first_response`. */
  readonly rules: readonly string[];
  /** `2026-09-28 to 2026-10-25`. */
  readonly window: string;
}

/** The stored contacts by the rules of two configurations, over one window. Throws ReportQueryError. */
export async function ruleEffect(
  before: Configuration,
  after: Configuration,
  asked: QueryParameters,
): Promise<RuleEffect> {
  const dataSource = await openDatabase(after.environment.databaseUrl);
  try {
    const stores = await createStores(dataSource, {
      measurer: createMeasurer(measureRulesOf(before)),
      zone: before.timezone,
      rules: figureRulesOf(before),
      isLanguageStratum: before.detection.strata.language,
    });
    const clock = await clockOf(after);
    const old = await reportBy(before, { stores, clock, asked });
    const fresh = await reportBy(after, { stores, clock, asked });
    const { label } = fresh.window;
    return { rules: changedRules(before, after), window: label, ...movedBetween(old, fresh) };
  } finally {
    await dataSource.destroy();
  }
}

interface Asked {
  readonly stores: Stores;
  readonly clock: Clock;
  readonly asked: QueryParameters;
}

async function reportBy(
  configuration: Configuration,
  { stores, clock, asked }: Asked,
): Promise<ConsistencyReport> {
  const rules = {
    measurer: createMeasurer(measureRulesOf(configuration)),
    topicOf: topicOfSource(configuration),
  };
  const settings = reportSettingsOf(configuration, ({ connector, options }) =>
    connectorOf(connector).isLive(options),
  );
  const tallies: ReportStores['tallies'] = {
    readStretch: async (window, { groupOf, markOf }) => ({
      groups: packed(await stores.tallies.readAnew(rules, window, groupOf, markOf)),
      isSettled: false,
    }),
    readWeekStates: (window) => stores.tallies.readWeekStates(window),
  };
  const reporter = createReporter({ stores: { ...stores, tallies }, settings, clock });
  return reporter.report(parseReportQuery(asked, await reporter.knownNames()), 'none');
}

function packed(
  groups: ReadonlyMap<string, readonly CellTally[]>,
): ReadonlyMap<string, PackedCells> {
  return new Map([...groups].map(([name, cells]) => [name, packCells(cells)]));
}

function changedRules(before: Configuration, after: Configuration): readonly string[] {
  const [old, fresh] = [rulePartsOf(before), rulePartsOf(after)];
  return [...new Set([...Object.keys(old), ...Object.keys(fresh)])].filter(
    (name) => canonicalJson(old[name] ?? null) !== canonicalJson(fresh[name] ?? null),
  );
}
