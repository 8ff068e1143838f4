import { LiveChatError } from 'livechat-core/protocol';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { receiverAddresses, type Address, type PrivateAddresses, type Resolve } from './receiver-address.js';

/** How one request is made. */
export interface PostOptions {
  readonly privateAddresses: PrivateAddresses;
  readonly resolve: Resolve;
  /** From the start to the last byte of the answer's head, in milliseconds. */
  readonly timeoutMs: number;
}

/** What a receiver is sent. */
export interface WebhookRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * Posts to a receiver and gives the status of its answer. Redirects are not followed: they would lead
 * around the check of the address. The answer's body is not read.
 *
 * @throws LiveChatError `FORBIDDEN` for a private address and without TLS, unless both are allowed;
 *   `UNAVAILABLE` when no answer came
 */
export async function postWebhook(request: WebhookRequest, options: PostOptions): Promise<number> {
  const url = new URL(request.url);
  if (url.protocol !== 'https:' && options.privateAddresses === 'REFUSED') throw insecure(url);
  const signal = AbortSignal.timeout(options.timeoutMs);
  try {
    const addresses = await Promise.race([receiverAddresses(url, options), aborted(signal)]);
    return await send(url, request, { addresses, signal });
  } catch (cause) {
    if (cause instanceof LiveChatError) throw cause;
    throw unreachable(url, signal.aborted ? `no answer within ${options.timeoutMs} ms` : reasonOf(cause), cause);
  }
}

function send(
  url: URL,
  { headers, body }: WebhookRequest,
  { addresses, signal }: { readonly addresses: readonly Address[]; readonly signal: AbortSignal },
): Promise<number> {
  const start = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const outgoing = start(url, {
      method: 'POST',
      // A connection of its own: a kept one may lead to where the name pointed earlier.
      agent: false,
      lookup: pinnedTo(addresses),
      signal,
      headers: {
        ...headers,
        'content-type': 'application/json',
        'content-length': String(Buffer.byteLength(body)),
        'user-agent': 'livechat-webhooks/1',
      },
    });
    outgoing.once('response', (answer) => {
      // Nobody wants the rest, and it may be endless.
      answer.destroy();
      resolve(answer.statusCode ?? 0);
    });
    outgoing.once('error', reject);
    outgoing.end(body);
  });
}

/**
 * Answers every look-up with what was checked. Not at once: where the system refuses to connect on the spot, as it does
 * without a route, the request would not listen yet, and the failure would end the process.
 */
function pinnedTo(addresses: readonly Address[]): LookupFunction {
  return (_hostname, options, callback) => {
    const [first] = addresses;
    setImmediate(() => {
      if (options.all === true) return callback(null, [...addresses]);
      return callback(null, first?.address ?? '', first?.family ?? 4);
    });
  };
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}

function reasonOf(cause: unknown): string {
  const hasCode = typeof cause === 'object' && cause !== null && 'code' in cause && typeof cause.code === 'string';
  return hasCode ? String(cause.code) : 'the connection failed';
}

function unreachable(url: URL, reason: string, cause: unknown): LiveChatError {
  return new LiveChatError({
    code: 'UNAVAILABLE',
    message: `${url.host} did not answer: ${reason}.`,
    remedy: 'Check that the receiver runs and is reachable from this server.',
    field: 'url',
    cause,
  });
}

function insecure(url: URL): LiveChatError {
  return new LiveChatError({
    code: 'FORBIDDEN',
    message: `${url.host} would be spoken to without TLS.`,
    remedy: 'Use an https address, or allow others with WEBHOOK_PRIVATE_ADDRESSES=allowed.',
    field: 'url',
  });
}
