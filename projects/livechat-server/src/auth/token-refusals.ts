import { LiveChatError } from 'livechat-core/protocol';

/** A claim, or a field of the header, that is not what it should be. */
export function invalidToken(field: string, shouldBe: string, cause?: unknown): LiveChatError {
  return new LiveChatError({
    code: 'TOKEN_INVALID',
    message: `The claim ${field} of the token is not right.`,
    remedy: `The claim ${field} must ${shouldBe}.`,
    field,
    cause,
  });
}

/** A field of the header that is not what it should be. */
export function invalidHeader(field: string, shouldBe: string, cause?: unknown): LiveChatError {
  return new LiveChatError({
    code: 'TOKEN_INVALID',
    message: `The field ${field} in the header of the token is not right.`,
    remedy: `The field ${field} must ${shouldBe}.`,
    field,
    cause,
  });
}

export function notAToken(cause?: unknown): LiveChatError {
  return new LiveChatError({
    code: 'TOKEN_INVALID',
    message: 'The token is not a JSON Web Token.',
    remedy: 'Pass a JWT in compact form: header.payload.signature, each in base64url without padding or spaces.',
    field: 'jwt',
    cause,
  });
}

/** @param key what to sign with, as in "the base64-decoded bytes of the secret key abc" */
export function invalidSignature(algorithm: string, key: string, cause: unknown): LiveChatError {
  return new LiveChatError({
    code: 'TOKEN_INVALID',
    message: 'The signature of the token is not right.',
    remedy: `Sign with ${algorithm} and ${key}.`,
    field: 'signature',
    cause,
  });
}
