/** Every page and state that the browser tests open. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { GapChange } from '../../src/domain/gap.js';
import type { Interaction } from '../../src/domain/interaction.js';
import type { Configuration } from '../../src/config/configuration.js';
import { loadConfiguration } from '../../src/config/load-configuration.js';
import { connectorSchemas } from '../../src/connectors/registry.js';
import { catalogue } from '../../src/domain/metric.js';
import type { ConsistencyReport, Language } from '../../src/report/consistency-report.js';
import type { PageOptions } from '../../src/web/frame/page.js';
import { renderDefinitions } from '../../src/web/render-definitions.js';
import { renderError } from '../../src/web/render-error.js';
import { renderGap } from '../../src/web/render-gap.js';
import { renderGaps } from '../../src/web/render-gaps.js';
import { renderInteractions } from '../../src/web/render-interactions.js';
import { renderReport } from '../../src/web/render-report.js';
import { renderSources } from '../../src/web/render-sources.js';
import { renderSettings, type SettingsPage } from '../../src/web/render-settings.js';
import { renderTopic } from '../../src/web/render-topic.js';
import { writeSecrets } from '../../sandbox/secrets.js';
import { reportFixture } from './report-fixture.js';
import { scratchFolder } from './scratch-folder.js';

const assets = resolve(process.cwd(), 'src/web/assets');

/** Every page in every state, by name. */
export function everyPage(
  lang: Language,
  looks: Partial<PageOptions> = {},
): ReadonlyMap<string, string> {
  const report = reportFixture({ lang });
  const options = { lang, ...looks };
  return new Map([...reportStates(report, options), ...sisterPages(report, options)]);
}

function reportStates(
  report: ConsistencyReport,
  options: PageOptions,
): readonly (readonly [string, string])[] {
  const { lang } = options;
  const query = (text: string): URLSearchParams => new URLSearchParams(`${text}&lang=${lang}`);
  const nothing = { comparisons: [], matrix: [], promises: [], trend: [], gaps: [] };
  const late = report.sources.map((source, index) =>
    index === 1
      ? {
          ...source,
          health: 'late',
          healthReason: 'No answer since 02:10.',
          completeUntil: (source.completeUntil ?? 0) - 6 * 3_600_000,
        }
      : source,
  );
  return [
    ['report', renderReport(report, { ...options, before: report })],
    [
      'report-filtered',
      renderReport(report, {
        ...options,
        query: query(
          'from=2026-09-28&to=2026-10-26&topics=billing,refund&channels=phone&clock=staffed',
        ),
        notices: ['The parameter "topic" is not known; did you mean "topics"?'],
        isDemo: true,
      }),
    ],
    [
      'report-no-source',
      renderReport({ ...report, ...nothing, sources: [], channels: [] }, options),
    ],
    [
      'report-nothing-found',
      renderReport({ ...report, ...nothing }, { ...options, query: query('topics=billing') }),
    ],
    [
      'report-one-channel',
      renderReport({ ...report, ...nothing, channels: report.channels.slice(0, 1) }, options),
    ],
    [
      'report-first-read',
      renderReport(
        {
          ...{ ...report, ...nothing },
          completeUntil: null,
          sources: report.sources.map((source) => ({ ...source, isLive: true })),
        },
        options,
      ),
    ],
    [
      'snapshot',
      renderReport(report, {
        ...options,
        path: '/report/snapshots/0123456789abcdef0123456789abcdef',
        isLocked: true,
        until: report.computedAt + 90 * 86_400_000,
      }),
    ],
    ['report-too-little', renderReport(tooLittle(report), options)],
    ['report-late', renderReport({ ...report, sources: late }, options)],
    ['report-consistent', renderReport(consistent(report), options)],
    [
      'report-alone',
      renderReport(report, {
        ...options,
        isSelfContained: true,
        style: readFileSync(join(assets, 'report.css'), 'utf8'),
        publicPath: 'https://unison.example.org',
      }),
    ],
    [
      'stress',
      renderReport(reportFixture({ lang, topics: 40, channels: 6, hasLongNames: true }), options),
    ],
    ['error', renderError({ kind: 'error', trace: '4bf92f3577b34da6', lastGood: null }, options)],
    ['not-found', renderError({ kind: 'notFound' }, options)],
    ['not-allowed', renderError({ kind: 'notAllowed', scope: 'read:interactions' }, options)],
  ];
}

function sisterPages(
  report: ConsistencyReport,
  options: PageOptions,
): readonly (readonly [string, string])[] {
  const [gap] = report.gaps;
  const now = report.computedAt;
  const comparison = report.comparisons.find(
    ({ topic, metric, better, worse }) =>
      topic === gap!.topic &&
      metric === gap!.metric &&
      better === gap!.better &&
      worse === gap!.worse,
  );
  return [
    [
      'topic',
      renderTopic(onlyTopic(report, 'billing'), 'billing', {
        ...options,
        before: report,
        whole: report,
      }),
    ],
    [
      'gaps',
      renderGaps(
        {
          names: report,
          gaps: report.gaps,
          now,
          failed: [{ route: 'billing team', at: now, error: 'channel_not_found' }],
        },
        options,
      ),
    ],
    [
      'gap',
      renderGap(
        {
          names: report,
          gap: gap!,
          changes: changesOf(gap!.id, now),
          decisions: [
            { at: now, route: 'billing team', outcome: 'hold', reason: 'quiet_hours' },
            { at: now, route: 'billing team', outcome: 'send', reason: 'first' },
          ],
          comparison: comparison ?? null,
          now,
          isEditable: true,
        },
        options,
      ),
    ],
    ['sources', renderSources({ report, details: sourceDetails(report) }, options)],
    ['settings', renderSettings(settingsOf(report), options)],
    ['definitions', renderDefinitions({ names: report, catalogue }, options)],
    [
      'interactions',
      renderInteractions(
        {
          names: report,
          rows: [interaction(1), interaction(2), interaction(3)],
          count: 499,
          narrowedTo: ['28 Sep - 25 Oct 2026', 'Billing'],
          next: 'abc',
        },
        options,
      ),
    ],
  ];
}

/** The report asked for one topic alone. */
function onlyTopic(report: ConsistencyReport, topic: string): ConsistencyReport {
  const isOwn = (row: { readonly topic: string | null }): boolean => row.topic === topic;
  return {
    ...report,
    comparisons: report.comparisons.filter(isOwn),
    matrix: report.matrix.filter(isOwn),
    promises: report.promises.map((row) => ({ ...row, topic })),
    gaps: report.gaps.filter(isOwn),
    escapes: (report.escapes ?? []).filter(isOwn),
    curves: (report.curves ?? []).filter(isOwn),
    why: (report.why ?? []).filter(isOwn),
    closedHours: (report.closedHours ?? []).filter(isOwn),
    saidDoneHeard: (report.saidDoneHeard ?? []).filter(isOwn),
  };
}

function tooLittle(report: ConsistencyReport): ConsistencyReport {
  return {
    ...report,
    headline: {
      ...report.headline,
      verdict: 'inconclusive',
      sentence: report.lang === 'nl' ? 'Nog niet te zeggen' : 'Cannot tell yet',
      inconsistentTopics: 0,
      inconclusiveTopics: report.topics.length,
    },
    index: { value: null, process: null, content: null, outcome: null, evidence: 0, before: null },
    comparisons: report.comparisons.map((comparison) => ({
      ...comparison,
      verdict: 'inconclusive',
      severity: null,
      reasonCode: 'too_few_contacts',
      moreContactsNeeded: 120,
    })),
    matrix: report.matrix.map((cell) => ({ ...cell, verdict: cell.verdict && 'inconclusive' })),
    topics: report.topics.map((topic) => ({ ...topic, verdict: 'inconclusive' })),
    gaps: [],
  };
}

function consistent(report: ConsistencyReport): ConsistencyReport {
  return {
    ...report,
    headline: {
      ...report.headline,
      verdict: 'consistent',
      sentence:
        report.lang === 'nl' ? 'Consistent: alle 12 onderwerpen' : 'Consistent: all 12 topics',
      inconsistentTopics: 0,
      inconclusiveTopics: 0,
    },
    comparisons: report.comparisons.map((comparison) => ({
      ...comparison,
      verdict: 'consistent',
      severity: null,
      reasonCode: 'within_margin',
    })),
    matrix: report.matrix.map((cell) => ({ ...cell, verdict: cell.verdict && 'consistent' })),
    topics: report.topics.map((topic) => ({ ...topic, verdict: 'consistent' })),
    gaps: [],
  };
}

function changesOf(gapId: string, now: number): readonly GapChange[] {
  const change = (id: number, kind: GapChange['kind'], by: string | null): GapChange => ({
    ...{ id, gapId, kind, by },
    at: now - (10 - id) * 86_400_000,
    note: by === null ? null : 'Second line looks into it',
    isAnnounced: true,
  });
  return [
    change(1, 'opened', null),
    change(4, 'worsened', null),
    change(5, 'acknowledged', 'U024BE7LH'),
  ];
}

function sourceDetails(report: ConsistencyReport): Parameters<typeof renderSources>[0]['details'] {
  return report.sources.map(({ id }) => ({
    id,
    unmapped: id === 'email_source' ? [{ channel: 'email', raw: 'queue:Misc', count: 214 }] : [],
    skipped:
      id === 'email_source'
        ? [
            {
              key: 'T-1041',
              reason: 'unreadable_instant',
              openedAt: null,
              sample: { id: 'T-1041', opened: '31/13/2026' },
            },
          ]
        : [],
  }));
}

/** The demo's own, with the secrets that only a running sandbox writes. */
function demoConfiguration(): Configuration {
  const folder = scratchFolder();
  const path = folder.write('config/demo.yaml', readFileSync('config/demo.yaml'));
  writeSecrets(join(folder.path, '.unison/demo'), 'http://127.0.0.1:4600');
  const configuration = loadConfiguration({ path, env: {}, connectorSchemas });
  folder.remove();
  return configuration;
}

function settingsOf(report: ConsistencyReport): SettingsPage {
  const at = report.computedAt;
  return {
    names: report,
    configuration: demoConfiguration(),
    keys: [
      {
        ...{ id: 'a1b2c3d4', name: 'dashboard', scopes: ['read'], createdAt: at },
        ...{ expiresAt: null, lastUsedAt: at, revokedAt: null },
      },
    ],
    audit: [
      { id: 1, at, actor: 'U024BE7LH', action: 'gap.accept', subject: 'gap-1', detail: null },
    ],
    frozen: ['0123456789abcdef0123456789abcdef'],
  };
}

/** A contact as the store gives it. */
export function interaction(episode: number): Interaction {
  const openedAt = Date.UTC(2026, 9, 12, 8, episode);
  return {
    ...{ source: 'telephony', id: `C-20${episode}`, episode, channel: 'phone', topic: 'billing' },
    ...{ rawTopic: 'queue:Invoices', openedAt, firstResponseAt: openedAt + 5_400_000 },
    ...{ firstAutomatedResponseAt: null, resolvedAt: episode === 2 ? null : openedAt + 9_000_000 },
    ...{ abandonedAt: null, end: episode === 2 ? 'open' : 'solved', isSettledByBot: false },
    ...{ mergedInto: null, dueAt: null, promiseKept: episode === 1, reopenedAt: null, reopens: 0 },
    ...{ transfers: episode, csat: 4, nps: null, ces: null, scales: { csat: '1-5' } },
    ...{ answerCorrect: episode !== 3, resolvedFirstContact: null, customer: 'h1', language: 'nl' },
    ...{ segment: null, status: null, surveyMode: null, link: 'https://crm.example.org/c/1' },
    ...{ updatedAt: null, isDateOnly: false, faults: [], measurable: [], nextContact: null },
  };
}
