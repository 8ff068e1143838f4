import {
  BehaviorSubject,
  Observable,
  Subject,
  Subscription,
  concat,
  filter,
  interval,
  of,
  switchMap,
  take,
  takeUntil,
  takeWhile,
} from 'rxjs';
import type { ClientFrame } from '../../protocol/client-frames.js';
import { encodeFrame } from '../../protocol/encode-frame.js';
import type { Runtime } from '../runtime/runtime.js';
import type { TabNews } from '../state/tab-news.js';
import type { Transport, WireEvent } from '../transport/transport.js';
import { Handover, wordOfLocks } from './handover.js';
import { leadership } from './leadership.js';
import { clientFrameOf, letterOf, wireEventOf } from './letters.js';
import { SocketHub } from './socket-hub.js';
import type { TabEvent } from './tab-group.js';
import { readTabMessage, type TabMessage } from './tab-message.js';
import type { TabPlatform, TabVoice } from './tab-platform.js';

/** What taking part needs. */
export interface MembershipOptions {
  readonly widgetId: string;
  readonly platform: TabPlatform;
  /** How the leader reaches the server. */
  readonly transport: Transport;
  readonly runtime: Runtime;
  readonly hear: (event: TabEvent) => void;
  /** Called when the way to the server is another one. */
  readonly wake: () => void;
}

/**
 * How often a follower asks whether somebody leads, in milliseconds: three questions without an
 * answer, and it takes the lead within two seconds. Nobody looks at a hidden tab, which has time.
 */
const ASK_EVERY_MS = { shown: 500, hidden: 5_000 } as const;
const UNANSWERED = 3;

/** Names are of this version of the messages: tabs of another one are another group. */
const GROUP = 'livechat:1';

/** What others ask of the leader. */
type Request = Extract<TabMessage, { type: 'who' | 'attach' | 'detach' | 'put' }>;

/** What there is while a tab leads. */
interface Lead {
  readonly hub: SocketHub;
  readonly handover: Handover<Request>;
}

/** One tab's part in its group, from joining to leaving: it leads or follows. */
export class Membership {
  readonly #id: string;
  readonly #voice: TabVoice;
  readonly #life = new Subscription();
  /** The tab that leads; `null` while nobody is known to. */
  readonly #leader = new BehaviorSubject<string | null>(null);
  /** What the leader has for places of this tab. */
  readonly #mail = new Subject<Extract<TabMessage, { type: 'open' | 'frame' | 'closed' }>>();
  readonly #name: string;
  #lead: Lead | null = null;
  #unanswered = 0;

  constructor(private readonly options: MembershipOptions) {
    const { widgetId, platform, runtime, hear } = options;
    this.#name = `${GROUP}:${widgetId.toLowerCase()}`;
    const steal = new Subject<void>();
    this.#id = runtime.newId();
    this.#voice = platform.channel.join(this.#name, (data) => {
      this.#hear(readTabMessage(data));
    });
    hear({ type: 'role', isLeader: false });
    this.#life.add(
      leadership(platform.lock, {
        name: this.#name,
        steal$: steal,
        scheduler: runtime.scheduler,
      }).subscribe((isLeader) => {
        if (isLeader) this.#begin();
        else this.#follow();
      }),
    );
    if (this.#lead === null) this.#say({ type: 'who' });
    this.#life.add(
      runtime.visible$
        .pipe(switchMap((isShown) => interval(ASK_EVERY_MS[isShown ? 'shown' : 'hidden'], runtime.scheduler)))
        .subscribe(() => {
          if (this.#isDeserted()) steal.next();
        }),
    );
  }

  /** A place on the connection of the group. It ends when another tab leads. */
  connect(serverUrl: string): Observable<WireEvent> {
    const place$ = this.#leader.pipe(
      filter((leader) => leader !== null),
      take(1),
      switchMap((leader) =>
        this.#place(leader, serverUrl).pipe(takeUntil(this.#leader.pipe(filter((now) => now !== leader)))),
      ),
    );
    return concat(place$, of<WireEvent>({ type: 'closed', code: 1012 })).pipe(
      takeWhile((event) => event.type !== 'closed', true),
    );
  }

  tell(news: TabNews): void {
    this.#say({ type: 'news', news });
  }

  leave(): void {
    this.#life.unsubscribe();
    this.#end();
    this.#leader.next(null);
    this.#voice.leave();
  }

  #say(message: TabMessage): void {
    this.#voice.say(message);
  }

  #begin(): void {
    const { transport, platform, runtime } = this.options;
    const hub = new SocketHub(transport, runtime.scheduler);
    const handover = new Handover<Request>(wordOfLocks(platform.lock, `${this.#name}:word:${this.#id}`), (request) => {
      this.#serve(hub, request);
    });
    this.#lead = { hub, handover };
    this.#say({ type: 'lead', from: this.#id });
    this.#setLeader(this.#id);
    this.options.hear({ type: 'role', isLeader: true });
  }

  #end(): void {
    this.#lead?.handover.close();
    this.#lead?.hub.close();
    this.#lead = null;
  }

  #follow(): void {
    this.#end();
    this.#setLeader(null);
    this.options.hear({ type: 'role', isLeader: false });
    this.#say({ type: 'who' });
  }

  #setLeader(leader: string | null): void {
    if (this.#leader.value === leader) return;
    this.#leader.next(leader);
    // Not at once: whoever lost the former way has to wait for the next attempt first.
    if (leader !== null) this.#life.add(this.options.runtime.scheduler.schedule(() => this.options.wake()));
  }

  /** Asks whether somebody leads; true when nobody has answered for too long. */
  #isDeserted(): boolean {
    if (this.#lead !== null) return false;
    if (this.#unanswered >= UNANSWERED) {
      this.#unanswered = 0;
      return true;
    }
    this.#unanswered += 1;
    this.#say({ type: 'who' });
    return false;
  }

  #hear(message: TabMessage | null): void {
    switch (message?.type) {
      case 'who':
        return this.#lead?.handover.add(message);
      case 'lead':
        this.#unanswered = 0;
        // Two at a time: the lock tells in a moment which of them it is not.
        if (this.#lead === null) this.#setLeader(message.from);
        return;
      case 'attach':
      case 'detach':
      case 'put':
        if (message.to === this.#id) this.#lead?.handover.add(message);
        return;
      case 'open':
      case 'frame':
      case 'closed':
        return this.#mail.next(message);
      case 'news':
        return this.options.hear({ type: 'news', news: message.news });
      case undefined:
        return;
    }
  }

  #serve(hub: SocketHub, message: Request): void {
    switch (message.type) {
      case 'who':
        return this.#say({ type: 'lead', from: this.#id });
      case 'attach':
        return hub.attach(message.from, message.serverUrl, (event) => {
          const letter = letterOf(event, message.from);
          if (letter !== null) this.#say(letter);
        });
      case 'detach':
        return hub.detach(message.from);
      case 'put': {
        const frame = clientFrameOf(message.frame);
        if (frame !== null) hub.put(message.from, frame);
      }
    }
  }

  #place(leader: string, serverUrl: string): Observable<WireEvent> {
    return leader === this.#id ? this.#ownPlace(serverUrl) : this.#placeAt(leader, serverUrl);
  }

  #ownPlace(serverUrl: string): Observable<WireEvent> {
    return new Observable((subscriber) => {
      const id = this.options.runtime.newId();
      const hub = this.#lead?.hub;
      hub?.attach(id, serverUrl, (event) => {
        subscriber.next(event.type === 'open' ? { type: 'open', send: (frame) => hub.put(id, frame) } : event);
      });
      return () => hub?.detach(id);
    });
  }

  #placeAt(leader: string, serverUrl: string): Observable<WireEvent> {
    return new Observable((subscriber) => {
      const from = this.options.runtime.newId();
      const send = (frame: ClientFrame): void => {
        this.#say({ type: 'put', from, to: leader, frame: encodeFrame(frame) });
      };
      subscriber.add(
        this.#mail.pipe(filter(({ to }) => to === from)).subscribe((letter) => {
          subscriber.next(letter.type === 'open' ? { type: 'open', send } : wireEventOf(letter));
        }),
      );
      this.#say({ type: 'attach', from, to: leader, serverUrl });
      return () => {
        this.#say({ type: 'detach', from, to: leader });
      };
    });
  }
}
