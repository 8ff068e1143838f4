import type { ErrorBody } from 'livechat-core/protocol';

/** An error of the same shape as a `LiveChatError`; the class itself is in what could not be loaded. */
export function loadFailure(url: string, cause: unknown): Error & ErrorBody {
  const error = new Error(`The live chat could not be loaded from ${url}.`, { cause });
  return Object.assign(error, {
    name: 'LiveChatError',
    code: 'UNAVAILABLE' as const,
    remedy:
      'Check that this address can be reached, and that the content security policy of the page allows it in script-src.',
  });
}
