import { LiveChatError } from 'livechat-core/protocol';
import { access, constants } from 'node:fs/promises';
import { codeOf } from '../files/storage-failures.js';
import { textOf } from './finding.js';

/** What keeps this user from what is at a path. */
export interface Obstacle {
  /** `ABSENT`: nothing is there. `HIDDEN`: something may be, but this user cannot read it. */
  readonly kind: 'ABSENT' | 'HIDDEN';
  readonly cause: unknown;
}

/** What keeps this user from reading a file or folder; nothing when nothing does. */
export async function obstacleTo(path: string): Promise<Obstacle | undefined> {
  return access(path, constants.R_OK).then(
    () => undefined,
    (cause: unknown) => ({ kind: codeOf(cause) === 'ENOENT' ? 'ABSENT' : 'HIDDEN', cause }),
  );
}

/** The store is there, or may be, and cannot be read. */
export function hiddenStore(cause: unknown): LiveChatError {
  return new LiveChatError({
    code: 'UNAVAILABLE',
    message: `The store cannot be read: ${textOf(cause)}.`,
    remedy: 'Run this as the user of the server, or set DATA_DIR to the folder of a store.',
    field: 'DATA_DIR',
    cause,
  });
}
