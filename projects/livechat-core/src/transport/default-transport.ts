import type { SchedulerLike } from 'rxjs';
import { fallbackTransport } from './fallback-transport.js';
import { streamingTransport } from './streaming-transport.js';
import { sessionTransportMemory } from './transport-memory.js';
import type { Transport } from './transport.js';
import { webSocketTransport } from './web-socket-transport.js';

/** WebSockets, and HTTP streaming where they are blocked. */
export function defaultTransport(scheduler: SchedulerLike): Transport {
  return fallbackTransport({
    preferred: webSocketTransport(),
    fallback: streamingTransport(),
    memory: sessionTransportMemory(() => (typeof sessionStorage === 'undefined' ? undefined : sessionStorage)),
    scheduler,
  });
}
