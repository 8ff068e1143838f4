import { Observable, type Subscriber } from 'rxjs';
import type { LiveChatError } from '../protocol/index.js';
import type { InMemoryServer } from '../testing/index.js';
import type { CommandOutcome } from './live-chat.js';
import type { Transport, WireEvent } from './transport/transport.js';

/** The line of one tab, cut and mended without the others noticing. */
export class TabLine implements Transport {
  readonly #open = new Set<Subscriber<WireEvent>>();
  #isUp = true;

  constructor(private readonly server: InMemoryServer) {}

  connect(serverUrl: string): Observable<WireEvent> {
    return new Observable((subscriber) => {
      if (!this.#isUp) {
        end(subscriber);
        return undefined;
      }
      this.#open.add(subscriber);
      const wire = this.server.transport.connect(serverUrl).subscribe(subscriber);
      return () => {
        this.#open.delete(subscriber);
        wire.unsubscribe();
      };
    });
  }

  cut(): void {
    this.#isUp = false;
    for (const subscriber of [...this.#open]) end(subscriber);
  }

  mend(): void {
    this.#isUp = true;
  }
}

function end(subscriber: Subscriber<WireEvent>): void {
  subscriber.next({ type: 'closed', code: 1006 });
  subscriber.complete();
}

/** What an outcome has come to so far. */
export function watch<T>(outcome: CommandOutcome<T>): { result?: T; code?: string } {
  const seen: { result?: T; code?: string } = {};
  outcome.result$.subscribe({
    next: (result) => (seen.result = result),
    error: ({ code }: LiveChatError) => (seen.code = code),
  });
  return seen;
}
