import { LiveChatError } from 'livechat-core/protocol';

/** A file that is longer than it may be. */
export function fileTooLarge(maxBytes: number): LiveChatError {
  return new LiveChatError({
    code: 'LIMIT_EXCEEDED',
    message: `The file is larger than ${maxBytes} bytes, which is the limit of attachmentBytes.`,
    remedy: 'Send a smaller file, or a link to it.',
    field: 'attachmentBytes',
  });
}

/** What a failed write means: no space is something that the people concerned can wait for. */
export function cannotStore(cause: unknown): LiveChatError {
  const isFull = ['ENOSPC', 'EDQUOT'].includes(codeOf(cause));
  return new LiveChatError({
    code: 'UNAVAILABLE',
    message: isFull ? 'The server has no space left for files.' : 'The server cannot store files at the moment.',
    remedy: 'Send the file again later.',
    field: 'file',
    cause,
  });
}

/** The bytes are somewhere that does not answer. */
export function cannotRead(cause: unknown): LiveChatError {
  return new LiveChatError({
    code: 'UNAVAILABLE',
    message: 'The server cannot read the file at the moment.',
    remedy: 'Try again later.',
    field: 'file',
    cause,
  });
}

/** The code of an error of the operating system; empty for any other. */
export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
