import { LiveChatError } from 'livechat-core/protocol';

/** Something came too often. HTTP answers with `Retry-After`. */
export class ThrottledError extends LiveChatError {
  readonly waitSeconds: number;

  /**
   * @param message what came too often, in one sentence
   * @param waitMs milliseconds until it may come again
   */
  constructor(message: string, waitMs: number) {
    const waitSeconds = Math.max(1, Math.ceil(waitMs / 1000));
    super({
      code: 'RATE_LIMITED',
      message,
      remedy: `Wait ${waitSeconds} ${waitSeconds === 1 ? 'second' : 'seconds'} and try again.`,
    });
    this.waitSeconds = waitSeconds;
  }
}
