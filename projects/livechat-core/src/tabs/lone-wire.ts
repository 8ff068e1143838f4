import { Subscription, type Observable, type Subscriber } from 'rxjs';
import type { ClientFrame } from '../../protocol/client-frames.js';
import type { WireEvent } from '../transport/transport.js';

/** What passed on a wire, either way. */
export type Passed =
  { readonly type: 'heard'; readonly event: WireEvent } | { readonly type: 'sent'; readonly frame: ClientFrame };

/** Somebody between a tab and its wire. */
export interface Between {
  /** The wire has something. */
  readonly hear: (event: WireEvent) => void;
  /** The tab wants to say something. */
  readonly put: (frame: ClientFrame) => void;
  /** The tab has gone. */
  readonly leave: () => void;
}

/** 1012 of the standard. */
const COME_AGAIN: WireEvent = { type: 'closed', code: 1012 };

/** How much is kept for somebody who comes later: about what two hours of heartbeats are. */
const KEPT = 1_000;

/**
 * The connection of a tab that is alone. It keeps what passed on it, so that whoever shares it with
 * others later can step between the tab and its wire as if he had been there from the beginning:
 * neither of them notices.
 */
export class LoneWire {
  readonly #wire = new Subscription();
  #passed: Passed[] | null = [];
  #between: Between | null = null;
  #sendOnWire: (frame: ClientFrame) => void = () => undefined;

  constructor(
    readonly serverUrl: string,
    private readonly tab: Subscriber<WireEvent>,
  ) {
    tab.add(() => {
      if (this.#between === null) this.#wire.unsubscribe();
      else this.#between.leave();
    });
  }

  /** @param wire$ what comes off the wire; subscribing opens it */
  open(wire$: Observable<WireEvent>): void {
    this.#wire.add(
      wire$.subscribe({
        next: (event) => {
          this.#hear(event);
        },
        // Whoever stands between is told too: the tabs that he serves would take a dead wire for a quiet one.
        complete: () => {
          this.#hear(COME_AGAIN);
        },
      }),
    );
  }

  /** What passed until now, in its order; `null` when that was more than is kept. */
  get passed(): readonly Passed[] | null {
    return this.#passed;
  }

  /** From now on what either end has goes to somebody between them; gives what closes the wire. */
  yieldTo(between: Between): () => void {
    this.#between = between;
    this.#passed = null;
    return () => {
      this.#wire.unsubscribe();
    };
  }

  /** For the tab. */
  tell(event: { readonly type: 'open' } | WireEvent): void {
    this.tab.next(event.type === 'open' ? { type: 'open', send: this.#send } : event);
    if (event.type === 'closed') this.tab.complete();
  }

  /** The tab is to come again. */
  end(): void {
    this.tell(COME_AGAIN);
  }

  readonly #send = (frame: ClientFrame): void => {
    if (this.#between !== null) return this.#between.put(frame);
    this.#keep({ type: 'sent', frame });
    this.#sendOnWire(frame);
  };

  #hear(event: WireEvent): void {
    if (this.#between !== null) return this.#between.hear(event);
    if (event.type === 'open') {
      // A wire that opens again goes another way, and begins anew.
      this.#passed = [];
      this.#sendOnWire = event.send;
    }
    this.#keep({ type: 'heard', event });
    this.tell(event);
  }

  #keep(passed: Passed): void {
    this.#passed?.push(passed);
    if (this.#passed !== null && this.#passed.length > KEPT) this.#passed = null;
  }
}
