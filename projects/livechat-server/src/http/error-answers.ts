import { LiveChatError, type ErrorCode } from 'livechat-core/protocol';
import type { FastifyReply } from 'fastify';
import { ThrottledError } from '../limit/throttled-error.js';
import { StatusError } from './status-error.js';

/** The HTTP status of each code that the desk's API answers with; every other one is 400. */
const STATUS: Partial<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  SESSION_ENDED: 401,
  FORBIDDEN: 403,
  ORIGIN_NOT_ALLOWED: 403,
  ATTACHMENTS_UNAVAILABLE: 403,
  NOT_FOUND: 404,
  WIDGET_NOT_FOUND: 404,
  THREAD_CLOSED: 409,
  LIMIT_EXCEEDED: 413,
  RATE_LIMITED: 429,
  INTERNAL_ERROR: 500,
  UNAVAILABLE: 503,
};

/** Answers with an error in the form of the desk's API. */
export function sendError(reply: FastifyReply, error: LiveChatError): FastifyReply {
  return sayWhenToRetry(reply, error)
    .code(error instanceof StatusError ? error.status : (STATUS[error.code] ?? 400))
    .send({ error: error.toJSON() });
}

/** Adds `Retry-After` to the answer to what came too often. */
export function sayWhenToRetry(reply: FastifyReply, error: LiveChatError): FastifyReply {
  return error instanceof ThrottledError ? reply.header('retry-after', String(error.waitSeconds)) : reply;
}

/** The error that an exception stands for, without what a stranger should not read. */
export function publicError(thrown: unknown): LiveChatError {
  if (thrown instanceof LiveChatError) return thrown;
  const status = statusOf(thrown);
  if (status === 413) {
    return new StatusError(413, {
      code: 'LIMIT_EXCEEDED',
      message: 'The body of the request is too large.',
      remedy: 'Send less.',
    });
  }
  if (status === 415) {
    return new StatusError(415, {
      code: 'INVALID_ARGUMENT',
      message: 'The body of the request is of a type that is not taken here.',
      remedy: 'Send JSON with the header "content-type: application/json".',
    });
  }
  if (status >= 400 && status < 500) {
    return new LiveChatError({
      code: 'INVALID_ARGUMENT',
      message: 'The request could not be read.',
      remedy: 'Send JSON with the header "content-type: application/json".',
    });
  }
  return new LiveChatError({
    code: 'INTERNAL_ERROR',
    message: 'The server could not do this.',
    remedy: "Try again; if it happens again, look at the server's log.",
  });
}

function statusOf(thrown: unknown): number {
  const isObject = typeof thrown === 'object' && thrown !== null;
  return isObject && 'statusCode' in thrown && typeof thrown.statusCode === 'number' ? thrown.statusCode : 500;
}
