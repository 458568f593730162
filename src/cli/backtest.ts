/** `unison backtest`: what the monitor would have said, day by day, had it run over the stored history. */
import { configurationToken } from '../config/configuration-token.js';
import type { Configuration } from '../config/configuration.js';
import { measureRulesOf } from '../config/measure-rules.js';
import type { BacktestEvent } from '../detection/backtest-event.js';
import { backtestEvents, type BacktestInput } from '../detection/backtest.js';
import { detectionRoomToken } from '../detection/detection-token.js';
import type { DetectionRoom } from '../detection/room-settings.js';
import type { Interaction } from '../domain/interaction.js';
import { createMeasurer } from '../domain/measure.js';
import { addDays, dayStart, localDay } from '../domain/zone.js';
import { InteractionStore } from '../storage/interaction.store.js';
import { parseArguments, textOf, type Options } from './arguments.js';
import { backtestRules } from './backtest-rules.js';
import { configurationFrom } from './configuration-from.js';
import { withContext } from './context.js';
import { UsageError } from './exit.js';
import { createProgress, type Progress } from './progress.js';

const values = ['from', 'to', 'format', 'topics', 'metrics', 'preset', 'margins'] as const;

export async function backtestCommand(args: readonly string[]): Promise<void> {
  const { options } = parseArguments(args, { values: [...values] });
  const lineOf = formatOf(options);
  await withContext(configurationFrom(options), async (context) => {
    const room = backtestRules(context.get<DetectionRoom>(detectionRoomToken), options);
    const configuration = context.get<Configuration>(configurationToken);
    const progress = createProgress(process.stderr, 'backtest');
    const store = context.get(InteractionStore);
    const interactions = await readInteractions(store, room, { options, progress });
    const input = inputOf(interactions, room, { options, configuration });
    const told = play(input, lineOf, progress);
    process.stderr.write(
      `This would have alerted ${timesOf(told)} ${stretchOf(input, options)}.\n`,
    );
  });
}

function timesOf(told: number): string {
  return told === 1 ? 'once' : `${told} times`;
}

function stretchOf({ from, to }: BacktestInput, options: Options): string {
  const days = `${from} to ${to}`;
  return textOf(options, 'from') === undefined ? `in the last year (${days})` : `from ${days}`;
}

const formats: Readonly<Record<string, (event: BacktestEvent) => string>> = {
  ndjson: (event) => JSON.stringify(event),
  text: sentenceOf,
};

function formatOf(options: Options): (event: BacktestEvent) => string {
  const name = textOf(options, 'format') ?? 'text';
  const format = formats[name];
  if (format !== undefined) return format;
  throw new UsageError(
    `--format ${name}: not a form; use one of ${Object.keys(formats).join(', ')}.`,
  );
}

function sentenceOf(event: BacktestEvent): string {
  const { day, event: kind, metric, topic, worse, better, effect, onset } = event;
  const size = effect === null ? '' : ` (${effect.toFixed(2)})`;
  const since = onset === null ? '' : `, since ${onset.from} to ${onset.to}`;
  const line = `${day}  ${kind}  ${metric}  ${topic ?? 'all topics'}: ${worse} worse than ${better}${size}${since}`;
  return event.isUnderAllTopics ? `  ${line}` : line;
}

interface Reading {
  readonly options: Options;
  readonly progress: Progress;
}

/** Everything opened before the end of the stretch: what lies before it teaches. */
async function readInteractions(
  store: InteractionStore,
  { zone }: DetectionRoom,
  { options, progress }: Reading,
): Promise<readonly Interaction[]> {
  const to = textOf(options, 'to');
  const topics = textOf(options, 'topics')?.split(',');
  const query = { ...(to ? { to: dayStart(to, zone) } : {}), ...(topics ? { topics } : {}) };
  const interactions: Interaction[] = [];
  for await (const { interaction } of store.scan(query)) {
    interactions.push(interaction);
    if (interactions.length % 10_000 === 0) progress.show(`${interactions.length} contacts read`);
  }
  return interactions;
}

interface Asked {
  readonly options: Options;
  readonly configuration: Configuration;
}

/** `--to` is the first day no longer played; without it, the last day with an opening is the last. */
function inputOf(
  interactions: readonly Interaction[],
  room: DetectionRoom,
  { options, configuration }: Asked,
): BacktestInput {
  const { zone } = room;
  const opened = interactions.reduce((last, { openedAt }) => Math.max(last, openedAt), 0);
  const end = textOf(options, 'to');
  const to = end === undefined ? localDay(opened, zone) : addDays(end, -1);
  const from = textOf(options, 'from') ?? addDays(to, -364);
  if (from > to)
    throw new UsageError(`--from ${from} --to ${addDays(to, 1)}: no day lies between.`);
  const measurer = createMeasurer(measureRulesOf(configuration));
  return { ...room, interactions, measurer, from, to };
}

/** Prints every event; answers how many gaps would have been told on their own. */
function play(
  input: BacktestInput,
  lineOf: (event: BacktestEvent) => string,
  progress: Progress,
): number {
  let told = 0;
  for (const event of backtestEvents(input, (day) => {
    progress.show(day);
  })) {
    if (event.event === 'opened' && !event.isUnderAllTopics) told += 1;
    progress.clear();
    process.stdout.write(`${lineOf(event)}\n`);
  }
  progress.clear();
  return told;
}
