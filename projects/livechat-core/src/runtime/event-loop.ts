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
   * Events dispatched while another is being handled wait for their turn; they never nest.
   *
   * @param handled hears of the event's own transition, after everybody else has
   * @returns whether the event is handled: a closed loop handles nothing any more
   */
  dispatch(event: ChatEvent, handled?: (own: Transition) => void): boolean;
  /** Completes the streams, after what was dispatched before has had its turn. */
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
      if (isClosed) complete();
    }
  }

  function complete(): void {
    transitions.complete();
    published.complete();
  }

  return {
    get state() {
      return published.value;
    },
    state$: published.asObservable(),
    transitions$: transitions.asObservable(),
    dispatch(event, handled) {
      if (isClosed) return false;
      mailbox.push({ event, handled });
      if (!isDraining) drain();
      return true;
    },
    close() {
      isClosed = true;
      if (!isDraining) complete();
    },
  };
}
