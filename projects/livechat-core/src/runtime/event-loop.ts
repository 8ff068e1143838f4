import { BehaviorSubject, Subject, type Observable } from 'rxjs';
import type { ChatEvent, Transition } from '../state/event.js';
import type { WidgetState } from '../state/widget-state.js';

/** Reduces events one after the other and publishes each state before anything reacts to it. */
export interface EventLoop {
  readonly state: WidgetState;
  readonly state$: Observable<WidgetState>;
  /** Emits after the state was published; effects hang here. */
  readonly transitions$: Observable<Transition>;
  /** Events dispatched while another is being handled wait for their turn; they never nest. */
  dispatch(event: ChatEvent): void;
  close(): void;
}

/** Makes the loop around a reducer. */
export function eventLoop(
  start: WidgetState,
  reduce: (state: WidgetState, event: ChatEvent) => WidgetState,
): EventLoop {
  const published = new BehaviorSubject(start);
  const transitions = new Subject<Transition>();
  const mailbox: ChatEvent[] = [];
  let isDraining = false;

  function handle(event: ChatEvent): void {
    const previous = published.value;
    const state = reduce(previous, event);
    if (state !== previous) published.next(state);
    transitions.next({ event, previous, state });
  }

  function drain(): void {
    isDraining = true;
    try {
      for (let event = mailbox.shift(); event !== undefined; event = mailbox.shift()) handle(event);
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
    dispatch(event) {
      mailbox.push(event);
      if (!isDraining) drain();
    },
    close() {
      transitions.complete();
      published.complete();
    },
  };
}
