// The places in segments that one page counts at, each with a small number.
import type { Instant } from '../domain/clock.js';

/** A place in a segment. */
export interface Group {
  readonly start: Instant;
  readonly place: number;
}

/** Numbers each place in each segment, in the order of their coming. */
export class Groups {
  private readonly segments = new Map<Instant, Map<number, number>>();
  private chosen = new Map<number, number>();
  private chosenStart = Number.NaN;

  constructor(private readonly groups: Group[]) {}

  numberOf(start: Instant, place: number): number {
    if (start !== this.chosenStart) this.choose(start);
    let group = this.chosen.get(place);
    if (group === undefined)
      this.chosen.set(place, (group = this.groups.push({ start, place }) - 1));
    return group;
  }

  private choose(start: Instant): void {
    const known = this.segments.get(start);
    this.chosen = known ?? new Map<number, number>();
    if (known === undefined) this.segments.set(start, this.chosen);
    this.chosenStart = start;
  }
}
