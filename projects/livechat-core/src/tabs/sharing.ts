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
import type { Transport, WireEvent } from '../transport/transport.js';
import { adoptWire } from './adopt-wire.js';
import { Handover, wordOfLocks } from './handover.js';
import { clientFrameOf, letterOf, wireEventOf } from './letters.js';
import type { LoneWire } from './lone-wire.js';
import { SocketHub } from './socket-hub.js';
import { readTabMessage, type TabMessage } from './tab-message.js';
import type { TabPlatform, TabVoice } from './tab-platform.js';

/** What sharing a connection needs. */
export interface SharingOptions {
  /** What the leader of all holds. */
  readonly name: string;
  readonly platform: TabPlatform;
  readonly voice: TabVoice;
  /** How the leader reaches the server. */
  readonly transport: Transport;
  readonly runtime: Runtime;
  /** Takes the lead from a tab that does not answer. */
  readonly steal: () => void;
  /** Called when another tab leads to the server. */
  readonly wake: () => void;
}

/**
 * How often a follower asks whether somebody leads, in milliseconds: three questions without an
 * answer, and it takes the lead within two seconds. Nobody looks at a hidden tab, which has time.
 */
const ASK_EVERY_MS = { shown: 500, hidden: 5_000 } as const;
const UNANSWERED = 3;

/** What others ask of the leader. */
type Request = Extract<TabMessage, { type: 'who' | 'attach' | 'detach' | 'put' }>;

/** What there is while a tab leads. */
interface Lead {
  readonly hub: SocketHub;
  readonly handover: Handover<Request>;
}

/** One tab's part in sharing a connection: it serves the others, or is served by the one that leads. */
export class Sharing {
  readonly #id: string;
  readonly #life = new Subscription();
  /** The tab that leads; `null` while nobody is known to. */
  readonly #leader = new BehaviorSubject<string | null>(null);
  /** What the leader has for places of this tab. */
  readonly #mail = new Subject<Extract<TabMessage, { type: 'open' | 'frame' | 'closed' }>>();
  #lead: Lead | null = null;
  #unanswered = 0;

  constructor(private readonly options: SharingOptions) {
    const { runtime, steal } = options;
    this.#id = runtime.newId();
    this.#life.add(
      runtime.visible$
        .pipe(switchMap((isShown) => interval(ASK_EVERY_MS[isShown ? 'shown' : 'hidden'], runtime.scheduler)))
        .subscribe(() => {
          if (this.#isDeserted()) steal();
        }),
    );
  }

  /**
   * This tab leads.
   *
   * @param alone the wire that it has had for itself, if it has one: it goes on as that of all
   */
  lead(alone: LoneWire | null): void {
    const { platform, name } = this.options;
    const passed = alone?.passed ?? null;
    const hub =
      alone === null || passed === null
        ? new SocketHub(this.options.transport, this.options.runtime.scheduler)
        : adoptWire(alone, passed, this.options);
    const handover = new Handover<Request>(wordOfLocks(platform.lock, `${name}:word:${this.#id}`), (request) => {
      this.#serve(hub, request);
    });
    this.#lead = { hub, handover };
    this.#say({ type: 'lead', from: this.#id });
    this.#leader.next(this.#id);
    // More has passed on it than was kept: it begins anew.
    if (passed === null) alone?.end();
  }

  /** Another tab leads, whichever it is. */
  follow(): void {
    this.#end();
    this.#leader.next(null);
    this.#say({ type: 'who' });
  }

  /** A place on the connection of the group. It ends when another tab leads. */
  readonly connect = (serverUrl: string): Observable<WireEvent> => {
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
  };

  /** What another tab says. */
  hear(data: unknown): void {
    const message = readTabMessage(data);
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
      case undefined:
        return;
    }
  }

  leave(): void {
    this.#life.unsubscribe();
    this.#end();
    this.#leader.next(null);
  }

  #say(message: TabMessage): void {
    this.options.voice.say(message);
  }

  #end(): void {
    this.#lead?.handover.close();
    this.#lead?.hub.close();
    this.#lead = null;
  }

  #setLeader(leader: string): void {
    if (this.#leader.value === leader) return;
    this.#leader.next(leader);
    this.options.wake();
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
