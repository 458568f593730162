// The whole simulated company behind one loopback address: vendors, Slack, clock and truth.
import { createClock, type SandboxClock } from './clock.js';
import { fieldsOf, ok, under, type Asked, type Reply, type Route } from './http/exchange.js';
import type { Fault } from './http/fault.js';
import { serve, type Rewrite, type Serving, type Witness } from './http/serve.js';
import { createLiveWorld, type LiveWorld } from './live-world.js';
import { formbricksRoutes, type FormbricksOptions } from './fakes/formbricks.js';
import { genesysRoutes, type GenesysOptions } from './fakes/genesys.js';
import { graphRoutes } from './fakes/graph.js';
import { xRoutes, type XOptions } from './fakes/x.js';
import { zendeskRoutes, type ZendeskOptions } from './fakes/zendesk.js';
import { frontPage } from './front-page.js';
import { moreVendors } from './more-vendors.js';
import { createScript, type Script } from './script.js';
import { createSlackBoard, type SlackBoard } from './slack/board.js';
import { boardPage } from './slack/page.js';

export interface SandboxOptions {
  /** 0 = any free port. */
  readonly port: number;
  readonly seed: number;
  /** The sandbox's present at its start; the history lies before it. */
  readonly startsAt: number;
  /** How many seconds pass in the sandbox for each of ours. */
  readonly speed: number;
  readonly historyDays?: number;
  readonly x?: XOptions;
  readonly genesys?: GenesysOptions;
  readonly zendesk?: ZendeskOptions;
  readonly formbricks?: FormbricksOptions;
  /** Hears the path of every request. */
  readonly onRequest?: (path: string) => void;
  /** Sees every request with its answer. */
  readonly onExchange?: Witness;
  /** Answers in the place of an answer. */
  readonly rewrite?: Rewrite;
}

export interface Sandbox extends Serving {
  readonly clock: SandboxClock;
  readonly world: LiveWorld;
  readonly slack: SlackBoard;
  readonly script: Script;
}

/** Starts the company; every vendor has its root: `/x`, `/genesys`, `/graph`, `/zendesk`, `/formbricks`, `/slack`. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const clock = createClock(options.startsAt, options.speed, () => Date.now());
  const world = createLiveWorld(options.seed, clock, options.historyDays);
  const slack = createSlackBoard(() => clock.now());
  const script = createScript();
  const routes = [
    ...ownRoutes(clock, world, slack),
    ...script.routes,
    ...slack.routes,
    ...under('/x', xRoutes(world, options.x)),
    ...under('/genesys', genesysRoutes(world, options.genesys)),
    ...under('/graph', graphRoutes(world)),
    ...under('/zendesk', zendeskRoutes(world, options.zendesk)),
    ...under('/formbricks', formbricksRoutes(world, options.formbricks)),
    ...moreVendors(world),
  ];
  const nextFault = (path: string): Fault | null => {
    options.onRequest?.(path);
    return script.next(path);
  };
  const serving = await serve(options.port, {
    ...{ routes, nextFault },
    ...{ onExchange: options.onExchange, rewrite: options.rewrite },
  });
  return { ...serving, clock, world, slack, script };
}

function ownRoutes(clock: SandboxClock, world: LiveWorld, slack: SlackBoard): readonly Route[] {
  return [
    { method: 'GET', path: '/', reply: () => ok(frontPage(world, clock)) },
    { method: 'GET', path: '/clock', reply: () => ok(clockShape(clock)) },
    { method: 'POST', path: '/clock', reply: (asked) => setClock(asked, clock) },
    { method: 'GET', path: '/truth', reply: () => ok(truthShape(world)) },
    { method: 'GET', path: '/slack', reply: () => ok(boardPage(slack.messages)) },
    { method: 'GET', path: '/slack/messages', reply: () => ok({ messages: slack.messages }) },
  ];
}

/** `now` for people and programs alike. */
function clockShape(clock: SandboxClock): object {
  const now = clock.now();
  return { now: new Date(now).toISOString(), epochMilliseconds: now, speed: clock.speed };
}

/** `{"speed": 60}`, `{"advanceSeconds": 3600}`, or both. */
function setClock(asked: Asked, clock: SandboxClock): Reply {
  const { speed, advanceSeconds } = fieldsOf(asked);
  if (typeof speed === 'number' && speed >= 0) clock.setSpeed(speed);
  if (typeof advanceSeconds === 'number') clock.advance(advanceSeconds);
  return ok(clockShape(clock));
}

function truthShape({ truth }: LiveWorld): object {
  const iso = (at: number | null): string | null =>
    at === null ? null : new Date(at).toISOString();
  const gaps = truth.gaps.map((gap) => ({ ...gap, from: iso(gap.from), to: iso(gap.to) }));
  return { ...truth, from: iso(truth.from), gaps };
}
