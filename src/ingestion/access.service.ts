import { Inject, Injectable, Logger } from '@nestjs/common';
import { clockToken, configurationToken } from '../config/configuration-token.js';
import { channelOf } from '../config/configuration.js';
import type { Configuration, SourceConfiguration } from '../config/configuration.js';
import type { Access, AnyConnector, Budget, Log } from '../connectors/connector.js';
import { createCustomerHasher } from '../connectors/customer-hash.js';
import type { Clock } from '../domain/clock.js';
import { pseudonymKeyOf } from './pseudonym-key.js';
import { addressFinder, createSourceLines, type SourceLines } from './source-lines.js';

/** Hands a connector everything it may touch during one poll of one source, and nothing else. */
@Injectable()
export class AccessFactory {
  private readonly logger = new Logger('connectors');
  private hashCustomer: ((address: string) => string) | null = null;
  private readonly lines: SourceLines;

  constructor(
    @Inject(configurationToken) private readonly configuration: Configuration,
    @Inject(clockToken) private readonly clock: Clock,
  ) {
    this.lines = createSourceLines(configuration.allowHosts);
  }

  open(source: SourceConfiguration, connector: AnyConnector, signal: AbortSignal): Access<unknown> {
    const { id, timezone, isLive, options } = source;
    const { folder, channels } = this.configuration;
    return {
      source: { id, timezone, folder, isLive: isLive ?? connector.isLive(options) },
      config: options,
      http: this.lines(source, connector, { signal, budget: unlimited }),
      addressOf: addressFinder(source, connector, this.configuration.allowHosts),
      clock: this.clock,
      log: this.logOf(id),
      signal,
      budget: unlimited,
      hashCustomer: (address) => this.hasher()(address),
      mapChannel: channelOf(source, channels),
    };
  }

  /** The key is read, or made, only when the first customer address turns up. */
  private hasher(): (address: string) => string {
    this.hashCustomer ??= createCustomerHasher(pseudonymKeyOf(this.configuration));
    return this.hashCustomer;
  }

  private logOf(source: string): Log {
    const { logger } = this;
    return {
      error: (message) => {
        logger.error({ source, message });
      },
      warn: (message) => {
        logger.warn({ source, message });
      },
      info: (message) => {
        logger.log({ source, message });
      },
    };
  }
}

const unlimited: Budget = { remaining: () => Infinity, spend: () => undefined };
