import { decodeJwt, decodeProtectedHeader } from 'jose';
import { LiveChatError } from '../../protocol/errors.js';
import { LIMITS } from '../../protocol/limits.js';

/** The claims that a login needs, besides `exp`, `ski` and `sid`, whose rules only the server knows. */
const REQUIRED = ['jti', 'sub', 'stp', 'iss', 'iat'] as const;

/** The kinds of identifier that `sub` may be, as `stp` names them. */
const SUBJECT_TYPES: readonly unknown[] = ['email', 'msisdn', 'externalPersonId'];

/**
 * Looks into a token for an early, clear error; only the server can tell whether it is genuine. The
 * clock of this machine decides nothing.
 *
 * @param widgetId the widget the token must be for, as far as it is known
 * @throws {@link LiveChatError} `TOKEN_INVALID` that names the claim
 */
export function readJwt(jwt: string, widgetId: string | null): void {
  const { header, claims } = decode(jwt);
  if (typeof header.alg !== 'string' || header.alg.toLowerCase() === 'none') {
    throw invalid('alg', 'The token is not signed.', 'Sign it on your server with the secret key of the widget.');
  }
  for (const claim of REQUIRED) {
    if (claims[claim] === undefined) {
      throw invalid(claim, `The token has no claim ${claim}.`, `Add ${claim} where your server signs the token.`);
    }
  }
  if (!SUBJECT_TYPES.includes(claims['stp'])) {
    throw invalid(
      'stp',
      'The claim stp is none of email, msisdn, externalPersonId.',
      'Name the kind of identifier that sub is.',
    );
  }
  if (widgetId !== null && (typeof claims.iss !== 'string' || claims.iss.toLowerCase() !== widgetId)) {
    throw invalid('iss', 'The token was made for another widget.', `Set iss to ${widgetId}.`);
  }
  if (typeof claims.jti !== 'string' || claims.jti.length > LIMITS.claimLength) {
    throw invalid(
      'jti',
      `The claim jti is no text of at most ${LIMITS.claimLength} characters.`,
      'Use a UUID for jti.',
    );
  }
}

function decode(jwt: string) {
  try {
    return { header: decodeProtectedHeader(jwt), claims: decodeJwt(jwt) };
  } catch (cause) {
    throw new LiveChatError({
      code: 'TOKEN_INVALID',
      message: 'The argument of auth is not a JSON Web Token.',
      remedy: 'Pass the token that your server signed, three parts in base64url with dots between.',
      field: 'arg',
      cause,
    });
  }
}

function invalid(field: string, message: string, remedy: string): LiveChatError {
  return new LiveChatError({ code: 'TOKEN_INVALID', message, remedy, field });
}
