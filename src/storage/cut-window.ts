// Which segments a window holds whole, and what of it lies outside them.
import type { Window } from '../domain/window.js';
import { segmentStart } from './count-interaction.js';

/** The segments that lie in the window altogether. */
export function wholeSegments(window: Window, segmentMs: number): Window {
  const from = Math.ceil(window.from / segmentMs) * segmentMs;
  return { from, to: Math.max(from, segmentStart(window.to, segmentMs)) };
}

/** The stretches of the window outside its whole segments. */
export function edgesOf(window: Window, whole: Window): readonly Window[] {
  const edges = [
    { from: window.from, to: Math.min(whole.from, window.to) },
    { from: whole.to, to: window.to },
  ];
  return edges.filter(({ from, to }) => from < to);
}
