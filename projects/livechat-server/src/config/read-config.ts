import { LiveChatError } from 'livechat-core/protocol';
import * as z from 'zod/mini';

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/** What a deployment decides. */
export interface ServerConfig {
  /** The address to listen on. */
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
  /** The folder of the store; made when it does not exist. */
  readonly dataDir: string;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** Whether, or for which proxies, `X-Forwarded-*` headers are believed. */
  readonly trustProxy: boolean | string;
}

/** Each variable with its schema and what to do when it is wrong. */
const VARIABLES = {
  HOST: [
    z._default(z.string().check(z.regex(/^[\w.:-]+$/)), '127.0.0.1'),
    'Give a host name or an IP address, such as 127.0.0.1, or 0.0.0.0 for all interfaces.',
  ],
  PORT: [
    z._default(
      z.pipe(z.string().check(z.regex(/^\d{1,5}$/)), z.pipe(z.transform(Number), z.number().check(z.maximum(65_535)))),
      4300,
    ),
    'Give a number from 0 to 65535; 0 takes any free port.',
  ],
  DATA_DIR: [z._default(z.string(), '.data'), 'Give the path of a folder that the server may write to.'],
  LOG_LEVEL: [z._default(z.enum(LOG_LEVELS), 'info'), `Give one of: ${LOG_LEVELS.join(', ')}.`],
  TRUST_PROXY: [
    z._default(
      z.pipe(
        z.string().check(z.regex(/^(true|false|[\da-f.:/, ]+|loopback|linklocal|uniquelocal)$/i)),
        z.transform(toTrustProxy),
      ),
      false,
    ),
    'Give true, false, or the addresses of the proxies separated by commas.',
  ],
} as const;

/**
 * Reads the configuration from environment variables: `HOST`, `PORT`, `DATA_DIR`, `LOG_LEVEL`,
 * `TRUST_PROXY`. An empty variable counts as not set.
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
    if (!parsed.success) problems.push(`${name}=${JSON.stringify(value)}: ${remedy}`);
    return parsed.data as z.infer<(typeof VARIABLES)[N][0]>;
  };
  const config: ServerConfig = {
    host: read('HOST'),
    port: read('PORT'),
    dataDir: read('DATA_DIR'),
    logLevel: read('LOG_LEVEL'),
    trustProxy: read('TRUST_PROXY'),
  };
  if (problems.length === 0) return config;
  throw new LiveChatError({
    code: 'INVALID_ARGUMENT',
    message: `The environment is not valid. ${problems.join(' ')}`,
    remedy: 'Correct the variables and start again.',
    field: 'environment',
  });
}

function toTrustProxy(value: string): boolean | string {
  return value === 'true' || value === 'false' ? value === 'true' : value;
}
