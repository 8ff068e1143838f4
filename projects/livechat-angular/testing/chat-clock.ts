import { VirtualTimeScheduler } from 'rxjs';

/** When every test begins, in milliseconds since 1970. */
const BEGINNING = Date.UTC(2026, 0, 5, 9);

/** The clock of the chats of a test: it stands still until the test moves it on. */
export class ChatClock extends VirtualTimeScheduler {
  override now = (): number => BEGINNING + this.frame;

  /** Lets time pass, in milliseconds; what is due meanwhile happens in its order. */
  advance(ms: number): void {
    const end = this.frame + ms;
    this.maxFrames = end;
    this.flush();
    this.frame = end;
  }
}
