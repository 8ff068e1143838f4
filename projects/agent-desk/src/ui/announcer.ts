import { Injectable, signal } from '@angular/core';

/** Something that is said once to those who do not see it. */
export interface Announcement {
  /** Tells it from an earlier one with the same words. */
  readonly id: number;
  readonly words: string;
}

/** Says what a key or an event has done; the workplace holds the live region. */
@Injectable({ providedIn: 'root' })
export class Announcer {
  readonly #latest = signal<readonly Announcement[]>([]);

  /** The latest announcement, as a list, so that the same words again are a new element. */
  readonly latest = this.#latest.asReadonly();

  say(words: string): void {
    this.#latest.update(([before]) => [{ id: (before?.id ?? 0) + 1, words }]);
  }
}
