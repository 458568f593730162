// What a report takes from the configuration.
import type { SurveyQuestions } from '../comparison/settings.js';
import type { Calendar } from '../domain/calendar.js';
import type { Channel } from '../domain/channel.js';
import type { MetricId } from '../domain/metric.js';
import type { ServicePromise } from '../domain/promise.js';
import type { Topic } from '../domain/topic.js';
import type { VendorRule } from '../domain/vendor-figure.js';

/** A configured source, as far as a report cares. */
export interface ReportSource {
  readonly id: string;
  readonly connector: string;
  /** False: a finished file, never late. */
  readonly isLive: boolean;
  /** Ids of the channels it can feed. */
  readonly channels: readonly string[];
  /** True where it names channels itself: until it has sent something it feeds none. */
  readonly namesChannels: boolean;
  /** A raw vendor value -> channel id; null = internal, undefined = not in the configuration. */
  channelOf(raw: string): string | null | undefined;
  /** How its vendor counts, where the vendor's own figures are handed in. */
  readonly vendorRule?: VendorRule | null;
}

export interface ReportSettings {
  /** The report zone (IANA). */
  readonly zone: string;
  /** In the order of the configuration. */
  readonly channels: readonly Channel[];
  readonly topics: readonly Topic[];
  readonly promises: readonly ServicePromise[];
  readonly sources: readonly ReportSource[];
  /** Margins that differ from the metrics' own. */
  readonly margins: Readonly<Partial<Record<MetricId, number>>>;
  /** The calendar of a channel; null = always open. */
  readonly calendarOf?: (channel: string) => Calendar | null;
  /** Channel -> how its answers are chosen for review, as far as its sources tell. */
  readonly reviewSampling?: Readonly<Record<string, string>>;
  /** Channel -> rating -> the question as customers are asked it, as far as its sources tell. */
  readonly surveyQuestions?: SurveyQuestions;
}
