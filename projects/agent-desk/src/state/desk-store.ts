import { Injectable, signal, type Signal } from '@angular/core';
import { Subject, type Observable } from 'rxjs';
import type { DeskEvent } from './desk-event';
import { INITIAL_STATE, type DeskState } from './desk-state';
import { reduceDesk } from './reduce-desk';

/** One step of the loop: what happened, and the state after it. */
export interface DeskChange {
  readonly event: DeskEvent;
  readonly state: DeskState;
}

/** The loop of the desk: reduce, publish the state, then let the effects see the event. */
@Injectable({ providedIn: 'root' })
export class DeskStore {
  readonly #state = signal<DeskState>(INITIAL_STATE);
  readonly #changes = new Subject<DeskChange>();
  readonly #settled = new Subject<DeskState>();
  readonly #queue: DeskEvent[] = [];
  #draining = false;

  readonly state: Signal<DeskState> = this.#state.asReadonly();
  /** Every event, after its state was published. */
  readonly changes$: Observable<DeskChange> = this.#changes.asObservable();
  /** The state whenever no event waits: what is still wanted in it is to be started. */
  readonly settled$: Observable<DeskState> = this.#settled.asObservable();

  /** Takes an event in. What an effect dispatches while another event is handled waits its turn. */
  dispatch(event: DeskEvent): void {
    this.#queue.push(event);
    if (this.#draining) return;
    this.#draining = true;
    try {
      while (this.#queue.length > 0) {
        this.#drainQueue();
        this.#settled.next(this.#state());
      }
    } finally {
      this.#draining = false;
    }
  }

  #drainQueue(): void {
    for (let next = this.#queue.shift(); next !== undefined; next = this.#queue.shift()) this.#handle(next);
  }

  #handle(event: DeskEvent): void {
    const state = reduceDesk(this.#state(), event);
    this.#state.set(state);
    this.#changes.next({ event, state });
  }
}
