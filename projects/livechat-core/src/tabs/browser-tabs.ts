import { Observable } from 'rxjs';
import type { Hold, TabPlatform } from './tab-platform.js';

/** The parts of a browser with which tabs find each other. */
export interface BrowserParts {
  /** `navigator.locks`. */
  readonly locks: LockManager;
  /** The class of the window. */
  readonly BroadcastChannel: typeof BroadcastChannel;
}

/** Tabs by Web Locks and BroadcastChannel. */
export function browserTabs({ locks, BroadcastChannel }: BrowserParts): TabPlatform {
  return {
    lock: { hold: (name, how) => hold(locks, name, how) },
    channel: {
      join: (name, hear) => {
        const channel = open(BroadcastChannel, name);
        if (channel === null) return { say: () => undefined, leave: () => undefined };
        channel.onmessage = ({ data }: MessageEvent<unknown>) => {
          hear(data);
        };
        return {
          say: (message) => {
            channel.postMessage(message);
          },
          leave: () => {
            channel.onmessage = null;
            channel.close();
          },
        };
      },
    },
  };
}

/** `null` on a page without an origin, such as a sandboxed frame: it has no other tabs, and gets no locks either. */
function open(Channel: typeof BroadcastChannel, name: string): BroadcastChannel | null {
  try {
    return new Channel(name);
  } catch {
    return null;
  }
}

function hold(locks: LockManager, name: string, how: Hold): Observable<void> {
  return new Observable((subscriber) => {
    const waiting = new AbortController();
    // Settling this promise gives the name back.
    let release: () => void = () => undefined;
    let isAnswered = false;
    const held = async (lock: Lock | null): Promise<void> => {
      isAnswered = true;
      if (lock === null || subscriber.closed) return;
      const isOver = new Promise<void>((resolve) => {
        release = resolve;
      });
      subscriber.next();
      await isOver;
    };
    void locks.request(name, optionsOf(how, waiting.signal), held).then(
      () => {
        // What stands in for the browser's locks on some pages resolves and gives nothing: asked again, it would for ever.
        if (isAnswered) subscriber.complete();
        else subscriber.error(new Error('The locks of this page are not those of the browser.'));
      },
      (error: unknown) => {
        if (error instanceof DOMException && error.name === 'AbortError') subscriber.complete();
        else subscriber.error(error);
      },
    );
    return () => {
      waiting.abort();
      release();
    };
  });
}

/** A signal is refused together with the two that do not wait. */
function optionsOf(how: Hold, signal: AbortSignal): LockOptions {
  switch (how) {
    case 'wait':
      return { signal };
    case 'steal':
      return { steal: true };
    case 'if-free':
      return { ifAvailable: true };
  }
}
