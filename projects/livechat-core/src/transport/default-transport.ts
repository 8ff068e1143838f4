import type { SchedulerLike } from 'rxjs';
import { fallbackTransport } from './fallback-transport.js';
import { streamingTransport } from './streaming-transport.js';
import { sessionTransportMemory } from './transport-memory.js';
import type { Transport } from './transport.js';
import { webSocketTransport, type WebSocketConstructor } from './web-socket-transport.js';

/**
 * WebSockets, and HTTP streaming where they are blocked.
 *
 * @param scheduler runs the timers of its patience
 * @param Socket makes the WebSockets; by default the platform's
 */
export function defaultTransport(scheduler: SchedulerLike, Socket?: WebSocketConstructor): Transport {
  return fallbackTransport({
    preferred: webSocketTransport(Socket),
    fallback: streamingTransport(),
    memory: sessionTransportMemory(() => (typeof sessionStorage === 'undefined' ? undefined : sessionStorage)),
    scheduler,
  });
}
