import { Module } from '@nestjs/common';
import { AlertsService } from './alerts.service.js';

/**
 * Alerts: a team hears about a gap once, in words it can act on, and never because a connector broke. The room takes changes
 * nobody has heard of, decides with a named reason, writes the outbox and delivers from there. It judges no figures: every one
 * it shows is the report's.
 */
@Module({ providers: [AlertsService], exports: [AlertsService] })
export class AlertsModule {}
