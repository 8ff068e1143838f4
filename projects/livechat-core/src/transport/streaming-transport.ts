import { catchError, from, of, switchMap, type Observable } from 'rxjs';
import type { Transport, WireEvent } from './transport.js';

/** The part of the platform that the transport needs. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/**
 * A transport over HTTP, for networks that let no WebSocket pass: the server's frames come as the
 * answer to one long request, the client's go with short ones, one after the other. The requests are
 * simple in the sense of CORS, so that none has to be asked for first. Its code is loaded with the
 * first connection, because few need it.
 *
 * @param request by default the platform's `fetch`
 */
export function streamingTransport(request: Fetch = (url, init) => fetch(url, init)): Transport {
  return {
    connect: (serverUrl) =>
      from(import('./stream-connection.js')).pipe(
        switchMap(({ connectStream }) => connectStream(serverUrl, request)),
        // What cannot be loaded cannot be reached either.
        catchError((): Observable<WireEvent> => of({ type: 'closed', code: 1006 })),
      ),
  };
}
