import type { ErrorCode, LiveChatError } from 'livechat-core/protocol';
import type { FastifyReply } from 'fastify';
import { sayWhenToRetry } from './error-answers.js';

/** Status and `messageId` of each code that APIs for programs answer with; every other one is a bad request. */
const EXCEPTIONS: Partial<Record<ErrorCode, readonly [status: number, messageId: string]>> = {
  UNAUTHENTICATED: [401, 'UNAUTHORIZED'],
  FORBIDDEN: [403, 'FORBIDDEN'],
  ORIGIN_NOT_ALLOWED: [403, 'FORBIDDEN'],
  NOT_FOUND: [404, 'NOT_FOUND'],
  WIDGET_NOT_FOUND: [404, 'NOT_FOUND'],
  RATE_LIMITED: [429, 'TOO_MANY_REQUESTS'],
  INTERNAL_ERROR: [500, 'GENERAL_ERROR'],
  UNAVAILABLE: [503, 'SERVICE_UNAVAILABLE'],
};

/** Answers with an error in the form `{ requestError: { serviceException: { messageId, text } } }`. */
export function sendServiceException(reply: FastifyReply, error: LiveChatError): FastifyReply {
  const [status, messageId] = EXCEPTIONS[error.code] ?? [400, 'BAD_REQUEST'];
  const text = `${error.message} ${error.remedy}`;
  return sayWhenToRetry(reply, error)
    .code(status)
    .send({ requestError: { serviceException: { messageId, text } } });
}
