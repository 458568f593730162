import { Module, type DynamicModule } from '@nestjs/common';
import { DetectionService } from './detection.service.js';
import { detectionRoomToken } from './detection-token.js';
import type { DetectionRoom } from './room-settings.js';

/**
 * The monitor: turns finished days into evidence and opens, worsens and closes gaps on a stated budget of false alarms. It reads tallies
 * and its own kept weeks, and writes gaps with their changes. It tells nobody: alerts take the changes from the store.
 */
@Module({})
export class DetectionModule {
  /** Needs the stores and the clock to be provided for the whole application. */
  static register(room: DetectionRoom): DynamicModule {
    return {
      module: DetectionModule,
      global: true,
      providers: [{ provide: detectionRoomToken, useValue: room }, DetectionService],
      exports: [DetectionService, detectionRoomToken],
    };
  }
}
