import type { Observable } from 'rxjs';

/** How to come by a name that another tab may hold. */
export type Hold =
  /** Waits until nobody holds it. */
  | 'wait'
  /** Takes it from whoever holds it. */
  | 'steal'
  /** Completes without it where somebody holds it. */
  | 'if-free';

/** Gives a name to one tab of the browser at a time; a tab that is closed or crashes gives it back. */
export interface TabLock {
  /**
   * Cold: emits once when the name is held, completes when another tab has taken it, errors where
   * there can be no locks. Unsubscribing gives it back, or stops waiting.
   */
  hold(name: string, how: Hold): Observable<void>;
}

/** One's own place in a channel. */
export interface TabVoice {
  /** Reaches everybody else in the channel, later, in the order of the calls. */
  say(message: unknown): void;
  /** Ends it: nothing is said or heard any more. */
  leave(): void;
}

/** Carries plain data between the tabs of an origin. */
export interface TabChannel {
  /**
   * Enters a channel; what was said in it before is not heard.
   *
   * @param hear gets what others say; of an older or newer version of this code perhaps, so check it
   */
  join(name: string, hear: (message: unknown) => void): TabVoice;
}

/**
 * What tabs need to act as one. `tabPlatformContract` in `livechat-core/testing/contracts` says what
 * every implementation has to do.
 */
export interface TabPlatform {
  /** How one tab of all is chosen. */
  readonly lock: TabLock;
  /** How tabs talk. */
  readonly channel: TabChannel;
}
