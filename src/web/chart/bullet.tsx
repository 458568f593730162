// One channel's waits against its promise: a bar to the typical wait, a thin one to nine in ten, a tick at the promise.
import type { ChannelKind } from '../../domain/channel.js';
import type { Axis } from './axis.js';
import { atPercent } from './percent.js';

export interface BulletProps {
  readonly axis: Axis;
  readonly mark: ChannelKind;
  /** Seconds; null = not reached: the bar runs to the end. */
  readonly median: number | null;
  readonly p90: number | null;
  readonly promise: number | null;
}

const height = 22;

export function Bullet({ axis, mark, median, p90, promise }: BulletProps) {
  const end = (value: number | null): string =>
    atPercent(value === null ? 100 : axis.percentOf(value));
  return (
    <svg class={`bullet k-${mark}`} height={height} aria-hidden="true" focusable="false">
      <rect class="bullet-far" width={end(p90)} y="8" height="6" />
      <rect class="bullet-near" width={end(median)} y="5" height="12" />
      {promise === null ? null : (
        <line class="bullet-promise" x1={end(promise)} x2={end(promise)} y1="0" y2={height} />
      )}
    </svg>
  );
}
