import { compile } from '@fastify/proxy-addr';
import * as z from 'zod/mini';
import { isBrokerAddress } from '../fan-out/nats/broker-address.js';
import { parseS3Url } from '../files/s3-settings.js';
import { ADDRESS_LIMITS } from '../limit/address-limits.js';
import type { PrivateAddresses } from '../webhook/receiver-address.js';
import { WEBHOOK_RULES } from '../webhook/webhook-admin.js';
import { LOGGED_ADDRESSES } from './logged-address.js';

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/** One thing that a deployment decides. */
interface Setting {
  /** Its place in a file, such as `retention.files`. */
  readonly field: string;
  /** From its text, wherever that stands, to its value. */
  readonly schema: z.ZodMiniType<unknown, string | undefined>;
  /** What to put instead of something wrong. */
  readonly remedy: string;
  /** Whether its text may hold a password. */
  readonly holdsSecret?: true;
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

/** Every setting under the name of its environment variable. */
export const SETTINGS = {
  HOST: {
    field: 'host',
    schema: z._default(z.string().check(z.regex(/^[\w.:-]+$/)), '127.0.0.1'),
    remedy: 'Give a host name or an IP address, such as 127.0.0.1, or 0.0.0.0 for all interfaces.',
  },
  PORT: { field: 'port', schema: z._default(port, 4300), remedy: PORT },
  METRICS_PORT: { field: 'metricsPort', schema: z.optional(port), remedy: PORT },
  DATA_DIR: {
    field: 'dataDir',
    schema: z._default(z.string(), '.data'),
    remedy: 'Give the path of a folder that the server may write to.',
  },
  DATABASE_URL: {
    field: 'databaseUrl',
    schema: z.optional(
      z.string().check(z.refine((value) => /^postgres(ql)?:\/\/[^/]/.test(value) && URL.canParse(value))),
    ),
    remedy:
      'Give postgres://user:password@host:port/database, with special characters of the password percent-encoded.',
    holdsSecret: true,
  },
  NATS_URL: {
    field: 'natsUrl',
    schema: z.optional(z.string().check(z.refine(isBrokerAddress))),
    remedy: 'Give nats://host:4222, several separated by commas; the first one may have user:password@.',
    holdsSecret: true,
  },
  S3_URL: {
    field: 's3Url',
    schema: z.optional(
      z.pipe(
        z.string().check(z.refine((value) => parseS3Url(value) !== undefined)),
        z.transform((value) => parseS3Url(value)),
      ),
    ),
    remedy:
      'Give https://access-key:secret@host/bucket?region=region, with special characters of the secret percent-encoded.',
    holdsSecret: true,
  },
  LOG_LEVEL: {
    field: 'logLevel',
    schema: z._default(z.enum(LOG_LEVELS), 'info'),
    remedy: `Give one of: ${LOG_LEVELS.join(', ')}.`,
  },
  LOG_ADDRESSES: {
    field: 'logAddresses',
    schema: z._default(z.enum(LOGGED_ADDRESSES), 'truncated'),
    remedy: `Give one of: ${LOGGED_ADDRESSES.join(', ')}.`,
  },
  TRUST_PROXY: {
    field: 'trustProxy',
    schema: z._default(z.pipe(z.string().check(z.refine(isTrustProxy)), z.transform(toTrustProxy)), false),
    remedy: 'Give true, false, or the addresses of the proxies separated by commas, such as 10.0.0.0/8, loopback.',
  },
  TOKEN_CLOCK_TOLERANCE: {
    field: 'tokenClockTolerance',
    schema: z._default(
      z.pipe(z.string().check(z.regex(/^\d{1,3}$/)), z.pipe(z.transform(Number), z.number().check(z.maximum(300)))),
      5,
    ),
    remedy: 'Give a number of seconds from 0 to 300.',
  },
  SOCKETS_PER_ADDRESS: {
    field: 'addressLimits.sockets',
    schema: z._default(positive, ADDRESS_LIMITS.sockets),
    remedy: POSITIVE,
  },
  VISITORS_PER_MINUTE: {
    field: 'addressLimits.visitorsPerMinute',
    schema: z._default(positive, ADDRESS_LIMITS.visitorsPerMinute),
    remedy: POSITIVE,
  },
  REQUESTS_PER_SECOND: {
    field: 'addressLimits.requestsPerSecond',
    schema: z._default(positive, ADDRESS_LIMITS.requestsPerSecond),
    remedy: POSITIVE,
  },
  WEBHOOK_PRIVATE_ADDRESSES: {
    field: 'webhookPrivateAddresses',
    schema: z._default(
      z.pipe(
        z.enum(['refused', 'allowed']),
        z.transform((value): PrivateAddresses => (value === 'allowed' ? 'ALLOWED' : 'REFUSED')),
      ),
      'REFUSED',
    ),
    remedy: 'Give refused or allowed.',
  },
  WEBHOOK_RECEIVERS: {
    field: 'webhookReceivers',
    schema: z._default(z.pipe(positive, z.number().check(z.maximum(100))), WEBHOOK_RULES.mostReceivers),
    remedy: 'Give a number from 1 to 100: how many receivers of webhooks there may be.',
  },
  RETENTION_CONVERSATIONS: { field: 'retention.conversations', schema: days, remedy: DAYS },
  RETENTION_IDLE_CONVERSATIONS: { field: 'retention.idleConversations', schema: days, remedy: DAYS },
  RETENTION_FILES: { field: 'retention.files', schema: days, remedy: DAYS },
  RETENTION_SESSIONS: { field: 'retention.sessions', schema: days, remedy: DAYS },
  RETENTION_VISITORS: { field: 'retention.visitors', schema: days, remedy: DAYS },
} as const satisfies Readonly<Record<string, Setting>>;

/** The name of a setting's environment variable. */
export type SettingName = keyof typeof SETTINGS;

/** What a setting's schema gives. */
export type SettingValue<N extends SettingName> = z.infer<(typeof SETTINGS)[N]['schema']>;

/** All names, in the order in which they are explained. */
export const SETTING_NAMES = Object.keys(SETTINGS) as readonly SettingName[];

/** Whether the text of a setting may hold a password. */
export function holdsSecret(name: SettingName): boolean {
  const setting: Setting = SETTINGS[name];
  return setting.holdsSecret === true;
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
