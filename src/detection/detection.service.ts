import { Inject, Injectable, Logger } from '@nestjs/common';
import { clockToken } from '../config/configuration-token.js';
import type { Clock } from '../domain/clock.js';
import { addDays, localDay } from '../domain/zone.js';
import type { Stores } from '../storage/create-stores.js';
import { storesToken } from '../storage/storage.module.js';
import { cellStandings, type CellStanding } from './cell-standing.js';
import { detectionRoomToken } from './detection-token.js';
import { runDetection, type DetectionResult } from './detection-run.js';
import { createLookMemory } from './look-memory.js';
import { rulesOf, type DetectionRoom } from './room-settings.js';
import { judgedIn, readMemo, readState } from './stored-state.js';

/** The monitor: judges finished days whenever the hallway asks, one look at a time. */
@Injectable()
export class DetectionService {
  private readonly log = new Logger('detection');
  private readonly memory = createLookMemory();
  private running: Promise<DetectionResult> | null = null;
  /** Data revision at which there was nothing to judge: until it changes there is nothing still. */
  private idleAt: string | null = null;

  constructor(
    @Inject(storesToken) private readonly stores: Stores,
    @Inject(detectionRoomToken) private readonly room: DetectionRoom,
    @Inject(clockToken) private readonly clock: Clock,
  ) {}

  /** One look. A look that is still going on is waited for, not doubled. */
  tick(leaseEpoch: number | null): Promise<DetectionResult> {
    this.running ??= this.look(leaseEpoch).finally(() => {
      this.running = null;
    });
    return this.running;
  }

  /** Where each watched cell stands, by what the last look left. */
  async standings(): Promise<readonly CellStanding[]> {
    const { stores, room, clock } = this;
    const options = { rules: rulesOf(room), zone: room.zone };
    const memo = await readMemo(stores, options);
    const state = await readState(stores, memo, options);
    const live = room.sources.filter(({ isLive }) => isLive).flatMap(({ channels }) => channels);
    return cellStandings(state, judgedIn(memo), {
      lastFinishedDay: addDays(localDay(clock.now(), room.zone), -1),
      minLearnedWeeks: room.settings.minLearnedWeeks,
      isLive: (channels) => channels.some((channel) => live.includes(channel)),
    });
  }

  private async look(leaseEpoch: number | null): Promise<DetectionResult> {
    const { stores, room, clock, memory } = this;
    const revision = await stores.revisions.read();
    if (revision === this.idleAt) return { days: 0, steps: [] };
    const result = await runDetection({ stores, room, clock, memory }, leaseEpoch);
    if (result.days === 0) this.idleAt = revision;
    else this.log.log({ message: 'judged', days: result.days, news: result.steps.length });
    return result;
  }
}
