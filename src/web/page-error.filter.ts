import {
  Catch,
  HttpException,
  Logger,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SnapshotStore } from '../storage/snapshot.store.js';
import { PageService } from './page.service.js';
import { renderError, type PageTrouble } from './render-error.js';

/** Shows a page's error as a page: a sentence for the reader, the rest only in the log. */
@Catch()
export class PageErrorFilter implements ExceptionFilter {
  private readonly log = new Logger('web');

  constructor(
    private readonly pages: PageService,
    private readonly snapshots: SnapshotStore,
  ) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const status = statusOf(error);
    if (status >= 500) {
      this.log.error({ message: 'page failed', traceId: request.id, error: String(error) });
    }
    const reply = http.getResponse<FastifyReply>();
    if (status === 401) void reply.header('www-authenticate', 'Basic realm="Unison"');
    void reply
      .status(status)
      .header('content-type', 'text/html; charset=utf-8')
      .send(renderError(await this.shown(error, status, request), this.pages.looks(request)));
  }

  /** A report that cannot be shown leads to the newest frozen one, where there is one. */
  private async shown(
    error: unknown,
    status: number,
    { id }: FastifyRequest,
  ): Promise<PageTrouble> {
    const trouble = troubleOf(error, status, id);
    if (trouble.kind !== 'error') return trouble;
    const [newest] = await this.snapshots.list().catch(() => []);
    return newest === undefined ? trouble : { ...trouble, lastGood: `/report/snapshots/${newest}` };
  }
}

/** Errors of plain files that mean "that cannot be done". */
const refusals = new Set(['GapActionError', 'ForeignOriginError', 'ReportQueryError']);

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  return error instanceof Error && refusals.has(error.name) ? 400 : 500;
}

function troubleOf(error: unknown, status: number, trace: string): PageTrouble {
  if (status === 404) return { kind: 'notFound' };
  if (status === 400 && error instanceof Error) return { kind: 'refused', sentence: error.message };
  if (status === 401 || status === 403) {
    return { kind: 'notAllowed', scope: scopeIn(error) ?? 'read' };
  }
  return { kind: 'error', trace, lastGood: null };
}

/** The scope an access error names. */
function scopeIn(error: unknown): string | null {
  const found = error instanceof Error ? /scope ([\w:]+)/.exec(error.message) : null;
  return found?.[1] ?? null;
}
