import { LIMITS, LiveChatError, type ThreadTarget } from 'livechat-core/protocol';
import { TokenBucket } from '../limit/token-bucket.js';
import type { SessionKey } from '../store/session-store.js';
import type { SocketDeps } from './socket-deps.js';

const MESSAGE_RATE = { burst: LIMITS.burst, perSecond: LIMITS.messagesPerSecond } as const;

/** A login costs a check of a signature; a page needs one, and another after a mistake. */
const LOGIN_RATE = { burst: 10, perSecond: 0.5 } as const;

/** How often one page's socket, its person and its threads may do what costs something. */
export class SocketRates {
  readonly #messages: TokenBucket;
  #logins: TokenBucket | undefined;

  constructor(
    private readonly deps: Pick<SocketDeps, 'clock' | 'limits'>,
    private readonly address: string,
  ) {
    this.#messages = new TokenBucket(MESSAGE_RATE, deps.clock);
  }

  /** @throws LiveChatError `RATE_LIMITED` */
  countMessage({ personId }: SessionKey, target?: ThreadTarget): void {
    if (!this.#messages.take()) throw tooManyMessages();
    this.deps.limits.count('messagesOfPerson', personId);
    if (target === undefined) return;
    // The id that a client gave is unique for the person only.
    const thread = 'threadId' in target ? target.threadId : `${personId} ${target.clientThreadId}`;
    this.deps.limits.count('messagesOfThread', thread);
  }

  /** @throws LiveChatError `RATE_LIMITED` */
  countLogin(): void {
    this.#logins ??= new TokenBucket(LOGIN_RATE, this.deps.clock);
    if (!this.#logins.take()) throw tooManyLogins();
    this.deps.limits.count('loginsOfAddress', this.address);
  }

  /** One too many is dropped: typing comes again while it goes on. */
  mayType(): boolean {
    return this.#messages.take();
  }
}

function tooManyMessages(): LiveChatError {
  return new LiveChatError({
    code: 'RATE_LIMITED',
    message: `More than ${LIMITS.messagesPerSecond} messages a second came on this connection.`,
    remedy: 'Wait a second and send again.',
  });
}

function tooManyLogins(): LiveChatError {
  return new LiveChatError({
    code: 'RATE_LIMITED',
    message: 'Too many logins were tried on this connection.',
    remedy: 'Call auth once, with a fresh token, when the customer signs in.',
  });
}
