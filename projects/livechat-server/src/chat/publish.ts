import type { FanOut, Hint } from '../fan-out/fan-out.js';

/** Tells a person's sockets and every desk. */
export function publishToBoth(fanOut: FanOut, personId: string, hint: Hint): void {
  fanOut.publish([`person:${personId}`, 'desk'], hint);
}

/** Tells every desk. */
export function publishToDesk(fanOut: FanOut, hint: Hint): void {
  fanOut.publish(['desk'], hint);
}

/** Tells a session's sockets. */
export function publishToSession(fanOut: FanOut, sessionId: string): void {
  fanOut.publish([`session:${sessionId}`], { type: 'session', sessionId });
}
