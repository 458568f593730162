// The ways the X API says no.
import { bearerOf, ok, type Asked, type Reply, type Route } from '../http/exchange.js';
import { sandboxKeys } from '../keys.js';
import { createLimiter } from '../limiter.js';

const problems = 'https://api.x.com/2/problems';

/** 401 without the sandbox's bearer. */
export function unlessAuthorised(asked: Asked): Reply | null {
  if (bearerOf(asked) === sandboxKeys.xBearer) return null;
  const body = { title: 'Unauthorized', type: 'about:blank', status: 401, detail: 'Unauthorized' };
  return { status: 401, body };
}

/** The route with its limit for 15 minutes, in the vendor's headers. */
export function limitedPerQuarter(requests: number, route: Route): Route {
  const take = createLimiter(requests, 900);
  return {
    ...route,
    reply: (asked) => {
      const { isAllowed, limit, remaining, resetsAt } = take();
      const reply = isAllowed ? route.reply(asked) : tooMany;
      const headers = {
        ...reply.headers,
        'x-rate-limit-limit': String(limit),
        'x-rate-limit-remaining': String(remaining),
        'x-rate-limit-reset': String(Math.ceil(resetsAt / 1000)),
      };
      return { ...reply, headers };
    },
  };
}

const tooMany: Reply = {
  status: 429,
  body: {
    title: 'Too Many Requests',
    type: 'about:blank',
    status: 429,
    detail: 'Too Many Requests',
  },
};

/** 400 naming the parameter. */
export function badRequest(parameter: string, detail: string): Reply {
  const type = `${problems}/invalid-request`;
  const errors = [{ message: detail }];
  const body = { title: 'Invalid Request', type, status: 400, parameter, detail, errors };
  return { status: 400, headers: { 'content-type': 'application/problem+json' }, body };
}

/** The vendor answers 200 with a problem in `errors`. */
export function noSuchUser(value: string): Reply {
  const type = `${problems}/resource-not-found`;
  const detail = `Could not find user with id: [${value}].`;
  const where = { value, resource_type: 'user', resource_id: value, parameter: 'id' };
  return ok({ errors: [{ title: 'Not Found Error', type, detail, ...where }] });
}
