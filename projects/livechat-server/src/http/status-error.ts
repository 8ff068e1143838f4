import { LiveChatError, type LiveChatErrorInit } from 'livechat-core/protocol';

/** What HTTP has a status for, and the APIs no code of their own. */
export type RefusedStatus = 405 | 413 | 415;

/** A request that is refused for its form alone, before anybody looks at what it asks for. */
export class StatusError extends LiveChatError {
  readonly status: RefusedStatus;

  constructor(status: RefusedStatus, init: LiveChatErrorInit) {
    super(init);
    this.status = status;
  }
}
