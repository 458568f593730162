// The marks every drawing refers to, once a page: a shape per kind of channel.
import { channelKinds } from '../../domain/channel.js';
import type { ChannelKind } from '../../domain/channel.js';
import { markPath } from '../chart/mark-shape.js';

/** The definitions; drawn nowhere themselves. */
export function MarkDefinitions() {
  return (
    <svg class="definitions" width="0" height="0" aria-hidden="true" focusable="false">
      <defs>
        {channelKinds.map((kind) => (
          <path id={`mark-${kind}`} d={markPath(kind)} key={kind} />
        ))}
      </defs>
    </svg>
  );
}

/** One mark in running text. */
export function InlineMark({ kind, isHollow = false }: { kind: ChannelKind; isHollow?: boolean }) {
  return (
    <svg
      class={`inline-mark ${markClass(kind, isHollow)}`}
      width="14"
      height="14"
      viewBox="0 0 14 14"
      aria-hidden="true"
    >
      <use href={`#mark-${kind}`} x="7" y="7" />
    </svg>
  );
}

/** The class that gives a mark its colour pair; hollow = provisional or stale. */
export function markClass(kind: ChannelKind, isHollow: boolean): string {
  return `k-${kind}${isHollow ? ' hollow' : ''}`;
}
