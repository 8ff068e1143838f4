import { LiveChatError } from 'livechat-core/protocol';

/** Where a page of conversations ends. */
export interface PlaceInList {
  readonly updatedAt: number;
  readonly id: string;
}

export function encodeCursor({ updatedAt, id }: PlaceInList): string {
  return Buffer.from(JSON.stringify([updatedAt, id])).toString('base64url');
}

/** @throws LiveChatError `INVALID_ARGUMENT` for a cursor that no page gave */
export function decodeCursor(cursor: string): PlaceInList {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(place) && Number.isSafeInteger(place[0]) && typeof place[1] === 'string') {
      return { updatedAt: place[0] as number, id: place[1] };
    }
  } catch {
    // Answered below, with every other cursor that is none.
  }
  throw new LiveChatError({
    code: 'INVALID_ARGUMENT',
    message: 'The cursor is not one that a page gave.',
    remedy: 'Pass the cursor of the page before, or none for the first page.',
    field: 'cursor',
  });
}
