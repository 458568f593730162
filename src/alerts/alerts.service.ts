import { Inject, Injectable, Logger } from '@nestjs/common';
import { clockToken, configurationToken } from '../config/configuration-token.js';
import type { Configuration } from '../config/configuration.js';
import type { Clock } from '../domain/clock.js';
import { ReportService } from '../report/report.service.js';
import type { Stores } from '../storage/create-stores.js';
import { storesToken } from '../storage/storage.module.js';
import { createAlerts, type Alerts } from './alerts.js';
import { checkRoute, type RouteCheck } from './check-route.js';
import type { Notifier } from './notifier.js';
import { slackSettings } from './slack/config.js';
import { createSlackNotifier } from './slack/notifier.js';

/** Tells teams what changed: looks for news, decides, and sends, whenever the monitor asks. */
@Injectable()
export class AlertsService {
  private readonly log = new Logger('alerts');
  private readonly notifiers: ReadonlyMap<string, Notifier>;
  private readonly alerts: Alerts;
  private running: Promise<void> | null = null;

  constructor(
    @Inject(configurationToken) private readonly configuration: Configuration,
    @Inject(storesToken) stores: Stores,
    @Inject(clockToken) clock: Clock,
    reports: ReportService,
  ) {
    this.notifiers = notifiersOf(configuration);
    this.alerts = createAlerts({
      stores,
      clock,
      routes: configuration.routes,
      zone: configuration.timezone,
      publicUrl: publicUrlOf(configuration),
      reportOf: (query) => reports.report(query),
      sourcesOf: () => reports.sources(),
      notifierOf: (route) => this.notifiers.get(route) ?? null,
    });
  }

  /** One round: decide, store, send. A round that is still running is waited for, not doubled. */
  tick(leaseEpoch: number | null): Promise<void> {
    this.running ??= this.round(leaseEpoch).finally(() => {
      this.running = null;
    });
    return this.running;
  }

  /** Routes closed by a permanent answer, with that answer. */
  get closedRoutes(): ReadonlyMap<string, string> {
    return this.alerts.closed;
  }

  /** A test message by every route, one sentence each (`unison check`). */
  check(): Promise<readonly RouteCheck[]> {
    const { routes } = this.configuration;
    return Promise.all(
      routes.map((route) => checkRoute(route, this.notifiers.get(route.name) ?? null)),
    );
  }

  private async round(leaseEpoch: number | null): Promise<void> {
    await this.alerts.decide(leaseEpoch);
    const delivered = await this.alerts.send(leaseEpoch);
    if (delivered > 0) this.log.log({ message: 'delivered', messages: delivered });
    for (const [route, answer] of this.alerts.closed)
      this.log.error({ message: 'route closed', route, answer });
  }
}

function notifiersOf({ routes }: Configuration): ReadonlyMap<string, Notifier> {
  const notifiers = new Map<string, Notifier>();
  for (const { name, slack } of routes) {
    const settings = slack === null ? null : slackSettings(slack);
    if (settings !== null) notifiers.set(name, createSlackNotifier(name, settings));
  }
  return notifiers;
}

function publicUrlOf({ environment }: Configuration): string {
  return environment.publicUrl ?? `http://localhost:${String(environment.port)}`;
}
