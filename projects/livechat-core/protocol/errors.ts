import * as z from 'livechat-core/schemas';

/** Every reason for which the chat refuses something. Switch on the code, never on the text. */
export const ERROR_CODES = [
  'INVALID_ARGUMENT',
  'UNKNOWN_COMMAND',
  'LIMIT_EXCEEDED',
  'WIDGET_NOT_FOUND',
  'WIDGET_ALREADY_INITIALIZED',
  'ORIGIN_NOT_ALLOWED',
  'THEME_NOT_FOUND',
  'THREAD_NOT_FOUND',
  'THREAD_CLOSED',
  'ATTACHMENTS_UNAVAILABLE',
  'ATTACHMENT_LOST',
  'FILTERED',
  'TOKEN_INVALID',
  'TOKEN_EXPIRED',
  'TOKEN_ALREADY_USED',
  'TOKEN_UNAVAILABLE',
  'SUPERSEDED',
  'SESSION_ENDED',
  'OUTCOME_UNKNOWN',
  'OUTBOX_FULL',
  'RATE_LIMITED',
  'PROTOCOL_UNSUPPORTED',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'UNAVAILABLE',
  'INTERNAL_ERROR',
  'DISPOSED',
] as const;

/** One of {@link ERROR_CODES}. */
export type ErrorCode = (typeof ERROR_CODES)[number];

/** An error as it travels: plain data without a stack. */
export const errorBodySchema = z.object({
  // A newer server may know more codes than this client.
  code: z.catch(z.enum(ERROR_CODES), 'INTERNAL_ERROR'),
  message: z.string(),
  remedy: z.string(),
  field: z.optional(z.string()),
});

/** Plain form of a {@link LiveChatError}. */
export type ErrorBody = z.infer<typeof errorBodySchema>;

/** What a {@link LiveChatError} is made of. */
export interface LiveChatErrorInit {
  /** Why, for programs. */
  readonly code: ErrorCode;
  /** What broke, in one sentence. */
  readonly message: string;
  /** What the reader can do about it, in one sentence. */
  readonly remedy: string;
  /** The path of the offending input, such as `metadata.color`. */
  readonly field?: string | undefined;
  /** What it came from; it stays on this side of the wire. */
  readonly cause?: unknown;
}

/**
 * The one error of the live chat.
 *
 * @example
 * ```ts
 * liveChat('set_theme', 'nihgt', (error) => {
 *   if (error?.code === 'THEME_NOT_FOUND') console.warn(error.message, error.remedy);
 * });
 * ```
 */
export class LiveChatError extends Error {
  /** Tells it from other errors where `instanceof` cannot, as between two copies of this package. */
  override readonly name = 'LiveChatError';
  /** Why, for programs: switch on this. */
  readonly code: ErrorCode;
  /** What the reader can do about it, in one sentence. */
  readonly remedy: string;
  /** The path of the offending input, such as `metadata.color`. */
  readonly field: string | undefined;

  constructor(init: LiveChatErrorInit) {
    super(init.message, init.cause === undefined ? undefined : { cause: init.cause });
    this.code = init.code;
    this.remedy = init.remedy;
    this.field = init.field;
  }

  /** Rebuilds an error that came over the wire. */
  static from(body: ErrorBody): LiveChatError {
    return new LiveChatError(body);
  }

  /** Gives any thrown value the shape of this family; one of the family passes unchanged. */
  static wrap(thrown: unknown): LiveChatError {
    if (thrown instanceof LiveChatError) return thrown;
    return new LiveChatError({
      code: 'INTERNAL_ERROR',
      message: thrown instanceof Error ? thrown.message : String(thrown),
      remedy: 'This is a defect of the live chat; please report it with the steps that led here.',
      cause: thrown,
    });
  }

  /** The form that travels: no stack, no cause. */
  toJSON(): ErrorBody {
    return {
      code: this.code,
      message: this.message,
      remedy: this.remedy,
      ...(this.field === undefined ? {} : { field: this.field }),
    };
  }
}
