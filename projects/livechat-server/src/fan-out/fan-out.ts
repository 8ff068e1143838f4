import type { Hint } from './hint.js';

export type { Hint };

/** Who is told: the sockets of a person, those of a session, those of a widget, or every desk. */
export type Topic = `person:${string}` | `session:${string}` | `widget:${string}` | 'desk';

export type HintListener = (hint: Hint) => void;

/**
 * Carries hints to all sockets that they concern. The store is the truth: a hint that is lost costs
 * time, never a message. Hints of one publisher on one topic keep their order.
 *
 * Every implementation runs the suite in `fan-out-contract.ts`.
 */
export interface FanOut {
  /** Never throws for a listener's sake, and does not wait for one. */
  publish(topics: readonly Topic[], hint: Hint): void;
  /** Gives what ends the subscription. */
  subscribe(topics: readonly Topic[], listener: HintListener): () => void;
  /** Fulfilled when hints reach other servers, should there be any. */
  check(): Promise<void>;
  close(): Promise<void>;
}
