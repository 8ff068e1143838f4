import { LiveChatError } from 'livechat-core/protocol';

/** An error as it may be logged. */
export interface LoggedError {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly stack?: string;
  readonly cause?: LoggedError;
}

/** Causes of causes end somewhere. */
const DEPTH = 3;

/**
 * What the log keeps of an error: what happened and where. The other properties stay out of it, because
 * those of databases and parsers hold rows and bodies.
 */
export function safeError(thrown: unknown, depth = DEPTH): LoggedError {
  if (!(thrown instanceof Error)) return { type: typeof thrown, message: 'Something that is no error was thrown.' };
  const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : undefined;
  const hasCause = thrown.cause !== undefined && depth > 0;
  return {
    type: thrown.name,
    message: thrown.message,
    ...(code === undefined ? {} : { code }),
    // A refusal says what it means; where it was made tells nothing more.
    ...(thrown instanceof LiveChatError || thrown.stack === undefined ? {} : { stack: thrown.stack }),
    ...(hasCause ? { cause: safeError(thrown.cause, depth - 1) } : {}),
  };
}
