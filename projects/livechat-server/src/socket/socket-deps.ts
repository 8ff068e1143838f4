import { HEARTBEAT, LIMITS } from 'livechat-core/protocol';
import type { FastifyBaseLogger } from 'fastify';
import type { ChatDeps } from '../chat/deps.js';
import type { RateLimits } from '../limit/rate-limits.js';
import type { Tracing } from '../tracing/tracing.js';

/** How patient the server is with its sockets, in milliseconds. */
export interface SocketPatience {
  /** With one that does not say `hello`. */
  readonly helloMs: number;
  /** With one that says nothing more. */
  readonly silenceMs: number;
}

/** The patience that the protocol states. */
export const DEFAULT_PATIENCE: SocketPatience = {
  helloMs: LIMITS.unauthenticatedMs,
  silenceMs: HEARTBEAT.serverPatienceMs,
};

/** What is counted of sockets. */
export interface SocketCounts {
  /** A page has said hello: with a session that it has, or with a new one. */
  greeted(session: 'resumed' | 'opened'): void;
  /** A page asked for messages that it has missed. */
  askedForMissed(): void;
  /** A reader that did not keep up was closed. */
  closedSlowReader(): void;
}

/** What sockets act on. */
export interface SocketDeps extends ChatDeps {
  readonly logger: FastifyBaseLogger;
  readonly patience: SocketPatience;
  readonly limits: RateLimits;
  readonly counts: SocketCounts;
  readonly tracing: Tracing;
}
