import { HttpException } from '@nestjs/common';
import { DomainError, type ErrorDetails, type ErrorKind, type Message } from '@qsl/contracts';
import { Refusal } from './refusal.js';

/** The one place where kinds of errors become HTTP. */
const statuses = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  notFound: 404,
  conflict: 409,
  gone: 410,
  tooLarge: 413,
  rateLimited: 429,
  internal: 500,
  unavailable: 503,
  timeout: 504,
} satisfies Record<ErrorKind, number>;

/** A request that failed, whoever refused it. */
export interface Failure {
  status: number;
  reason: string;
  text: Message;
  details: ErrorDetails;
}

/** What the HTTP layer itself refuses, before any route has seen it. */
const refusals: Record<number, { reason: string; text: Message }> = {
  400: { reason: 'request.malformed', text: { zh: '请求格式有误，无法解析。', en: 'The request cannot be parsed.' } },
  404: { reason: 'route.not_found', text: { zh: '没有这个地址。', en: 'There is nothing at this address.' } },
  408: {
    reason: 'request.too_slow',
    text: { zh: '请求未在规定时间内发送完毕。', en: 'The request did not arrive in time.' },
  },
  413: {
    reason: 'request.too_large',
    text: { zh: '请求内容过大，最多 1 MB。', en: 'The request is too large; at most 1 MB.' },
  },
  414: { reason: 'request.path_too_long', text: { zh: '网址过长。', en: 'The address is too long.' } },
  415: {
    reason: 'request.unsupported_media_type',
    text: { zh: '请求内容应为 JSON（application/json）。', en: 'The body must be JSON (application/json).' },
  },
};

const internal: Failure = {
  status: statuses.internal,
  reason: 'service.internal',
  text: { zh: '系统内部错误，请稍后再试。', en: 'Something went wrong inside the system; try again later.' },
  details: {},
};

function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  return error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : undefined;
}

/** Reads any error; one that nobody threw on purpose is `internal` and tells nothing of itself. */
export function toFailure(error: unknown): Failure {
  if (error instanceof Refusal) return error.failure;
  if (error instanceof DomainError) {
    const { kind, reason, text, details } = error;
    return { status: statuses[kind], reason, text, details };
  }
  const status = statusOf(error);
  const refusal = status === undefined ? undefined : refusals[status];
  return status === undefined || refusal === undefined ? internal : { status, ...refusal, details: {} };
}
