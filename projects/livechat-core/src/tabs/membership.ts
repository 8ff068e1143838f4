import {
  BehaviorSubject,
  Observable,
  Subject,
  Subscription,
  defer,
  filter,
  merge,
  retry,
  switchMap,
  take,
  tap,
  timer,
  type ObservableInput,
} from 'rxjs';
import type { Runtime } from '../runtime/runtime.js';
import type { TabNews } from '../state/tab-news.js';
import { backOffMs } from '../transport/back-off.js';
import type { Transport, WireEvent } from '../transport/transport.js';
import { leadership } from './leadership.js';
import { LoneWire } from './lone-wire.js';
import { readNews, type NewsMessage } from './news-message.js';
import type { Sharing, SharingOptions } from './sharing.js';
import type { TabEvent } from './tab-group.js';
import type { TabPlatform, TabVoice } from './tab-platform.js';

/** Gives the code with which tabs share a connection; asked again after it has failed. */
export type LoadSharing = () => ObservableInput<new (options: SharingOptions) => Sharing>;

/** What taking part needs. */
export interface MembershipOptions {
  readonly widgetId: string;
  readonly platform: TabPlatform;
  /** How a tab that is not served by another reaches the server. */
  readonly transport: Transport;
  readonly runtime: Runtime;
  readonly loadSharing: LoadSharing;
  readonly hear: (event: TabEvent) => void;
  /** Called when the way to the server is another one. */
  readonly wake: () => void;
}

/** Names are of this version of the messages: tabs of another one are another group. */
const GROUP = 'livechat:1';

/** So long after the server's first word, in milliseconds, a tab that is alone has nothing more urgent to fetch. */
const REST_MS = 5_000;

/** Locks that have not answered after so long, in milliseconds, have to be taken for broken. */
const LOCK_PATIENCE_MS = 500;

/** A tab that needs another's connection waits so long, in milliseconds, for the code to share it, and not for ever. */
const PATIENCE_MS = 5_000;

type Connect = Transport['connect'];

/**
 * One tab's part in its group, from joining to leaving. A tab that is alone has a wire of its own; the
 * code with which tabs share one comes when there is another tab, or when there is time for it.
 */
export class Membership {
  readonly #name: string;
  readonly #voice: TabVoice;
  readonly #life = new Subscription();
  readonly #steal = new Subject<void>();
  /** Somebody else is there. */
  readonly #company = new Subject<void>();
  readonly #firstWord = new Subject<void>();
  /** The way to the server; `null` until it is known. */
  readonly #way = new BehaviorSubject<Connect | null>(null);
  #isLeader: boolean | null = null;
  /** The code to share has not come in time: this tab does not wait for it. */
  #isOnItsOwn = false;
  #wire: LoneWire | null = null;
  #sharing: Sharing | null = null;

  constructor(private readonly options: MembershipOptions) {
    const { widgetId, platform, runtime, hear } = options;
    this.#name = `${GROUP}:${widgetId.toLowerCase()}`;
    this.#voice = platform.channel.join(this.#name, (data) => {
      this.#hear(data);
    });
    hear({ type: 'role', isLeader: false });
    this.#life.add(
      this.#loaded$().subscribe((code) => {
        this.#share(code);
      }),
    );
    this.#life.add(
      leadership(platform.lock, {
        name: this.#name,
        steal$: this.#steal,
        scheduler: runtime.scheduler,
      }).subscribe((isLeader) => {
        this.#isLeader = isLeader;
        if (isLeader) this.#lead();
        else this.#follow();
      }),
    );
  }

  /** A connection of this tab's own, or a place on that of the group. It ends when another tab leads. */
  connect(serverUrl: string): Observable<WireEvent> {
    return this.#way.pipe(
      filter((way) => way !== null),
      take(1),
      switchMap((way) => way(serverUrl)),
    );
  }

  tell(news: TabNews): void {
    this.#voice.say({ type: 'news', news } satisfies NewsMessage);
  }

  leave(): void {
    this.#life.unsubscribe();
    this.#sharing?.leave();
    this.#wire?.end();
    this.#voice.leave();
  }

  #hear(data: unknown): void {
    const news = readNews(data);
    if (news !== null) this.options.hear({ type: 'news', news });
    else if (this.#sharing !== null) this.#sharing.hear(data);
    else this.#company.next();
  }

  #lead(): void {
    if (this.#sharing === null) this.#way.next(this.#connectAlone);
    else this.#sharing.lead(null);
    this.#wakeSoon();
    this.options.hear({ type: 'role', isLeader: true });
  }

  #follow(): void {
    if (this.#sharing === null) {
      this.#way.next(this.#isOnItsOwn ? this.#connectAlone : null);
      this.#wire?.end();
      // Whoever leads fetches meanwhile what it needs for company.
      this.#voice.say({ type: 'who' });
      this.#company.next();
    } else this.#sharing.follow();
    this.options.hear({ type: 'role', isLeader: false });
  }

  /** The code is there. Who has led until now alone goes on with the same wire. */
  #share(SharingOfTabs: new (options: SharingOptions) => Sharing): void {
    const { platform, transport, runtime } = this.options;
    const sharing = new SharingOfTabs({
      name: this.#name,
      platform,
      voice: this.#voice,
      transport,
      runtime,
      steal: () => {
        this.#steal.next();
      },
      wake: () => {
        this.#wakeSoon();
      },
    });
    this.#sharing = sharing;
    this.#way.next(sharing.connect);
    if (this.#isLeader === true) return sharing.lead(this.#wire);
    sharing.follow();
    this.#wire?.end();
  }

  /** The code to share a connection, when it is needed or there is time; tried again for ever, as a server is. */
  #loaded$(): Observable<new (options: SharingOptions) => Sharing> {
    const { runtime, loadSharing } = this.options;
    const after = (ms: number): Observable<unknown> => timer(ms, runtime.scheduler);
    const rest$ = this.#firstWord.pipe(
      take(1),
      switchMap(() => after(REST_MS)),
    );
    const isLockless$ = after(LOCK_PATIENCE_MS).pipe(filter(() => this.#isLeader === null));
    const again = (error: unknown, failures: number): Observable<unknown> => {
      if (failures === 1) {
        runtime.logger.warn('The part of the live chat that tabs share could not be loaded; it is tried again.', error);
      }
      this.#goOnAlone();
      return merge(after(backOffMs(failures, runtime.random())), runtime.wake$);
    };
    return merge(this.#company, rest$, isLockless$).pipe(
      take(1),
      tap(() => {
        this.#life.add(
          after(PATIENCE_MS).subscribe(() => {
            this.#goOnAlone();
          }),
        );
      }),
      switchMap(() => defer(loadSharing).pipe(retry({ delay: again }))),
    );
  }

  /** Whoever cannot share has a wire of his own, which costs a socket and no message. */
  #goOnAlone(): void {
    if (this.#sharing !== null) return;
    this.#isOnItsOwn = true;
    if (this.#way.value === null) this.#way.next(this.#connectAlone);
  }

  readonly #connectAlone: Connect = (serverUrl) =>
    new Observable((subscriber) => {
      const wire = new LoneWire(serverUrl, subscriber);
      this.#wire = wire;
      wire.open(
        this.options.transport.connect(serverUrl).pipe(
          tap(({ type }) => {
            if (type === 'frame') this.#firstWord.next();
          }),
        ),
      );
      return () => {
        if (this.#wire === wire) this.#wire = null;
      };
    });

  /** Not at once: whoever lost the former way has to wait for the next attempt first. */
  #wakeSoon(): void {
    this.#life.add(
      this.options.runtime.scheduler.schedule(() => {
        this.options.wake();
      }),
    );
  }
}
