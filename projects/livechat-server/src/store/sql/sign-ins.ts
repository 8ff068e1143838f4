import { FREE_FAILURES, forgivenBefore, oneFailureMore } from '../../limit/sign-in-waits.js';
import type { SignInKeys, SignInStore } from '../sign-in-store.js';
import type { SqlScopes, WriteScope } from './scope.js';

interface FailuresRow {
  readonly key: string;
  readonly count: number;
  readonly blocked_until: number;
}

/** An attempt adds at most two rows and takes up to so many old ones away, so there are never many. */
const SWEPT_AT_ONCE = 10;

/** In the order of their keys, in which everybody holds them. */
const BOTH_ROWS = 'SELECT f.* FROM sign_in_failures f WHERE f.key IN (?, ?) ORDER BY f.key';

/** How often signing in has failed. */
export function sqlSignIns({ now, transact }: SqlScopes): SignInStore {
  return {
    async admitSignIn(keys) {
      const seen = await now.sql.all<FailuresRow>(BOTH_ROWS, ...inOrder(keys));
      // Who has to wait costs a read, not a transaction.
      const waitMs = waitOf(seen, now.clock());
      return waitMs > 0 ? waitMs : transact((scope) => countAttempt(scope, keys));
    },

    forgiveSignIn: (keys) =>
      transact(async ({ sql, clock }) => {
        await sql.all<FailuresRow>(`${BOTH_ROWS}${sql.dialect.holding('f')}`, ...inOrder(keys));
        await sql.run('DELETE FROM sign_in_failures WHERE key = ?', keys.account);
        await sql.run(
          `UPDATE sign_in_failures SET count = ${sql.dialect.greatest}(count - 1, 0),
            blocked_until = ${sql.dialect.least}(blocked_until, ?) WHERE key = ?`,
          clock(),
          keys.address,
        );
      }),
  };
}

async function countAttempt({ sql, clock }: WriteScope, keys: SignInKeys): Promise<number> {
  const at = clock();
  for (const key of inOrder(keys)) {
    await sql.run(
      'INSERT INTO sign_in_failures (key, count, blocked_until) VALUES (?, 0, 0) ON CONFLICT DO NOTHING',
      key,
    );
  }
  const rows = await sql.all<FailuresRow>(`${BOTH_ROWS}${sql.dialect.holding('f')}`, ...inOrder(keys));
  const waitMs = waitOf(rows, at);
  if (waitMs > 0) return waitMs;
  for (const { key, count, blocked_until: blockedUntil } of rows) {
    const free = key === keys.account ? FREE_FAILURES.account : FREE_FAILURES.address;
    const failures = oneFailureMore({ count, blockedUntil }, { free, at });
    await sql.run(
      'UPDATE sign_in_failures SET count = ?, blocked_until = ? WHERE key = ?',
      failures.count,
      failures.blockedUntil,
      key,
    );
  }
  await sql.run(
    `DELETE FROM sign_in_failures WHERE key IN (
      SELECT f.key FROM sign_in_failures f WHERE f.blocked_until < ?
      ORDER BY f.blocked_until LIMIT ?${sql.dialect.holdingFree('f')})`,
    forgivenBefore(at),
    SWEPT_AT_ONCE,
  );
  return 0;
}

function inOrder({ account, address }: SignInKeys): readonly [string, string] {
  return account < address ? [account, address] : [address, account];
}

function waitOf(rows: readonly FailuresRow[], at: number): number {
  return Math.max(0, ...rows.map(({ blocked_until }) => blocked_until - at));
}
