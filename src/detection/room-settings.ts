// What the detection room is told at start.
import { createHash } from 'node:crypto';
import type { ComparisonSettings } from '../comparison/settings.js';
import { defaultComparisonSettings } from '../comparison/settings.js';
import type { Configuration, SourceConfiguration } from '../config/configuration.js';
import type { Cell } from '../domain/cell.js';
import { definitionHash } from '../domain/definition-hash.js';
import { catalogue } from '../domain/metric.js';
import { defaultDetectionSettings, type DetectionSettings } from './detection-settings.js';
import type { WatchedSource } from './horizon.js';
import type { WatchScope } from './watched-pairs.js';

export interface DetectionRoom {
  /** Report zone (IANA). */
  readonly zone: string;
  readonly scope: WatchScope;
  readonly settings: DetectionSettings;
  readonly sources: readonly WatchedSource[];
  readonly hasLanguages: boolean;
}

type WatchedParts = Pick<Configuration, 'timezone' | 'channels' | 'sources' | 'detection'>;

function sourceOf(
  { id, isLive, channels }: SourceConfiguration,
  ids: readonly string[],
  asConnectorSays: boolean,
): WatchedSource {
  const fed = channels === null ? ids : Object.values(channels);
  return {
    id,
    isLive: isLive ?? asConnectorSays,
    channels: ids.filter((one) => fed.includes(one)),
  };
}

/** From the configuration; `isLive` is asked where that leaves it to the connector. */
export function detectionRoomOf(
  { timezone, channels, sources, detection }: WatchedParts,
  isLive: (source: SourceConfiguration) => boolean,
): DetectionRoom {
  const ids = channels.map(({ id }) => id);
  const settings: ComparisonSettings = { ...defaultComparisonSettings, margins: detection.margins };
  return {
    zone: timezone,
    scope: {
      channels: ids,
      metrics: catalogue,
      basis: detection.basis === 'customer' ? 'customer' : null,
      settings,
    },
    settings: { ...defaultDetectionSettings, preset: detection.preset },
    sources: sources.map((source) => sourceOf(source, ids, isLive(source))),
    hasLanguages: detection.strata.language,
  };
}

/** Does the monitor look at this cell at all? */
export function isWatchedCell({ scope }: DetectionRoom): (cell: Cell) => boolean {
  const watched = new Set(scope.metrics.map(({ id }) => id));
  return ({ metric, variant, topic }) =>
    topic !== null && variant !== 'staffed' && watched.has(metric);
}

/** Raised when kept sums mean something else than before. */
const sumsVersion = 1;

/** Identity of everything that decides what a kept week says: other rules, other weeks. The preset is not among them. */
export function rulesOf({ zone, scope, hasLanguages }: DetectionRoom): string {
  const { metrics, settings, basis } = scope;
  const rules = [
    sumsVersion,
    zone,
    basis,
    hasLanguages,
    settings.margins,
    metrics.map(definitionHash),
  ];
  return createHash('sha256').update(JSON.stringify(rules)).digest('hex').slice(0, 16);
}
