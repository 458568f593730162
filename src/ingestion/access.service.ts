import { Inject, Injectable, Logger } from '@nestjs/common';
import { configurationToken } from '../config/configuration-token.js';
import type { Configuration, SourceConfiguration } from '../config/configuration.js';
import type { Access, AnyConnector, Budget, LimitedHttp, Log } from '../connectors/connector.js';
import { createCustomerHasher } from '../connectors/customer-hash.js';
import { PermanentError } from '../connectors/errors.js';
import { clockToken } from '../config/configuration-token.js';
import type { Clock } from '../domain/clock.js';
import { mappingOf } from './source-mapping.js';
import { pseudonymKeyOf } from './pseudonym-key.js';

/** Hands a connector everything it may touch while it reads one source, and nothing else. */
@Injectable()
export class AccessFactory {
  private readonly logger = new Logger('connectors');
  private hashCustomer: ((address: string) => string) | null = null;

  constructor(
    @Inject(configurationToken) private readonly configuration: Configuration,
    @Inject(clockToken) private readonly clock: Clock,
  ) {}

  open(source: SourceConfiguration, connector: AnyConnector, signal: AbortSignal): Access<unknown> {
    const mapping = mappingOf(source, this.configuration, connector.measurable(source.options));
    return {
      source: {
        id: source.id,
        timezone: source.timezone,
        isLive: source.isLive ?? connector.isLive(source.options),
        folder: this.configuration.folder,
      },
      config: source.options,
      http: noNetwork(source.id),
      clock: this.clock,
      log: this.logOf(source.id),
      signal,
      budget: unlimited,
      hashCustomer: (address) => this.hasher()(address),
      mapChannel: mapping.mapChannel,
    };
  }

  /** The key is read, or made, only when the first customer address turns up. */
  private hasher(): (address: string) => string {
    this.hashCustomer ??= createCustomerHasher(pseudonymKeyOf(this.configuration));
    return this.hashCustomer;
  }

  private logOf(source: string): Log {
    return {
      error: (message) => {
        this.logger.error({ source, message });
      },
      warn: (message) => {
        this.logger.warn({ source, message });
      },
      info: (message) => {
        this.logger.log({ source, message });
      },
    };
  }
}

const unlimited: Budget = { remaining: () => Infinity, spend: () => undefined };

/** Files and pushed rows reach no network; a connector that asks for it anyway is told so. */
function noNetwork(source: string): LimitedHttp {
  return {
    request: () =>
      Promise.reject(new PermanentError(`sources.${source}: this connector reaches no network.`)),
  };
}
