/**
 * The number that stands for a cell inside a segment: 29 bits topic, 5 channel, 10 language (its place), 9 metric and
 * variant = 53, so it is exact in a double. Made by arithmetic, from nothing that depends on the order of arrival.
 */
import { variants, type Variant } from '../domain/cell.js';
import { catalogue, metricOf, type MetricDefinition, type MetricId } from '../domain/metric.js';

export const topicCodes = 2 ** 29;
export const mostChannels = 32;
export const measureCodes = 512;
const languageCodes = 1024;
const variantsPerMetric = 8;

const ratingVariants = variants.filter((variant) => variant.startsWith('scale_'));
/** In the order of their codes, at most eight of each kind: a new one goes to a free place and no other one moves. */
const durationVariants: readonly Variant[] = ['customer', 'staffed', 'promise'];
const shareVariants: readonly Variant[] = [
  'in_channel',
  'supplied',
  'surveyed',
  'of_first_response',
  'of_resolution',
  'none',
];

export interface CellCodes {
  readonly topic: number;
  readonly channel: number;
  readonly language: number;
  readonly measure: number;
}

/** The part of a key that all measures of an interaction share. */
export function placeKey(topic: number, channel: number, language: number): number {
  return (topic * mostChannels + channel) * languageCodes + language;
}

/** The key of a cell. */
export function cellKey(place: number, measure: number): number {
  return place * measureCodes + measure;
}

/** What a key is made of. */
export function parseCellKey(key: number): CellCodes {
  const measure = key % measureCodes;
  const place = (key - measure) / measureCodes;
  const language = place % languageCodes;
  const withChannel = (place - language) / languageCodes;
  const channel = withChannel % mostChannels;
  return { topic: (withChannel - channel) / mostChannels, channel, language, measure };
}

const codesByMetric = new Map<MetricId, ReadonlyMap<Variant, number>>(
  catalogue.map((metric) => [
    metric.id,
    new Map(
      variantsOf(metric).map((variant, index) => [
        variant,
        metric.code * variantsPerMetric + index,
      ]),
    ),
  ]),
);

/** Metric -> variant -> code, as plain records: looked up some ten times a row. */
const codeOf = Object.fromEntries(
  [...codesByMetric].map(([metric, codes]) => [metric, Object.fromEntries(codes)]),
) as Readonly<Record<MetricId, Readonly<Partial<Record<Variant, number>>> | undefined>>;

/** The code of a metric's reading. Throws where the metric has no such reading. */
export function measureCode(metric: MetricId, variant: Variant): number {
  const code = codeOf[metric]?.[variant];
  if (code === undefined) throw new Error(`${metric} has no reading "${variant}"`);
  return code;
}

export interface Reading {
  readonly metric: MetricDefinition;
  readonly variant: Variant;
}

const readings = new Map<number, Reading>(
  [...codesByMetric].flatMap(([id, codes]) =>
    [...codes].map(([variant, code]) => [code, { metric: metricOf(id), variant }] as const),
  ),
);

/** The metric and variant a code stands for. Throws on a code no catalogue entry has. */
export function readingOf(code: number): Reading {
  const reading = readings.get(code);
  if (reading === undefined) throw new Error(`no metric has the stored code ${String(code)}`);
  return reading;
}

function variantsOf(metric: MetricDefinition): readonly Variant[] {
  if (metric.kind === 'duration') return durationVariants;
  return metric.kind === 'share' ? shareVariants : ratingVariants;
}

const letters = 26;
const otherLanguage = letters * letters + 1;

/** 0 = none, then the two-letter codes in alphabetical order, then one for every other language. */
export function languageCode(language: string | null): number {
  if (language === null || language === '') return 0;
  const primary = /^([a-z])([a-z])(?:$|[-_])/i.exec(language);
  if (primary === null) return otherLanguage;
  const [first, second] = [primary[1]!, primary[2]!].map((l) => l.toLowerCase().charCodeAt(0) - 97);
  return 1 + first! * letters + second!;
}

/** The language of a code: two letters, `other`, or null. */
export function languageOf(code: number): string | null {
  if (code === 0) return null;
  if (code === otherLanguage) return 'other';
  const index = code - 1;
  return String.fromCharCode(97 + Math.floor(index / letters), 97 + (index % letters));
}
