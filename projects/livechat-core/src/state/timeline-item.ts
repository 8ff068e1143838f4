import type { Author } from '../../protocol/entities.js';
import type { ErrorBody } from '../../protocol/errors.js';
import type { ShownContent, Upload } from './widget-state.js';

/** Delivery status of a message of one's own; `SENT` for those of others. */
export type DeliveryStatus = 'SENDING' | 'SENT' | 'DELIVERED' | 'SEEN' | 'FAILED';

/** One line of the shown conversation. */
export interface TimelineItem {
  /** Stable through sending and storing: the sender's id of the message. */
  readonly key: string;
  /** Its place in the thread; absent while it is in the outbox. */
  readonly seq?: number;
  /** Whether the person of this chat wrote it. */
  readonly own: boolean;
  /** Who wrote it. */
  readonly author: Author;
  /** What it says. */
  readonly content: ShownContent;
  /** Milliseconds since 1970. */
  readonly moment: number;
  /** How far it has come; `SENT` for those of others. */
  readonly status: DeliveryStatus;
  /** Why it failed. */
  readonly error?: ErrorBody;
  /** Set while it is in the outbox: what `retry` and `cancel` take. */
  readonly entryId?: string;
  /** Set when it is stored: what answers and survey answers name. */
  readonly messageId?: string;
  /** Set while its files are uploaded: how far each of them is. */
  readonly uploads?: readonly Upload[];
}

/** Whether the customer is meant to see a message. */
export function isForCustomer(content: ShownContent): boolean {
  return content.type !== 'CUSTOM_DATA' || content.userMessage !== undefined;
}
