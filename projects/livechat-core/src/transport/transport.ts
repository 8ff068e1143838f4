import type { Observable } from 'rxjs';
import type { ClientFrame } from '../../protocol/client-frames.js';
import type { ServerFrame } from '../../protocol/server-frames.js';

/** What comes off one connection. Its end completes the stream; a failure to connect is an end too. */
export type WireEvent =
  | { readonly type: 'open'; readonly send: (frame: ClientFrame) => void }
  | { readonly type: 'frame'; readonly frame: ServerFrame }
  /** The other side sent something that is no frame; the connection goes on. */
  | { readonly type: 'garbage'; readonly error: unknown }
  /** `retryAfterMs`: how long the server asks to wait before the next attempt. */
  | { readonly type: 'closed'; readonly code: number; readonly retryAfterMs?: number };

/**
 * A way to a server. `transportContract` in `livechat-core/testing` says what every implementation
 * has to do.
 */
export interface Transport {
  /**
   * Cold: subscribing opens one connection, unsubscribing closes it. Emits `open` first, then
   * frames, `closed` last. Before the first frame `open` may come again: the connection then goes on
   * another way, and begins anew.
   *
   * @param serverUrl where the server is, without a trailing slash
   */
  connect(serverUrl: string): Observable<WireEvent>;
}
