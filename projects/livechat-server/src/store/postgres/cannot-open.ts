import { LiveChatError } from 'livechat-core/protocol';
import pg from 'pg';

const DATABASE_URL_HAS = 'postgres://user:password@host:port/database';

/** What to do, by the code of what the database, or the way to it, said. */
const REMEDIES: readonly (readonly [code: RegExp, remedy: string])[] = [
  [
    /^28/,
    'Correct the user and the password in DATABASE_URL, special characters percent-encoded; pg_hba.conf decides who may come in, from where, and whether without TLS.',
  ],
  [/^3D000$/, 'Create the database (createdb --owner=<user> <database>), or correct its name in DATABASE_URL.'],
  [
    /^42501$/,
    'Make the user of DATABASE_URL the owner of the database: ALTER DATABASE <database> OWNER TO <user>; tables of somebody else as well: REASSIGN OWNED.',
  ],
  [/^42P01$/, 'A table is missing: put the newest sound dump back.'],
  [/^25006$/, 'Name the primary: this is a standby, or read only.'],
  [/^55P03$/, 'Stop everything that uses this database, then try again.'],
  [/^53300$/, 'Raise max_connections of the database: each server opens up to 12.'],
  [/^53100$/, "Free space on the database's disk."],
  [/^57P03$/, 'Wait until the database has started, then try again.'],
  [
    /^(ENOTFOUND|EAI_AGAIN)$/,
    `Correct the host in DATABASE_URL (${DATABASE_URL_HAS}), or this machine's name service.`,
  ],
  [
    /^ECONNREFUSED$/,
    'Start the database, or correct host and port in DATABASE_URL; listen_addresses of PostgreSQL says on which addresses it listens.',
  ],
  [/^(ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)$/, 'Check host and port in DATABASE_URL, and firewalls on the way.'],
  [/^CERT_HAS_EXPIRED$/, "Renew the certificate of the database; if it is valid, set this machine's clock."],
  [
    /CERT|SIGNATURE/,
    'Name the authority of its certificate in DATABASE_URL: ?sslmode=verify-full&sslrootcert=/path/to/ca.pem, and the host by which the certificate knows it.',
  ],
];

/** Words of the driver that come without a code. */
const WORDS: readonly (readonly [said: RegExp, code: string])[] = [
  [/does not support SSL/, 'NO_TLS'],
  [/timeout|terminated unexpectedly/i, 'ETIMEDOUT'],
];

const NO_TLS =
  'Switch TLS on in the database (ssl = on), or leave sslmode out of DATABASE_URL inside a network of your own.';
const ANYTHING_ELSE = 'Check the database that DATABASE_URL names, and its log.';

/**
 * Says to an operator why a database cannot be used, in the words of what refused, and what to do. What
 * says it by itself already stays what it is. Not for clients: they have no business with hosts and users.
 */
export function cannotOpen(error: unknown): unknown {
  const reason = reasonOf(error);
  const code = reason === undefined ? '' : codeOf(reason);
  if (reason === undefined || code === '') return error;
  const known = REMEDIES.find(([codes]) => codes.test(code));
  const said = reason.message.replace(/\.$/, '');
  return new LiveChatError({
    code: 'UNAVAILABLE',
    message: `The database cannot be used: ${said}.`,
    remedy: code === 'NO_TLS' ? NO_TLS : (known?.[1] ?? ANYTHING_ELSE),
    field: 'DATABASE_URL',
    cause: error,
  });
}

/** What was thrown, from wherever: errors of the system are not always of this program's classes. */
interface Thrown {
  readonly message: string;
  readonly code?: unknown;
  readonly cause?: unknown;
  readonly errors?: unknown;
}

/** What the database or the way to it said; nothing where the error is one of the store's own. */
function reasonOf(error: unknown): Thrown | undefined {
  if (error instanceof LiveChatError) return isThrown(error.cause) ? innermost(error.cause) : undefined;
  return error instanceof pg.DatabaseError ? error : undefined;
}

/** A host with several addresses gives an error for each of them, and none that says anything. */
function innermost(thrown: Thrown): Thrown {
  const first: unknown = Array.isArray(thrown.errors) ? thrown.errors[0] : undefined;
  if (isThrown(first)) return innermost(first);
  return isThrown(thrown.cause) ? innermost(thrown.cause) : thrown;
}

function isThrown(value: unknown): value is Thrown {
  return typeof value === 'object' && value !== null && 'message' in value && typeof value.message === 'string';
}

function codeOf({ code, message }: Thrown): string {
  if (typeof code === 'string') return code;
  return WORDS.find(([said]) => said.test(message))?.[1] ?? '';
}
