import { LiveChatError } from 'livechat-core/protocol';
import { sqliteCode } from './drivers.js';

/** What passes when space, the file or its lock come back; everything else is a defect and stays what it is. */
const REMEDIES: Readonly<Record<string, string>> = {
  SQLITE_FULL: 'Free space on the disk of DATA_DIR; the server goes on by itself.',
  SQLITE_BUSY: 'Another process writes to the store for too long; try again when it is done.',
  SQLITE_IOERR: 'Check the disk of DATA_DIR; the server goes on by itself.',
  SQLITE_CANTOPEN: 'Check that DATA_DIR exists and that this user may write to it.',
  SQLITE_READONLY: 'Give this user the right to write to DATA_DIR.',
};

/** Gives failures of the disk the shape of a refusal that passes, so that clients repeat what they sent. */
export function storeFailure(error: unknown): Error {
  const code = sqliteCode(error);
  const known = code === undefined ? undefined : Object.keys(REMEDIES).find((prefix) => code.startsWith(prefix));
  if (known === undefined) return error instanceof Error ? error : new Error(String(error));
  return new LiveChatError({
    code: 'UNAVAILABLE',
    message: `The store cannot be used at the moment (${code}).`,
    remedy: REMEDIES[known] ?? '',
    cause: error,
  });
}

/** The store is being closed. */
export function storeClosed(): LiveChatError {
  return new LiveChatError({
    code: 'UNAVAILABLE',
    message: 'The store is closed.',
    remedy: 'Connect again; the server restarts.',
  });
}

/** The thread of the store has ended; another one is on its way. */
export function threadEnded(cause?: unknown): LiveChatError {
  return new LiveChatError({
    code: 'UNAVAILABLE',
    message: 'The thread of the store has ended.',
    remedy: 'Try again in a moment: the store is opened anew. The log of the server says why it ended.',
    cause,
  });
}

/** What is at the path is something else. */
export function noDatabase(path: string, cause: unknown): LiveChatError {
  return new LiveChatError({
    code: 'UNAVAILABLE',
    message: `The file ${path} is not a database of the live chat.`,
    remedy: `Move ${path} away, so that a new one is made, or set DATA_DIR to another folder.`,
    field: 'DATA_DIR',
    cause,
  });
}
