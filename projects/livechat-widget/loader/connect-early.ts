import type { LoaderStub } from '../common/loader-stub';
import { storageKey } from '../common/storage-key';
import { readQueuedCall } from './read-queued-call';

/** What {@link connectEarly} works on. */
export interface EarlyOptions {
  readonly window: Window & typeof globalThis;
  /** Has the calls of the page, and is given the way to take the socket. */
  readonly stub: LoaderStub;
  /** Of the server's socket, beside the loader. */
  readonly url: string;
}

/** How long a socket waits for its chat, in milliseconds: well before the server holds its silence against it. */
const PATIENCE_MS = 20_000;

/**
 * Connects a visitor who was never here while the widget is fetched: what the chat says first is known without it, so that
 * its answer may be there before it. Who has been here has to say who they are, or another tab has a connection for them.
 */
export function connectEarly({ window, stub, url }: EarlyOptions): void {
  const chat = stub.q?.map(readQueuedCall).find((call) => 'mayConnect' in call);
  if (chat?.mayConnect !== true) return;
  const widgetId = chat.widgetId.toLowerCase();
  // Libraries of the page may have changed how objects become a text.
  const hello = `{"type":"hello","protocol":"livechat.v1","widgetId":${JSON.stringify(widgetId)}}`;
  const heard: MessageEvent[] = [];
  try {
    if (window.localStorage.getItem(storageKey(widgetId, 'credentials')) !== null) return;
    const socket = new window.WebSocket(url);
    socket.onopen = () => socket.send(hello);
    socket.onmessage = (event) => heard.push(event);
    stub.takeSocket = (wanted) => {
      const { readyState, OPEN } = socket;
      clearTimeout(patience);
      delete stub.takeSocket;
      if (wanted !== url || readyState > OPEN) {
        socket.close();
        return undefined;
      }
      // One that still opens does so for whoever listens by then, and says hello.
      if (readyState === OPEN) {
        queueMicrotask(() => void socket.onopen?.(new Event('open')));
        socket.send = (text) => {
          delete (socket as Partial<WebSocket>).send;
          if (text === hello) heard.forEach((event) => void socket.onmessage?.(event));
          // Another tab has made the visitor known meanwhile: this is the connection of somebody else.
          else socket.close();
        };
      }
      return socket;
    };
    const patience = setTimeout(() => stub.takeSocket?.(), PATIENCE_MS);
  } catch {
    // A storage that is blocked, or a page that may not connect: the chat finds its own way.
  }
}
