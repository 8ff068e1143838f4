import type { VirtualTimeScheduler } from 'rxjs';

/** Lets virtual time pass: what is due meanwhile runs, and what runs may plan more. */
export function passTime(time: VirtualTimeScheduler, ms: number): void {
  time.maxFrames = time.frame + ms;
  time.flush();
  // The scheduler stands at its last action; the rest of the span has passed too.
  time.frame = time.maxFrames;
}
