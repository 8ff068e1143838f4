import type { FastifyReply } from 'fastify';
import type { ErrorCode, LiveChatError } from 'livechat-core/protocol';
import * as z from 'zod/mini';
import { sayWhenToRetry } from './error-answers.js';
import { StatusError, type RefusedStatus } from './status-error.js';

/** How APIs for programs answer when they refuse something. */
export const serviceExceptionSchema = z
  .object({
    requestError: z.object({
      serviceException: z.object({
        messageId: z.string().check(z.describe('Switch on this one, never on the text.')),
        text: z.string().check(z.describe('What is wrong, and what to do.')),
        validationErrors: z
          .optional(z.record(z.string(), z.array(z.string())))
          .check(z.describe('What is wrong, by the name of the field.')),
      }),
    }),
  })
  .check(z.meta({ id: 'Error' }));
export type ServiceException = z.infer<typeof serviceExceptionSchema>;

/** Status and `messageId` of each code that APIs for programs answer with; every other one is a bad request. */
const EXCEPTIONS: Partial<Record<ErrorCode, readonly [status: number, messageId: string]>> = {
  UNAUTHENTICATED: [401, 'UNAUTHORIZED'],
  FORBIDDEN: [403, 'FORBIDDEN'],
  ORIGIN_NOT_ALLOWED: [403, 'FORBIDDEN'],
  NOT_FOUND: [404, 'NOT_FOUND'],
  WIDGET_NOT_FOUND: [404, 'NOT_FOUND'],
  THREAD_CLOSED: [409, 'CONVERSATION_CLOSED'],
  RATE_LIMITED: [429, 'TOO_MANY_REQUESTS'],
  INTERNAL_ERROR: [500, 'GENERAL_ERROR'],
  UNAVAILABLE: [503, 'SERVICE_UNAVAILABLE'],
};

/** The `messageId` of what is refused for its form. */
const REFUSED_FORMS: Readonly<Record<RefusedStatus, string>> = {
  405: 'METHOD_NOT_ALLOWED',
  413: 'REQUEST_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
};

/** Every `messageId` that an answer may have. */
export const MESSAGE_IDS: readonly string[] = [
  ...new Set([
    'BAD_REQUEST',
    ...Object.values(EXCEPTIONS).map(([, messageId]) => messageId),
    ...Object.values(REFUSED_FORMS),
  ]),
];

/**
 * Answers with an error in the form `{ requestError: { serviceException: { messageId, text } } }`.
 *
 * @param absent the status for what does not exist; the original has 400 in the Conversations API
 */
export function sendServiceException(reply: FastifyReply, error: LiveChatError, absent: 400 | 404 = 404): FastifyReply {
  const [known, messageId] = statusOf(error);
  const status = known === 404 ? absent : known;
  const { message, remedy, field } = error;
  const answer: ServiceException = {
    requestError: {
      serviceException: {
        messageId,
        text: `${message} ${remedy}`,
        ...(field === undefined || status !== 400 ? {} : { validationErrors: { [field]: [message] } }),
      },
    },
  };
  return sayWhenToRetry(reply, error).code(status).send(answer);
}

function statusOf(error: LiveChatError): readonly [status: number, messageId: string] {
  if (error instanceof StatusError) return [error.status, REFUSED_FORMS[error.status]];
  return EXCEPTIONS[error.code] ?? [400, 'BAD_REQUEST'];
}
