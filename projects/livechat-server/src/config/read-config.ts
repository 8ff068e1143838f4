import { compile } from '@fastify/proxy-addr';
import { LiveChatError } from 'livechat-core/protocol';
import * as z from 'zod/mini';
import { isBrokerAddress } from '../fan-out/nats/broker-address.js';
import type { S3Settings } from '../files/s3-file-store.js';
import { parseS3Url } from '../files/s3-settings.js';
import { ADDRESS_LIMITS, type AddressLimits } from '../limit/address-limits.js';
import type { RetentionDays } from '../privacy/retention.js';
import type { PrivateAddresses } from '../webhook/receiver-address.js';
import { LOGGED_ADDRESSES, type LoggedAddresses } from './logged-address.js';

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

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
  /** For how many days what is kept. Default: until somebody erases it. */
  readonly retention?: RetentionDays | undefined;
}

const port = z.pipe(
  z.string().check(z.regex(/^\d{1,5}$/)),
  z.pipe(z.transform(Number), z.number().check(z.maximum(65_535))),
);
const PORT = 'Give a number from 0 to 65535; 0 takes any free port.';

const positive = z.pipe(z.string().check(z.regex(/^[1-9]\d{0,8}$/)), z.transform(Number));
const POSITIVE = 'Give a number of at least 1: how many one network address may have.';

const days = z.optional(positive);
const DAYS = 'Give a number of days of at least 1, or leave it out to keep everything.';

/** Each variable with its schema and what to do when it is wrong. */
const VARIABLES = {
  HOST: [
    z._default(z.string().check(z.regex(/^[\w.:-]+$/)), '127.0.0.1'),
    'Give a host name or an IP address, such as 127.0.0.1, or 0.0.0.0 for all interfaces.',
  ],
  PORT: [z._default(port, 4300), PORT],
  METRICS_PORT: [z.optional(port), PORT],
  DATA_DIR: [z._default(z.string(), '.data'), 'Give the path of a folder that the server may write to.'],
  DATABASE_URL: [
    z.optional(z.string().check(z.refine((value) => /^postgres(ql)?:\/\/[^/]/.test(value) && URL.canParse(value)))),
    'Give postgres://user:password@host:port/database, with special characters of the password percent-encoded.',
  ],
  NATS_URL: [
    z.optional(z.string().check(z.refine(isBrokerAddress))),
    'Give nats://host:4222, several separated by commas; the first one may have user:password@.',
  ],
  S3_URL: [
    z.optional(
      z.pipe(
        z.string().check(z.refine((value) => parseS3Url(value) !== undefined)),
        z.transform((value) => parseS3Url(value)),
      ),
    ),
    'Give https://access-key:secret@host/bucket?region=region, with special characters of the secret percent-encoded.',
  ],
  LOG_LEVEL: [z._default(z.enum(LOG_LEVELS), 'info'), `Give one of: ${LOG_LEVELS.join(', ')}.`],
  LOG_ADDRESSES: [z._default(z.enum(LOGGED_ADDRESSES), 'truncated'), `Give one of: ${LOGGED_ADDRESSES.join(', ')}.`],
  TRUST_PROXY: [
    z._default(z.pipe(z.string().check(z.refine(isTrustProxy)), z.transform(toTrustProxy)), false),
    'Give true, false, or the addresses of the proxies separated by commas, such as 10.0.0.0/8, loopback.',
  ],
  TOKEN_CLOCK_TOLERANCE: [
    z._default(
      z.pipe(z.string().check(z.regex(/^\d{1,3}$/)), z.pipe(z.transform(Number), z.number().check(z.maximum(300)))),
      5,
    ),
    'Give a number of seconds from 0 to 300.',
  ],
  SOCKETS_PER_ADDRESS: [z._default(positive, ADDRESS_LIMITS.sockets), POSITIVE],
  VISITORS_PER_MINUTE: [z._default(positive, ADDRESS_LIMITS.visitorsPerMinute), POSITIVE],
  REQUESTS_PER_SECOND: [z._default(positive, ADDRESS_LIMITS.requestsPerSecond), POSITIVE],
  WEBHOOK_PRIVATE_ADDRESSES: [
    z._default(
      z.pipe(
        z.enum(['refused', 'allowed']),
        z.transform((value): PrivateAddresses => (value === 'allowed' ? 'ALLOWED' : 'REFUSED')),
      ),
      'REFUSED',
    ),
    'Give refused or allowed.',
  ],
  RETENTION_CONVERSATIONS: [days, DAYS],
  RETENTION_FILES: [days, DAYS],
  RETENTION_SESSIONS: [days, DAYS],
  RETENTION_VISITORS: [days, DAYS],
} as const;

/** The variables that may hold a password. */
const SECRETS: ReadonlySet<string> = new Set<keyof typeof VARIABLES>(['DATABASE_URL', 'NATS_URL', 'S3_URL']);

/**
 * Reads the configuration from environment variables: `HOST`, `PORT`, `METRICS_PORT`, `DATA_DIR`,
 * `DATABASE_URL`, `NATS_URL`, `S3_URL`, `LOG_LEVEL`, `LOG_ADDRESSES`, `TRUST_PROXY`, `TOKEN_CLOCK_TOLERANCE`,
 * `SOCKETS_PER_ADDRESS`, `VISITORS_PER_MINUTE`, `REQUESTS_PER_SECOND`, `WEBHOOK_PRIVATE_ADDRESSES`,
 * `RETENTION_CONVERSATIONS`, `RETENTION_FILES`, `RETENTION_SESSIONS`, `RETENTION_VISITORS`. An empty
 * variable counts as not set.
 *
 * @throws LiveChatError `INVALID_ARGUMENT` that names every variable that is wrong, and its remedy
 *
 * @example
 * ```ts
 * const server = await createServer(readConfig(process.env));
 * ```
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): ServerConfig {
  const problems: string[] = [];
  const read = <N extends keyof typeof VARIABLES>(name: N): z.infer<(typeof VARIABLES)[N][0]> => {
    const [schema, remedy] = VARIABLES[name];
    const value = env[name] === '' ? undefined : env[name];
    const parsed = z.safeParse(schema, value);
    if (!parsed.success) problems.push(`${describeVariable(name, value)}: ${remedy}`);
    return parsed.data as z.infer<(typeof VARIABLES)[N][0]>;
  };
  const config: ServerConfig = {
    host: read('HOST'),
    port: read('PORT'),
    metricsPort: read('METRICS_PORT'),
    dataDir: read('DATA_DIR'),
    databaseUrl: read('DATABASE_URL'),
    natsUrl: read('NATS_URL'),
    s3: read('S3_URL'),
    logLevel: read('LOG_LEVEL'),
    logAddresses: read('LOG_ADDRESSES'),
    trustProxy: read('TRUST_PROXY'),
    tokenClockToleranceMs: read('TOKEN_CLOCK_TOLERANCE') * 1000,
    addressLimits: {
      sockets: read('SOCKETS_PER_ADDRESS'),
      visitorsPerMinute: read('VISITORS_PER_MINUTE'),
      requestsPerSecond: read('REQUESTS_PER_SECOND'),
    },
    webhookPrivateAddresses: read('WEBHOOK_PRIVATE_ADDRESSES'),
    retention: {
      conversations: read('RETENTION_CONVERSATIONS'),
      files: read('RETENTION_FILES'),
      sessions: read('RETENTION_SESSIONS'),
      visitors: read('RETENTION_VISITORS'),
    },
  };
  if (config.natsUrl !== undefined && config.databaseUrl === undefined) {
    problems.push('NATS_URL: Set DATABASE_URL too; servers that share a broker share a database.');
  }
  if (problems.length === 0) return config;
  throw new LiveChatError({
    code: 'INVALID_ARGUMENT',
    message: `The environment is not valid. ${problems.join(' ')}`,
    remedy: 'Correct the variables and start again.',
    field: 'environment',
  });
}

/** What is wrong goes into the log; a password does not. */
function describeVariable(name: string, value: string | undefined): string {
  return SECRETS.has(name) ? name : `${name}=${JSON.stringify(value)}`;
}

function isTrustProxy(value: string): boolean {
  if (value === 'true' || value === 'false') return true;
  try {
    compile(addressesOf(value));
    return true;
  } catch {
    return false;
  }
}

/** The addresses of a list that is separated by commas. */
export function addressesOf(list: string): string[] {
  return list.split(',').map((address) => address.trim());
}

function toTrustProxy(value: string): boolean | string {
  return value === 'true' || value === 'false' ? value === 'true' : value;
}
