import type { WebSocketConstructor } from 'livechat-core/engine';
import type { LoaderStub } from '../common/loader-stub';

/**
 * Makes the sockets of a chat: the first to the same place is that which the loader has begun.
 *
 * @param stub where the loader offers it
 */
export function takingSocket(stub: LoaderStub | undefined): WebSocketConstructor {
  // Not a function: the build makes arrows of those, which construct nothing.
  return class {
    declare readonly url: string;

    constructor(url: string) {
      return stub?.takeSocket?.(url) ?? new WebSocket(url);
    }
  } as unknown as WebSocketConstructor;
}
