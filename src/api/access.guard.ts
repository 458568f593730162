import { ForbiddenException, Injectable, SetMetadata, UnauthorizedException } from '@nestjs/common';
import type { CanActivate, CustomDecorator, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { KeyStore } from '../storage/key.store.js';
import type { Scope } from '../storage/key.store.js';

const accessKey = 'unison:access';

/** Declares who may call a route: a scope, or `open` for health and static files. A route without one is refused. */
export const Access = (access: Scope | 'open'): CustomDecorator => SetMetadata(accessKey, access);

interface Declared {
  readonly controller: object;
  readonly access: Scope | 'open';
}

/** Deny by default: a key with the route's scope, or, until the first key exists, a caller on this machine. */
@Injectable()
export class AccessGuard implements CanActivate {
  /** What each route declares, looked up once. */
  private readonly declared = new WeakMap<object, Declared>();

  constructor(
    private readonly reflector: Reflector,
    private readonly keys: KeyStore,
  ) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const access = this.accessOf(context);
    if (access === 'open') return true;
    if (access === undefined) throw new ForbiddenException('This route declares no scope.');
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    return this.keys.isKnownToHaveNone()
      ? requireThisMachine(request)
      : this.admit(request, access);
  }

  private async admit(request: FastifyRequest, scope: Scope): Promise<boolean> {
    if (!(await this.keys.hasAny())) return requireThisMachine(request);
    return this.requireScope(request, scope);
  }

  private accessOf(context: ExecutionContext): Scope | 'open' | undefined {
    const [route, controller] = [context.getHandler(), context.getClass()];
    const known = this.declared.get(route);
    if (known?.controller === controller) return known.access;
    const access = this.reflector.getAllAndOverride<Scope | 'open' | undefined>(accessKey, [
      route,
      controller,
    ]);
    if (access !== undefined) this.declared.set(route, { controller, access });
    return access;
  }

  private async requireScope(request: FastifyRequest, scope: Scope): Promise<boolean> {
    const secret = presentedKey(request.headers.authorization);
    const scopes = secret === null ? null : await this.keys.scopesOf(secret);
    if (scopes === null) throw new UnauthorizedException(keySentence);
    if (!scopes.includes(scope) && !scopes.includes('admin')) {
      throw new ForbiddenException(
        `This route needs the scope ${scope}; ask for a key made with --scope ${scope}.`,
      );
    }
    return true;
  }
}

const keySentence =
  'A key is needed: make one with `unison token create --name NAME --scope read` and send it as Bearer or as the Basic password.';

function requireThisMachine(request: FastifyRequest): boolean {
  const isForwarded = ['x-forwarded-for', 'forwarded', 'x-real-ip'].some(
    (name) => request.headers[name] !== undefined,
  );
  if (!isForwarded && isLoopback(request.ip)) return true;
  throw new UnauthorizedException(keySentence);
}

function isLoopback(address: string): boolean {
  return address === '::1' || /^(::ffff:)?127\./.test(address);
}

/** The key in `Authorization: Bearer KEY` or `Basic base64(name:KEY)`; null where there is none. */
export function presentedKey(header: string | undefined): string | null {
  const [scheme, value] = (header ?? '').split(' ');
  if (!value) return null;
  if (scheme?.toLowerCase() === 'bearer') return value;
  if (scheme?.toLowerCase() !== 'basic') return null;
  const text = Buffer.from(value, 'base64').toString('utf8');
  return text.slice(text.indexOf(':') + 1) || null;
}
