import { LiveChatError } from 'livechat-core/protocol';
import type { ConversationOrder } from '../case-store.js';

/** Where a page of conversations ends. */
export interface PlaceInList {
  /** When the last one began or changed, by what the list is ordered. */
  readonly moment: number;
  readonly id: string;
}

/** Cursors without a word about it come from lists that begin with what changed last. */
const USUAL_ORDER: ConversationOrder = 'updatedAt:DESC';

export function encodeCursor({ moment, id }: PlaceInList, order: ConversationOrder = USUAL_ORDER): string {
  return Buffer.from(JSON.stringify([moment, id, order])).toString('base64url');
}

/** @throws LiveChatError `INVALID_ARGUMENT` for a cursor that no page in this order gave */
export function decodeCursor(cursor: string, order: ConversationOrder = USUAL_ORDER): PlaceInList {
  const place = parseCursor(cursor);
  if (!Array.isArray(place) || !Number.isSafeInteger(place[0]) || typeof place[1] !== 'string') {
    throw strangeCursor();
  }
  if ((place[2] ?? USUAL_ORDER) !== order) {
    throw refused('The cursor is of a list in another order.', 'Ask for all pages of a list in the same order.');
  }
  return { moment: place[0] as number, id: place[1] };
}

/** What a cursor holds, whoever made it; `undefined` where that is nothing. */
export function parseCursor(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
}

/** The cursor is not one that a page gave. */
export function strangeCursor(): LiveChatError {
  return refused(
    'The cursor is not one that a page gave.',
    'Pass the cursor of the page before, or none for the first page.',
  );
}

function refused(message: string, remedy: string): LiveChatError {
  return new LiveChatError({ code: 'INVALID_ARGUMENT', message, remedy, field: 'cursor' });
}
