import { LiveChatError, type LiveChatErrorInit } from 'livechat-core/protocol';

/** What a {@link DeskApiError} adds to the error that the server sent. */
export interface DeskApiErrorInit extends LiveChatErrorInit {
  /** The HTTP status; absent when no answer came. */
  readonly status?: number;
  /** For how many seconds the server refuses further attempts. */
  readonly retryAfterSeconds?: number;
}

/** A refused or unanswered request of the desk. */
export class DeskApiError extends LiveChatError {
  readonly status: number | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(init: DeskApiErrorInit) {
    super(init);
    this.status = init.status;
    this.retryAfterSeconds = init.retryAfterSeconds;
  }
}
