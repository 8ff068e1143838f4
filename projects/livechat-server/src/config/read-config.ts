import type { S3Settings } from '../files/s3-file-store.js';
import type { AddressLimits } from '../limit/address-limits.js';
import type { RetentionDays } from '../privacy/retention.js';
import type { PrivateAddresses } from '../webhook/receiver-address.js';
import type { LoggedAddresses } from './logged-address.js';
import { resolveSettings, type Environment } from './resolve-settings.js';
import type { LOG_LEVELS } from './settings.js';

/** What a deployment decides. */
export interface ServerConfig {
  /** The address to listen on. */
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
  /** The folder of the store; made when it does not exist. */
  readonly dataDir: string;
  /** The PostgreSQL database that is used instead of the folder. */
  readonly databaseUrl?: string | undefined;
  /** The NATS broker by which servers on one database tell each other what is new. */
  readonly natsUrl?: string | undefined;
  /** The bucket that keeps files instead of the folder. */
  readonly s3?: S3Settings | undefined;
  /** The port of `GET /metrics`, on the same host; 0 takes any free one. Default: nowhere. */
  readonly metricsPort?: number | undefined;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** How much of network addresses stands in the log. Default: `truncated`. */
  readonly logAddresses?: LoggedAddresses | undefined;
  /** Whether, or for which proxies, `X-Forwarded-*` headers are believed. */
  readonly trustProxy: boolean | string;
  /** How far the clocks of sites' backends may be off, in milliseconds. Default: 5,000. */
  readonly tokenClockToleranceMs?: number | undefined;
  /** What each network address may ask of one server process. */
  readonly addressLimits?: AddressLimits | undefined;
  /** Whether webhooks may go to the inside of a network, and without TLS. Default: `REFUSED`. */
  readonly webhookPrivateAddresses?: PrivateAddresses | undefined;
  /** How many receivers of webhooks there may be. Default: 20. */
  readonly webhookReceivers?: number | undefined;
  /** For how many days what is kept. Default: until somebody erases it. */
  readonly retention?: RetentionDays | undefined;
}

/**
 * Reads the configuration from environment variables, and from the JSON file that `LIVECHAT_CONFIG` names:
 * what a variable says comes before what the file says. An empty variable counts as not set.
 *
 * | variable | field of the file |
 * | --- | --- |
 * | `HOST`, `PORT`, `METRICS_PORT` | `host`, `port`, `metricsPort` |
 * | `DATA_DIR`, `DATABASE_URL`, `NATS_URL`, `S3_URL` | `dataDir`, `databaseUrl`, `natsUrl`, `s3Url` |
 * | `LOG_LEVEL`, `LOG_ADDRESSES`, `TRUST_PROXY` | `logLevel`, `logAddresses`, `trustProxy` |
 * | `TOKEN_CLOCK_TOLERANCE` | `tokenClockTolerance` |
 * | `WEBHOOK_PRIVATE_ADDRESSES`, `WEBHOOK_RECEIVERS` | `webhookPrivateAddresses`, `webhookReceivers` |
 * | `SOCKETS_PER_ADDRESS`, `VISITORS_PER_MINUTE`, `REQUESTS_PER_SECOND` | `addressLimits.sockets`, `.visitorsPerMinute`, `.requestsPerSecond` |
 * | `RETENTION_CONVERSATIONS`, `…_IDLE_CONVERSATIONS`, `…_FILES`, `…_SESSIONS`, `…_VISITORS` | `retention.conversations`, `.idleConversations`, `.files`, `.sessions`, `.visitors` |
 *
 * @throws LiveChatError `INVALID_ARGUMENT` that names every setting that is wrong, and its remedy
 *
 * @example
 * ```ts
 * const server = await createServer(readConfig(process.env));
 * ```
 */
export function readConfig(env: Environment): ServerConfig {
  const { get } = resolveSettings(env);
  return {
    host: get('HOST'),
    port: get('PORT'),
    metricsPort: get('METRICS_PORT'),
    dataDir: get('DATA_DIR'),
    databaseUrl: get('DATABASE_URL'),
    natsUrl: get('NATS_URL'),
    s3: get('S3_URL'),
    logLevel: get('LOG_LEVEL'),
    logAddresses: get('LOG_ADDRESSES'),
    trustProxy: get('TRUST_PROXY'),
    tokenClockToleranceMs: get('TOKEN_CLOCK_TOLERANCE') * 1000,
    addressLimits: {
      sockets: get('SOCKETS_PER_ADDRESS'),
      visitorsPerMinute: get('VISITORS_PER_MINUTE'),
      requestsPerSecond: get('REQUESTS_PER_SECOND'),
    },
    webhookPrivateAddresses: get('WEBHOOK_PRIVATE_ADDRESSES'),
    webhookReceivers: get('WEBHOOK_RECEIVERS'),
    retention: {
      conversations: get('RETENTION_CONVERSATIONS'),
      idleConversations: get('RETENTION_IDLE_CONVERSATIONS'),
      files: get('RETENTION_FILES'),
      sessions: get('RETENTION_SESSIONS'),
      visitors: get('RETENTION_VISITORS'),
    },
  };
}
