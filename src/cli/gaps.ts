/** `unison gaps`: the gaps the monitor holds open, or all it ever held, after judging the days that are finished. */
import type { CellStanding } from '../detection/cell-standing.js';
import { DetectionService } from '../detection/detection.service.js';
import type { Gap } from '../domain/gap.js';
import { metricOf } from '../domain/metric.js';
import { GapStore } from '../storage/gap.store.js';
import { LeaseStore } from '../storage/lease.store.js';
import { parseArguments, textOf } from './arguments.js';
import { configurationFrom } from './configuration-from.js';
import { withContext } from './context.js';
import { UsageError } from './exit.js';

const formats: Readonly<Record<string, (gap: Gap) => string>> = {
  ndjson: (gap) => JSON.stringify(gap),
  text: sentenceOf,
};

export async function gapsCommand(args: readonly string[]): Promise<void> {
  const { options } = parseArguments(args, { values: ['format'], flags: ['all', 'cells'] });
  const name = textOf(options, 'format') ?? 'text';
  const lineOf = formats[name];
  if (lineOf === undefined)
    throw new UsageError(
      `--format ${name}: not a form; use one of ${Object.keys(formats).join(', ')}.`,
    );
  await withContext(configurationFrom(options), async (context) => {
    const detection = context.get(DetectionService);
    await judge(detection, context.get(LeaseStore));
    if (options['cells'] === true) {
      for (const cell of await detection.standings())
        process.stdout.write(`${cellLine(cell, name)}\n`);
      return;
    }
    const gaps = await context.get(GapStore).list(options['all'] === true ? {} : { state: 'open' });
    for (const gap of gaps) process.stdout.write(`${lineOf(gap)}\n`);
    if (gaps.length === 0) process.stderr.write('No gap is open.\n');
  });
}

function cellLine(cell: CellStanding, format: string): string {
  if (format === 'ndjson') return JSON.stringify(cell);
  const { metric, basis, channels, topic, phase, weeks, judgedTo } = cell;
  const place = `${metric} (${basis})  ${topic ?? 'all topics'}: ${channels.join(' and ')}`;
  return `${phase.padEnd(8)}  ${place}, ${weeks} weeks, judged to ${judgedTo}`;
}

/** A service that holds the lease judges by itself. */
async function judge(detection: DetectionService, lease: LeaseStore): Promise<void> {
  const epoch = await lease.acquire();
  if (epoch === null) return;
  try {
    await detection.tick(epoch);
  } finally {
    await lease.release();
  }
}

function sizeOf({ metric, effect }: Gap): string {
  const { kind } = metricOf(metric);
  if (kind === 'duration') return `${effect.toFixed(2)} times as long`;
  return `${effect.toFixed(2)} ${kind === 'share' ? 'percentage points' : 'points'}`;
}

/** With its parts, each 0 to 1: `major (size 1.00, volume 0.40, duration 0.85, confidence 0.99)`. */
function severityOf({ severity, severityParts }: Gap): string {
  if (!severityParts) return severity;
  const { size, volume, duration, confidence } = severityParts;
  const parts = Object.entries({ size, volume, duration, confidence }).map(
    ([name, part]) => `${name} ${part.toFixed(2)}`,
  );
  return `${severity} (${parts.join(', ')})`;
}

function markOf({ acknowledgedAt, snoozedUntil, acceptedUntil, acceptedReason }: Gap): string {
  const day = (at: number): string => new Date(at).toISOString().slice(0, 10);
  return [
    acknowledgedAt === null ? '' : ', acknowledged',
    snoozedUntil === null ? '' : `, snoozed until ${day(snoozedUntil)}`,
    acceptedUntil === null ? '' : `, accepted until ${day(acceptedUntil)} (${acceptedReason})`,
  ].join('');
}

function sentenceOf(gap: Gap): string {
  const since = gap.onset === null ? '' : `, since ${gap.onset.day}`;
  const over = gap.resolvedAt === null ? '' : ', resolved';
  return `${gap.id}  ${severityOf(gap)}  ${gap.metric}  ${gap.topic ?? 'all topics'}: ${gap.worse} worse than ${gap.better}, ${sizeOf(gap)}${since}${over}${markOf(gap)}`;
}
