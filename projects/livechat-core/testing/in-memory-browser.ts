import { Observable, Subscription, type SchedulerAction, type SchedulerLike, type Subscriber } from 'rxjs';
import type { Hold, TabChannel, TabLock, TabPlatform } from '../src/tabs/tab-platform.js';
import type { Transport, WireEvent } from '../src/transport/transport.js';

/** Somebody who holds a name or waits for it. */
interface Claim {
  readonly tab: InMemoryTab;
  readonly subscriber: Subscriber<void>;
}

/** Somebody in a channel. */
interface Listener {
  readonly tab: InMemoryTab;
  readonly hear: (message: unknown) => void;
}

/**
 * The tabs of one browser within a test: locks, channels, and what can happen to a tab. Everything
 * that passes between tabs takes a turn of the scheduler, as it does in a browser.
 *
 * @example
 * ```ts
 * const browser = new InMemoryBrowser(time);
 * const tab = browser.open();
 * createLiveChat({ tabs: tab, transport: tab.reach(server.transport), runtime: { scheduler: tab.scheduler } });
 * tab.crash();
 * ```
 */
export class InMemoryBrowser {
  readonly #claims = new Map<string, Claim[]>();
  readonly #channels = new Map<string, Listener[]>();

  constructor(private readonly scheduler: SchedulerLike) {}

  /** Opens one more tab. */
  open(): InMemoryTab {
    const tab: InMemoryTab = new InMemoryTab(this.scheduler, {
      lock: { hold: (name, how) => this.#hold(tab, name, how) },
      channel: { join: (name, hear) => this.#join(tab, name, hear) },
      forget: () => {
        this.#forget(tab);
      },
    });
    return tab;
  }

  #hold(tab: InMemoryTab, name: string, how: Hold): Observable<void> {
    return new Observable((subscriber) => {
      const claim: Claim = { tab, subscriber };
      const claims = this.#claims.get(name) ?? [];
      this.#claims.set(name, claims);
      const holder = claims[0];
      if (how === 'if-free' && holder !== undefined) {
        this.#later(tab, () => {
          subscriber.complete();
        });
        return undefined;
      }
      if (how === 'steal' && holder !== undefined) {
        claims.shift();
        this.#later(holder.tab, () => {
          holder.subscriber.complete();
        });
      }
      if (how === 'steal') claims.unshift(claim);
      else claims.push(claim);
      if (claims[0] === claim) this.#grant(claim);
      return () => {
        this.#drop(name, claim);
      };
    });
  }

  #grant({ tab, subscriber }: Claim): void {
    this.#later(tab, () => {
      subscriber.next();
    });
  }

  #drop(name: string, claim: Claim): void {
    const claims = this.#claims.get(name) ?? [];
    const index = claims.indexOf(claim);
    if (index === -1) return;
    claims.splice(index, 1);
    const next = claims[0];
    if (index === 0 && next !== undefined) this.#grant(next);
  }

  #join(tab: InMemoryTab, name: string, hear: (message: unknown) => void): ReturnType<TabChannel['join']> {
    const listeners = this.#channels.get(name) ?? [];
    this.#channels.set(name, listeners);
    const own: Listener = { tab, hear };
    listeners.push(own);
    const leave = (): void => {
      const index = listeners.indexOf(own);
      if (index !== -1) listeners.splice(index, 1);
    };
    const say = (message: unknown): void => {
      for (const listener of listeners.filter((other) => other !== own)) {
        const copy: unknown = structuredClone(message);
        this.#later(listener.tab, () => {
          if (listeners.includes(listener)) listener.hear(copy);
        });
      }
    };
    return { say, leave };
  }

  #later(tab: InMemoryTab, task: () => void): void {
    this.scheduler.schedule(() => {
      tab.run(task);
    });
  }

  #forget(tab: InMemoryTab): void {
    for (const [name, claims] of this.#claims) {
      for (const claim of claims.filter((one) => one.tab === tab)) this.#drop(name, claim);
    }
    for (const listeners of this.#channels.values()) {
      for (const own of listeners.filter((one) => one.tab === tab)) listeners.splice(listeners.indexOf(own), 1);
    }
  }
}

/** One tab: whatever its code does with time, other tabs and the server goes through here. */
export class InMemoryTab implements TabPlatform {
  /** The locks of the browser, as this tab takes them. */
  readonly lock: TabLock;
  /** The channels of the browser, as this tab hears them. */
  readonly channel: TabChannel;
  /** The time of this tab: it stands while the tab is frozen. */
  readonly scheduler: SchedulerLike;
  readonly #sockets = new Subscription();
  readonly #parked: (() => void)[] = [];
  #life: 'runs' | 'frozen' | 'gone' = 'runs';
  readonly #forget: () => void;

  constructor(time: SchedulerLike, browser: TabPlatform & { readonly forget: () => void }) {
    this.lock = browser.lock;
    this.channel = browser.channel;
    this.#forget = browser.forget;
    const run = (task: () => void): void => {
      this.run(task);
    };
    this.scheduler = {
      now: () => time.now(),
      schedule: <T>(work: (this: SchedulerAction<T>, state?: T) => void, delay = 0, state?: T): Subscription =>
        time.schedule<T>(
          function (this: SchedulerAction<T>, given?: T) {
            run(() => {
              if (!this.closed) work.call(this, given);
            });
          },
          delay,
          state,
        ),
    };
  }

  /** A way to a server that is as frozen, or as gone, as the tab. */
  reach(transport: Transport): Transport {
    return {
      connect: (serverUrl) =>
        new Observable<WireEvent>((subscriber) => {
          const socket = transport.connect(serverUrl).subscribe({
            next: (event) => {
              this.run(() => {
                subscriber.next(event);
              });
            },
            complete: () => {
              this.run(() => {
                subscriber.complete();
              });
            },
          });
          this.#sockets.add(socket);
          return socket;
        }),
    };
  }

  /** Runs a task of this tab: now, when it is no longer frozen, or never. */
  run(task: () => void): void {
    if (this.#life === 'runs') task();
    else if (this.#life === 'frozen') this.#parked.push(task);
  }

  /** Nothing of its code runs until {@link thaw}; it is not told. */
  freeze(): void {
    if (this.#life === 'runs') this.#life = 'frozen';
  }

  /** Runs on, with all that has come meanwhile. */
  thaw(): void {
    if (this.#life !== 'frozen') return;
    this.#life = 'runs';
    for (const task of this.#parked.splice(0)) task();
  }

  /** Its process ends: nothing of its code runs any more, its sockets close, what it held is free. */
  crash(): void {
    this.#life = 'gone';
    this.#parked.length = 0;
    this.#sockets.unsubscribe();
    this.#forget();
  }
}
