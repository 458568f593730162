import { Inject, Injectable, Logger } from '@nestjs/common';
import { clockToken } from '../config/configuration-token.js';
import type { Clock } from '../domain/clock.js';
import type { Stores } from '../storage/create-stores.js';
import { storesToken } from '../storage/storage.module.js';
import { detectionRoomToken } from './detection-token.js';
import { runDetection, type DetectionResult } from './detection-run.js';
import { createLookMemory } from './look-memory.js';
import type { DetectionRoom } from './room-settings.js';

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
