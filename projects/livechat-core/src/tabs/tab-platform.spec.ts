import { asyncScheduler } from 'rxjs';
import { tabPlatformContract } from '../../testing/tab-platform-contract.js';
import { InMemoryBrowser } from '../../testing/index.js';
import { browserTabs } from './browser-tabs.js';
import { defaultTabs } from './default-tabs.js';

interface Request {
  readonly grant: (lock: Lock | null) => Promise<void>;
  readonly refuse: (error: unknown) => void;
}

/** Web Locks as the standard has them, for Node, which has none yet; the browser tests use real ones. */
class NodeLocks {
  readonly #requests = new Map<string, Request[]>();

  request(name: string, options: LockOptions, callback: (lock: Lock | null) => Promise<void>): Promise<void> {
    const requests = this.#requests.get(name) ?? [];
    this.#requests.set(name, requests);
    return new Promise((resolve, reject) => {
      const request: Request = {
        grant: async (lock) => {
          await Promise.resolve();
          await callback(lock);
          resolve();
          this.#end(requests, request);
        },
        refuse: reject,
      };
      if (options.ifAvailable === true && requests.length > 0) {
        void request.grant(null);
        return;
      }
      if (options.steal === true) {
        requests.shift()?.refuse(new DOMException('stolen', 'AbortError'));
        requests.unshift(request);
      } else requests.push(request);
      options.signal?.addEventListener('abort', () => {
        // A lock that is held is not given back by its signal.
        if (requests[0] === request) return;
        this.#end(requests, request);
        reject(new DOMException('aborted', 'AbortError'));
      });
      if (requests[0] === request) void request.grant({ name, mode: 'exclusive' });
    });
  }

  query(): Promise<LockManagerSnapshot> {
    return Promise.resolve({});
  }

  #end(requests: Request[], request: Request): void {
    const at = requests.indexOf(request);
    if (at === -1) return;
    requests.splice(at, 1);
    if (at === 0) void requests[0]?.grant({ name: '', mode: 'exclusive' });
  }
}

tabPlatformContract('InMemoryBrowser', () => {
  const browser = new InMemoryBrowser(asyncScheduler);
  return [browser.open(), browser.open()];
});

tabPlatformContract('browserTabs', () => {
  const locks = new NodeLocks() as unknown as LockManager;
  return [browserTabs({ locks, BroadcastChannel }), browserTabs({ locks, BroadcastChannel })];
});

describe('the platform of tabs', () => {
  it('is none outside of a page', () => {
    expect(defaultTabs()).toBeNull();
  });

  it('is none where the page has guarded its locks, or has put nothing in their place', () => {
    const document = Object.getOwnPropertyDescriptor(globalThis, 'document');
    const navigator = Object.getOwnPropertyDescriptor(globalThis, 'navigator');
    const withLocks = (locks: PropertyDescriptor): void => {
      Object.defineProperty(globalThis, 'document', { configurable: true, value: {} });
      Object.defineProperty(globalThis, 'navigator', {
        configurable: true,
        value: Object.defineProperty({}, 'locks', locks),
      });
    };
    const restore = (name: string, descriptor: PropertyDescriptor | undefined): void => {
      if (descriptor === undefined) Reflect.deleteProperty(globalThis, name);
      else Object.defineProperty(globalThis, name, descriptor);
    };
    try {
      withLocks({
        get: () => {
          throw new DOMException('denied', 'SecurityError');
        },
      });
      expect(defaultTabs()).toBeNull();
      withLocks({ value: null });
      expect(defaultTabs()).toBeNull();
      withLocks({ value: new NodeLocks() });
      expect(defaultTabs()).not.toBeNull();
    } finally {
      restore('document', document);
      restore('navigator', navigator);
    }
  });

  it('is silent where a page may have no channel', () => {
    const Denied = function () {
      throw new DOMException('denied', 'SecurityError');
    } as unknown as typeof BroadcastChannel;
    const { channel } = browserTabs({ locks: new NodeLocks() as unknown as LockManager, BroadcastChannel: Denied });
    const voice = channel.join('room', () => undefined);
    expect(() => {
      voice.say('anything');
      voice.leave();
    }).not.toThrow();
  });

  it.each([
    ['fail', () => Promise.reject(new DOMException('denied', 'SecurityError')), 'denied'],
    ['resolve without giving a name', () => Promise.resolve(), 'not those of the browser'],
    ['are no locks at all', () => undefined, 'undefined'],
  ])('reports locks that %s', (_, request, reason) => {
    const { lock } = browserTabs({ locks: { request } as unknown as LockManager, BroadcastChannel });
    return expect(
      new Promise((resolve, reject) => {
        lock.hold('name', 'wait').subscribe({ complete: () => resolve(null), error: reject });
      }),
    ).rejects.toThrow(reason);
  });
});
