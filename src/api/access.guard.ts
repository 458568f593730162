import { ForbiddenException, Injectable, SetMetadata, UnauthorizedException } from '@nestjs/common';
import type { CanActivate, CustomDecorator, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { KeyStore } from '../storage/key.store.js';
import type { Scope } from '../storage/key.store.js';

const accessKey = 'unison:access';

/** Declares who may call a route: a scope, or `open` for health and static files. A route without one is refused. */
export const Access = (access: Scope | 'open'): CustomDecorator => SetMetadata(accessKey, access);

/** Deny by default: a key with the route's scope, or, until the first key exists, a caller on this machine. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly keys: KeyStore,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.getAllAndOverride<Scope | 'open' | undefined>(accessKey, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (access === 'open') return true;
    if (access === undefined) throw new ForbiddenException('This route declares no scope.');
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (!(await this.keys.hasAny())) return requireThisMachine(request);
    return this.requireScope(request, access);
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
