import { digestOf, isQuiet, type DigestInput } from '../../src/alerts/digest.js';
import { digestMessage } from '../../src/alerts/slack/digest-message.js';
import { aComparison, aGap, anEstimate, aReport, aSource, monday } from '../support/gaps.js';

const input = (over: Partial<DigestInput> = {}): DigestInput => ({
  report: aReport(),
  before: null,
  since: monday - 7 * 86_400_000,
  now: monday,
  mayStillChange: false,
  link: 'https://unison.example/report?from=2026-09-28&to=2026-10-26',
  sentencesOf: (one) => [`sentence of ${one.topic ?? 'all'} ${one.metric} ${one.verdict}`],
  topicOf: (topic) => `topic ${topic ?? 'all'}`,
  nameOf: (gap) => `name of ${gap.id}`,
  ...over,
});

describe('the digest', () => {
  it("carries the report's own headline, index and label", () => {
    const digest = digestOf(input());
    expect(digest).toMatchObject({
      headline: 'Not consistent: 4 of 10 topics',
      label: '28 Sep - 25 Oct 2026 (weeks 40-43)',
      index: { value: 71.4, before: 68, process: 64, content: 82, outcome: 75, evidence: 0.6 },
      completeUntil: monday,
    });
  });

  it('shows five gaps, gravest first, and counts the rest', () => {
    const comparisons = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((topic, place) =>
      aComparison({
        id: topic,
        topic,
        severity: place === 6 ? 'major' : 'minor',
        estimates: { twitter: anEstimate({ n: 100 + place }) },
      }),
    );
    const digest = digestOf(input({ report: aReport({ comparisons }) }));
    expect(digest.gaps.map((gap) => gap.comparisonId)).toEqual(['g', 'a', 'b', 'c', 'd']);
    expect(digest.moreGaps).toBe(2);
  });

  it('speaks of one matter once: the promise basis, and topics before all topics', () => {
    const comparisons = [
      aComparison({ id: 'customer', basis: 'customer' }),
      aComparison({ id: 'promise', basis: 'promise' }),
      aComparison({ id: 'all', topic: null, basis: 'promise' }),
      aComparison({ id: 'kept', metric: 'promise_kept', topic: null, severity: 'minor' }),
      aComparison({ id: 'quiet', topic: 'moving', basis: 'customer' }),
      aComparison({
        id: 'quiet promise',
        topic: 'moving',
        basis: 'promise',
        verdict: 'consistent',
      }),
    ];
    const digest = digestOf(input({ report: aReport({ comparisons }) }));
    expect(digest.gaps.map((gap) => gap.comparisonId)).toEqual(['promise', 'kept']);
  });

  it('names what got better: a gap that is consistent now, and a gap resolved since', () => {
    const before = aReport({ comparisons: [aComparison({ topic: 'moving' }), aComparison()] });
    const report = aReport({
      comparisons: [
        aComparison({
          topic: 'moving',
          verdict: 'consistent',
          severity: null,
          better: 'phone',
          worse: 'twitter',
        }),
        aComparison(),
      ],
      gaps: [
        aGap({ id: 'now', topic: 'refund', state: 'resolved', resolvedAt: monday - 86_400_000 }),
        aGap({
          id: 'long ago',
          topic: 'other',
          state: 'resolved',
          resolvedAt: monday - 30 * 86_400_000,
        }),
        aGap({ id: 'twice', topic: 'moving', state: 'resolved', resolvedAt: monday - 86_400_000 }),
      ],
    });
    expect(digestOf(input({ report, before })).better).toEqual([
      'topic moving: sentence of moving first_response consistent',
      'name of now',
    ]);
  });

  it('lists snoozed and accepted gaps with the end of each, and marks what worsened', () => {
    const gaps = [
      aGap({ id: 's', snoozedUntil: monday + 86_400_000, worsenedAt: monday }),
      aGap({
        id: 'a',
        acceptedUntil: monday + 90 * 86_400_000,
        acceptedReason: 'fewer agents on purpose',
      }),
      aGap({ id: 'over', snoozedUntil: monday - 1 }),
      aGap({ id: 'closed', state: 'resolved', snoozedUntil: monday + 86_400_000 }),
    ];
    const digest = digestOf(input({ report: aReport({ gaps }) }));
    expect(digest.held).toEqual([
      {
        gapId: 's',
        name: 'name of s',
        how: 'snoozed',
        until: monday + 86_400_000,
        reason: null,
        hasWorsened: true,
      },
      {
        gapId: 'a',
        name: 'name of a',
        how: 'accepted',
        until: monday + 90 * 86_400_000,
        reason: 'fewer agents on purpose',
        hasWorsened: false,
      },
    ]);
  });

  it('names live sources that lack data, never a finished one', () => {
    const report = aReport();
    const sources = [
      aSource({ id: 'ok' }),
      aSource({ id: 'late', completeUntil: report.window.to - 1 }),
      aSource({ id: 'broken', health: 'auth_failed', healthReason: 'the token was revoked' }),
      aSource({ id: 'file', isLive: false, completeUntil: 0 }),
    ];
    expect(
      digestOf(input({ report: { ...report, sources } })).missing.map((one) => one.source),
    ).toEqual(['late', 'broken']);
  });
});

describe('the digest as a Slack message', () => {
  const full = digestOf(
    input({
      report: aReport({
        gaps: [
          aGap({ id: 'a', acceptedUntil: monday + 90 * 86_400_000, acceptedReason: 'planned' }),
        ],
        sources: [aSource({ health: 'stalled' })],
      }),
      mayStillChange: true,
    }),
  );

  it('says index, verdict, gaps, what is held, what is missing, and links the report', () => {
    const text = JSON.stringify(digestMessage(full).blocks);
    expect(text).toContain('Not consistent: 4 of 10 topics');
    expect(text).toContain(
      '*Consistency index 71 of 100* (was 68): process 64 · content 82 · outcome 75 · evidence 60 %',
    );
    expect(text).toContain(
      '*topic billing*: sentence of billing first_response gap Since 19 Oct 2026.',
    );
    expect(text).toContain('name of a: accepted until 24 Jan 2027 (planned)');
    expect(text).toContain('may still change');
    expect(text).toContain(
      '<https://unison.example/report?from=2026-09-28&amp;to=2026-10-26|Open report>',
    );
    expect(text).toContain('Europe/Brussels');
  });

  it('reads as one sentence where blocks are not shown', () => {
    expect(digestMessage(full).text).toBe(
      'Consistency digest, 28 Sep - 25 Oct 2026 (weeks 40-43): Not consistent: 4 of 10 topics. Consistency index 71 of 100.',
    );
  });

  it('is one line when there is nothing to say', () => {
    const quiet = digestOf(input({ report: aReport({ comparisons: [] }) }));
    expect(isQuiet(quiet)).toBe(true);
    expect(digestMessage(quiet).blocks).toHaveLength(1);
  });

  it('speaks Dutch for a Dutch report', () => {
    const text = JSON.stringify(digestMessage({ ...full, lang: 'nl' }).blocks);
    expect(text).toContain('Consistentie-index 71 van de 100');
    expect(text).toContain('Rapport openen');
  });
});
