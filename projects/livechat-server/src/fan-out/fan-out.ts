import type { Author } from 'livechat-core/protocol';

/** What happened, by ids only: whoever is told reads the store. Typing is the exception: it is never stored. */
export type Hint =
  /** A message is stored. */
  | { readonly type: 'message'; readonly threadId: string; readonly seq: number }
  /** A thread is new, or its status, customer or receipts changed. */
  | { readonly type: 'thread'; readonly threadId: string }
  /** The contextual data of a conversation changed. */
  | { readonly type: 'context'; readonly threadId: string }
  /** Somebody began or stopped writing. */
  | { readonly type: 'typing'; readonly threadId: string; readonly author: Author; readonly isTyping: boolean }
  /** A session ended or has another identity. */
  | { readonly type: 'session'; readonly sessionId: string };

/** Who is told: the sockets of a person, those of a session, or every desk. */
export type Topic = `person:${string}` | `session:${string}` | 'desk';

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
  close(): Promise<void>;
}
