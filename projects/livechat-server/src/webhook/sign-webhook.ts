import { createHmac, randomBytes } from 'node:crypto';

/** What a receiver's library expects in front of the secret. */
const PREFIX = 'whsec_';

/** One delivery of one event, as it goes out. */
export interface SignedContent {
  /** The id of the event; the same in every attempt. */
  readonly id: string;
  /** When this attempt is made, in milliseconds since 1970. */
  readonly at: number;
  /** The bytes that are sent. */
  readonly body: string;
}

/** The headers by which a receiver knows the sender, as Standard Webhooks names them. */
export interface SignatureHeaders {
  readonly 'webhook-id': string;
  /** In seconds since 1970. */
  readonly 'webhook-timestamp': string;
  /** One for each secret, with spaces between them. */
  readonly 'webhook-signature': string;
}

/** A secret of 256 random bits in the form `whsec_<base64>`. */
export function newWebhookSecret(): string {
  return `${PREFIX}${randomBytes(32).toString('base64')}`;
}

/**
 * Signs a delivery by the rules of Standard Webhooks: HMAC-SHA-256 over `id.timestamp.body`, with the
 * decoded bytes of each secret.
 *
 * @param secrets of {@link newWebhookSecret}; receivers take whichever they know
 */
export function signWebhook(secrets: readonly string[], { id, at, body }: SignedContent): SignatureHeaders {
  const timestamp = String(Math.floor(at / 1000));
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
  });
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}
