// Does a route work? One test message, and one sentence that says what the route can do.
import type { AlertRoute } from '../config/alerts.js';
import type { DeliveryOutcome, Notifier } from './notifier.js';

export interface RouteCheck {
  readonly route: string;
  readonly isFine: boolean;
  readonly sentence: string;
}

/** Sends a test message by the route and says how it went. Never throws. */
export async function checkRoute(
  route: AlertRoute,
  notifier: Notifier | null,
): Promise<RouteCheck> {
  const name = `alerts.${route.name}`;
  if (notifier === null)
    return {
      route: route.name,
      isFine: false,
      sentence: `${name}: nowhere to post; give slack a webhook, or a token and a channel id.`,
    };
  const outcome = await notifier
    .send({ notice: testNotice(route), inThread: null, replaces: null, isBroadcast: false })
    .catch((error: unknown): DeliveryOutcome => ({ kind: 'temporary', answer: reasonOf(error) }));
  if (outcome.kind !== 'sent')
    return { route: route.name, isFine: false, sentence: `${name}: ${failure(outcome)}` };
  return {
    route: route.name,
    isFine: true,
    sentence: `${name}: a test message arrived; this route ${abilities(notifier)}.`,
  };
}

function testNotice(route: AlertRoute): Parameters<Notifier['send']>[0]['notice'] {
  return {
    kind: 'announcement',
    title: 'Unison can reach you',
    sentences: [`This is a test of the route "${route.name}". Nothing is wrong.`],
    link: null,
    linkLabel: null,
  };
}

function abilities({ canThread, hasButtons }: Notifier): string {
  if (!canThread) return 'only posts (an incoming webhook cannot edit, thread or show buttons)';
  return hasButtons
    ? 'edits, threads and shows buttons'
    : 'edits and threads, without buttons until signingSecret is set';
}

function failure(outcome: Exclude<DeliveryOutcome, { kind: 'sent' }>): string {
  if (outcome.kind === 'rate_limited')
    return `asks to wait ${String(outcome.retryAfterSeconds)} s; try again then.`;
  if (outcome.kind === 'temporary')
    return `no delivery (${outcome.answer}); check the address and the network.`;
  return `refused (${outcome.answer}); correct the token, the webhook or the channel id.`;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : 'failed';
}
