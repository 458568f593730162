import { Catch, HttpException, Logger } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** RFC 9457 body of every error under the service. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly traceId: string;
}

/** Answers every error as `application/problem+json`: one sentence for the caller, the stack only in the log. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('api');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const problem = problemOf(error, request.id);
    if (problem.status >= 500) {
      this.log.error({ message: 'request failed', traceId: problem.traceId, error: String(error) });
    }
    void http
      .getResponse<FastifyReply>()
      .status(problem.status)
      .header('content-type', 'application/problem+json')
      .send(problem);
  }
}

function problemOf(error: unknown, traceId: string): Problem {
  const status = statusOf(error);
  const detail =
    status < 500 && error instanceof Error
      ? error.message
      : `The service could not answer; give trace id ${traceId} to whoever runs it.`;
  return { type: 'about:blank', title: titles[status] ?? 'Error', status, detail, traceId };
}

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  if (error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number') {
    return error.statusCode;
  }
  if (error instanceof Error && refusals.has(error.name)) return 400;
  return 500;
}

/** Errors thrown by plain rooms that mean "the question was wrong". */
const refusals = new Set(['ReportQueryError']);

const titles: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Key needed',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  413: 'Too large',
  415: 'Unknown media type',
  429: 'Too many requests',
  500: 'Internal error',
  503: 'Not ready',
};
