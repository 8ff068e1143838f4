import { LiveChatError } from 'livechat-core/protocol';
import pg from 'pg';

/** Two transactions met, and one of them has to begin again. */
const COLLISIONS: ReadonlySet<string> = new Set([
  '40001', // serialization_failure
  '40P01', // deadlock_detected
  '0A000', // feature_not_supported: a newer release has changed a table under a statement that was prepared
  '23505', // unique_violation: somebody else was first; the next look finds what is there
]);

/** Classes and codes of what passes by itself or by its operator, without a change of the program. */
const PASSING = [
  '08', // connection exceptions
  '25006', // read_only_sql_transaction: a standby that is not promoted yet
  '25P03', // idle_in_transaction_session_timeout
  '28', // a password or a right to come in that was changed
  '3D000', // invalid_catalog_name: the database is being put back
  '42501', // insufficient_privilege
  '42P01', // undefined_table: the tables are being put back
  '53', // insufficient resources: disk full, out of memory, too many connections
  '55P03', // lock_not_available
  '57', // operator intervention: shutdown, starting up, statement timeout
  '58', // system errors: input and output
];

/** A character that PostgreSQL's text cannot hold, by itself and escaped in JSON. */
const NUL_CHARACTER: ReadonlySet<string> = new Set(['22021', '22P05']);

/** Whether the same transaction may succeed when it is begun again. */
export function isCollision(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code !== undefined && COLLISIONS.has(error.code);
}

/** Whether a statement has to be prepared anew, because a migration has changed what it gives. */
export function isOutdated(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === '0A000';
}

/**
 * Gives what a connection threw the shape of a refusal that passes, so that clients repeat what they
 * sent. Collisions and defects stay what they are.
 */
export function postgresFailure(error: unknown): Error {
  // What is no answer of the database is the way to it: refused, reset, too late.
  if (!(error instanceof pg.DatabaseError)) return unavailable('does not answer', error);
  const { code = '' } = error;
  if (NUL_CHARACTER.has(code)) return nulCharacter(error);
  if (PASSING.some((prefix) => code.startsWith(prefix))) return unavailable(`refuses with ${code}`, error);
  return error;
}

/** After the last of many attempts. */
export function tooManyCollisions(cause: unknown): LiveChatError {
  return unavailable('is too busy with the same rows', cause);
}

export function databaseClosed(): LiveChatError {
  return new LiveChatError({
    code: 'UNAVAILABLE',
    message: 'The store is closed.',
    remedy: 'Connect again; the server restarts.',
  });
}

function unavailable(what: string, cause: unknown): LiveChatError {
  return new LiveChatError({
    code: 'UNAVAILABLE',
    message: `The database ${what}.`,
    remedy: 'Check the database that DATABASE_URL names; the server goes on by itself when it is back.',
    cause,
  });
}

function nulCharacter(cause: unknown): LiveChatError {
  return new LiveChatError({
    code: 'INVALID_ARGUMENT',
    message: 'A text contains the character U+0000.',
    remedy: 'Leave it out.',
    cause,
  });
}
