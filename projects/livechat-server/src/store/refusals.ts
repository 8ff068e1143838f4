import { LIMITS, LiveChatError } from 'livechat-core/protocol';

/** The refusals that only a transaction can decide, worded once for every store. */

/** One answer for "there is none" and for "it is somebody else's". */
export function threadNotFound(): LiveChatError {
  return new LiveChatError({
    code: 'THREAD_NOT_FOUND',
    message: 'There is no such thread.',
    remedy: 'Use the id of a thread of this session, or leave it out to write in the active one.',
    field: 'threadId',
  });
}

export function threadClosed(): LiveChatError {
  return new LiveChatError({
    code: 'THREAD_CLOSED',
    message: 'The conversation is closed.',
    remedy: 'Start a new conversation.',
    field: 'threadId',
  });
}

export function tooManyThreads(): LiveChatError {
  return new LiveChatError({
    code: 'LIMIT_EXCEEDED',
    message: `There are already ${LIMITS.openThreads} open threads, which is the limit of openThreads.`,
    remedy: 'Continue one of them, or wait until some are closed.',
    field: 'openThreads',
  });
}

/**
 * One answer for a file that does not exist, is somebody else's, or is in a message already.
 *
 * @param index its place in the content
 */
export function fileNotYours(index: number): LiveChatError {
  return new LiveChatError({
    code: 'INVALID_ARGUMENT',
    message: 'There is no such file among your uploads that are in no message yet.',
    remedy: 'Upload the file, and name it in one message only.',
    field: `content.files[${index}]`,
  });
}

export function sessionEnded(): LiveChatError {
  return new LiveChatError({
    code: 'SESSION_ENDED',
    message: 'The session has ended or belongs to another identity now.',
    remedy: 'Connect again with the newest token.',
  });
}

export function tokenExpired(): LiveChatError {
  return new LiveChatError({
    code: 'TOKEN_EXPIRED',
    message: 'The token has expired.',
    remedy: 'Sign a new one right before each auth; without an exp claim it is valid for 15 seconds after iat.',
    field: 'exp',
  });
}

export function sessionExpired(): LiveChatError {
  return new LiveChatError({
    code: 'TOKEN_EXPIRED',
    message: 'The token of the session has run out.',
    remedy: 'Call auth with a new token.',
  });
}

export function tokenAlreadyUsed(): LiveChatError {
  return new LiveChatError({
    code: 'TOKEN_ALREADY_USED',
    message: 'A token with this jti was used before.',
    remedy: 'Sign a new token with a new jti for every auth.',
    field: 'jti',
  });
}

/** What is to be unique is taken. */
export function taken(field: string, message: string, remedy: string): LiveChatError {
  return new LiveChatError({ code: 'INVALID_ARGUMENT', message, remedy, field });
}

/** Somebody has to be able to look after the installation at the desk. */
export function onlyAdministrator(): LiveChatError {
  return new LiveChatError({
    code: 'FORBIDDEN',
    message: 'This is the only administrator.',
    remedy: 'Make another agent one first, with "npx livechat-server agent update --email <address> --admin".',
    field: 'role',
  });
}
