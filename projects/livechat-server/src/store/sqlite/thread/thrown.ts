import { LiveChatError, type ErrorBody } from 'livechat-core/protocol';

/** What was thrown in one thread, for another: a refusal of the store, or a defect. */
export type Thrown =
  | { readonly type: 'refusal'; readonly body: ErrorBody; readonly cause?: string }
  | { readonly type: 'defect'; readonly message: string; readonly stack?: string };

/** Takes an error apart: its class would not come along. */
export function toThrown(error: unknown): Thrown {
  if (error instanceof LiveChatError) {
    const { cause } = error;
    return { type: 'refusal', body: error.toJSON(), ...(cause instanceof Error ? { cause: cause.message } : {}) };
  }
  if (!(error instanceof Error)) return { type: 'defect', message: String(error) };
  return {
    type: 'defect',
    message: error.message,
    ...(error.stack === undefined ? {} : { stack: error.stack }),
  };
}

/** Puts it together again. */
export function fromThrown(thrown: Thrown): Error {
  if (thrown.type === 'refusal') {
    const { body, cause } = thrown;
    return new LiveChatError({ ...body, ...(cause === undefined ? {} : { cause: new Error(cause) }) });
  }
  const error = new Error(thrown.message);
  if (thrown.stack !== undefined) error.stack = thrown.stack;
  return error;
}
