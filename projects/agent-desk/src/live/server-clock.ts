import { DestroyRef, Injectable, inject, signal, type Signal } from '@angular/core';

/** Waiting times are worded in minutes; a finer step would only repaint. */
const TICK_MS = 10_000;

/** The header counts whole seconds and travels for a while; less than this is no skew. */
const TOLERATED_MS = 5_000;

/**
 * The server's clock as far as its answers tell it, so that a wrong clock of the agent's machine
 * does not show wrong waiting times. For showing only.
 */
@Injectable({ providedIn: 'root' })
export class ServerClock {
  readonly #now = signal(Date.now());
  #skewMs = 0;

  /** Milliseconds since 1970, renewed every ten seconds. */
  readonly now: Signal<number> = this.#now.asReadonly();

  constructor() {
    const timer = setInterval(() => this.#tick(), TICK_MS);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }

  /** Takes in the `date` header of an answer. */
  adjust(dateHeader: string | null): void {
    const serverNow = Date.parse(dateHeader ?? '');
    if (Number.isNaN(serverNow)) return;
    const skewMs = serverNow - Date.now();
    this.#skewMs = Math.abs(skewMs) < TOLERATED_MS ? 0 : skewMs;
    this.#tick();
  }

  /** Milliseconds since 1970 at this moment. */
  read(): number {
    return Date.now() + this.#skewMs;
  }

  #tick(): void {
    this.#now.set(this.read());
  }
}
