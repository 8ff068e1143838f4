import * as z from 'livechat-core/schemas';
import { LiveChatError, errorBodySchema, type ErrorCode } from '../../protocol/errors.js';

const refusedSchema = z.object({ error: errorBodySchema });

/** The header that says on whose behalf something is asked. */
export function authorization(token: string): Record<string, string> {
  return { authorization: `Bearer ${token}` };
}

/** Asks; a server that cannot be reached is `UNAVAILABLE`. */
export async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (cause) {
    throw unreachable(cause);
  }
}

/**
 * The server's own word, or where something between has answered, what its status means.
 *
 * @param refused the code of a refusal that says nothing itself
 */
export function refusalOf(status: number, text: string, refused: ErrorCode): LiveChatError {
  const answer = refusedSchema.safeParse(parsed(text));
  if (answer.success) return LiveChatError.from(answer.data.error);
  return new LiveChatError({
    code: codeOf(status, refused),
    message: `The server answered with the status ${status} and no reason.`,
    remedy: 'Check the server, and what stands between it and the page: its version, paths and limits.',
  });
}

function codeOf(status: number, refused: ErrorCode): ErrorCode {
  if (status === 413) return 'LIMIT_EXCEEDED';
  return status >= 400 && status < 500 && status !== 408 && status !== 429 ? refused : 'UNAVAILABLE';
}

/** A text as JSON; `undefined` where it is none. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Why nothing came back at all. */
export function unreachable(cause?: unknown): LiveChatError {
  return new LiveChatError({
    code: 'UNAVAILABLE',
    message: 'The server cannot be reached.',
    remedy: 'Check the connection, and that the server allows the origin of the page.',
    cause,
  });
}
