/** One HTTP line a source, kept between polls: what its vendor said about waiting counts until it has passed. */
import { CronTime } from 'cron';
import type { SourceConfiguration } from '../config/configuration.js';
import type { AnyConnector, Budget, LimitedHttp } from '../connectors/connector.js';
import { PermanentError } from '../connectors/errors.js';
import { createAddressFinder, type AddressFinder } from '../connectors/http/find-address.js';
import { createHttp, type HttpLine, type HttpOptions } from '../connectors/http.js';

/** Opens the line of a source for one poll. */
export type SourceLines = (
  source: SourceConfiguration,
  connector: AnyConnector,
  poll: { readonly signal: AbortSignal; readonly budget: Budget },
) => LimitedHttp;

/** The lines of all sources; `allowHosts` are those the operator opened although private. */
export function createSourceLines(
  allowHosts: readonly string[],
  surroundings: Pick<HttpOptions, 'clock' | 'sleep' | 'resolve' | 'timeoutSeconds'> = {},
): SourceLines {
  const lines = new Map<string, HttpLine>();
  return (source, connector, { signal, budget }) => {
    const hosts = connector.hosts?.(source.options) ?? [];
    if (hosts.length === 0) return noNetwork(source.id);
    const pollIntervalSeconds = pollIntervalOf(source.poll);
    const line =
      lines.get(source.id) ??
      createHttp({
        ...{ source: source.id, hosts, allowHosts, pollIntervalSeconds },
        permission: connector.traits.permission,
        ...surroundings,
      });
    lines.set(source.id, line);
    return line.open(signal, budget);
  };
}

/** Finds the address of a source's own hosts, where they may be reached at all. */
export function addressFinder(
  { id, options }: SourceConfiguration,
  connector: AnyConnector,
  allowHosts: readonly string[],
): AddressFinder {
  return createAddressFinder({ source: id, hosts: connector.hosts?.(options) ?? [], allowHosts });
}

/** Seconds between two ticks of a cron line. */
export function pollIntervalOf(cron: string): number {
  const time = new CronTime(cron, 'UTC');
  const first = time.getNextDateFrom(new Date(0), 'UTC');
  const second = time.getNextDateFrom(first.toJSDate(), 'UTC');
  return (second.toMillis() - first.toMillis()) / 1000;
}

/** Files and pushed rows reach no network; a connector that asks for it anyway is told so. */
function noNetwork(source: string): LimitedHttp {
  const refusal = new PermanentError(`sources.${source}: this connector reaches no network.`);
  return { request: () => Promise.reject(refusal) };
}
