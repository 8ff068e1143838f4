import { BehaviorSubject, Subject, type Observable } from 'rxjs';
import type { ChatEvent, Transition } from '../state/event.js';
import type { WidgetState } from '../state/widget-state.js';

/** Reduces events one after the other and publishes each state before anything reacts to it. */
export interface EventLoop {
  readonly state: WidgetState;
  readonly state$: Observable<WidgetState>;
  /** Emits after the state was published; effects hang here. */
  readonly transitions$: Observable<Transition>;
  /**
   * Events dispatched while another is being handled wait for their turn; they never nest. A closed
   * loop handles nothing any more.
   *
   * @param handled hears of the event's own transition, after everybody else has
   */
  dispatch(event: ChatEvent, handled?: (own: Transition) => void): void;
  close(): void;
}

interface Letter {
  readonly event: ChatEvent;
  readonly handled: ((own: Transition) => void) | undefined;
}

/** Makes the loop around a reducer. */
export function eventLoop(
  start: WidgetState,
  reduce: (state: WidgetState, event: ChatEvent) => WidgetState,
): EventLoop {
  const published = new BehaviorSubject(start);
  const transitions = new Subject<Transition>();
  const mailbox: Letter[] = [];
  let isDraining = false;
  let isClosed = false;

  function handle({ event, handled }: Letter): void {
    const previous = published.value;
    const state = reduce(previous, event);
    if (state !== previous) published.next(state);
    const transition: Transition = { event, previous, state };
    transitions.next(transition);
    handled?.(transition);
  }

  function drain(): void {
    isDraining = true;
    try {
      for (let letter = mailbox.shift(); letter !== undefined; letter = mailbox.shift()) handle(letter);
    } finally {
      isDraining = false;
    }
  }

  return {
    get state() {
      return published.value;
    },
    state$: published.asObservable(),
    transitions$: transitions.asObservable(),
    dispatch(event, handled) {
      if (isClosed) return;
      mailbox.push({ event, handled });
      if (!isDraining) drain();
    },
    close() {
      isClosed = true;
      transitions.complete();
      published.complete();
    },
  };
}
