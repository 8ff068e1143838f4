import { LiveChatError } from 'livechat-core/protocol';
import type { WebhookType } from '../../ccaas/webhook-event.js';
import type { ClaimedDelivery, WebhookStore, WebhookSubscription } from '../webhook-store.js';
import { listDeliveries } from './list-deliveries.js';
import type { ReadScope, SqlScopes, WriteScope } from './scope.js';

interface WebhookRow {
  readonly id: string;
  readonly url: string;
  readonly types: string;
  readonly created_at: number;
}

interface DueRow extends SecretsRow {
  readonly id: string;
  readonly webhook_id: string;
  readonly event_id: string;
  readonly attempts: number;
  readonly url: string;
  readonly body: string;
}

interface SecretsRow {
  readonly secret: string;
  readonly former_secret: string | null;
  readonly former_until: number | null;
}

/** Receivers and their queue. */
export function sqlWebhooks({ now, transact }: SqlScopes): WebhookStore {
  return {
    addWebhook: ({ id, url, types, secret }, most) =>
      transact(async ({ sql, clock }) => {
        await sql.script(sql.dialect.holdingTable('webhooks'));
        const held = await sql.get<{ n: number }>('SELECT count(*) AS n FROM webhooks');
        if ((held?.n ?? 0) >= most) throw tooManyWebhooks(most);
        const createdAt = clock();
        await sql.run(
          'INSERT INTO webhooks (id, url, types, secret, created_at) VALUES (?, ?, ?, ?, ?)',
          id,
          url,
          JSON.stringify(types),
          secret,
          createdAt,
        );
        return { id, url, types, createdAt };
      }),

    async listWebhooks() {
      const rows = await now.sql.all<WebhookRow>('SELECT * FROM webhooks ORDER BY created_at, id');
      return rows.map(toWebhook);
    },

    updateWebhook: (id, { url = null, types }) =>
      transact(async ({ sql }) => {
        const row = await sql.get<WebhookRow>(
          'UPDATE webhooks SET url = coalesce(?, url), types = coalesce(?, types) WHERE id = ? RETURNING *',
          url,
          types === undefined ? null : JSON.stringify(types),
          id,
        );
        return row === undefined ? undefined : toWebhook(row);
      }),

    renewWebhookSecret: (id, { secret, formerForMs }) =>
      transact(async ({ sql, clock }) => {
        const row = await sql.get<WebhookRow>(
          'UPDATE webhooks SET former_secret = secret, former_until = ?, secret = ? WHERE id = ? RETURNING *',
          clock() + formerForMs,
          secret,
          id,
        );
        return row === undefined ? undefined : toWebhook(row);
      }),

    removeWebhook: (id) =>
      transact(async ({ sql }) => {
        await sql.run('DELETE FROM webhook_deliveries WHERE webhook_id = ?', id);
        return (await sql.run('DELETE FROM webhooks WHERE id = ?', id)) > 0;
      }),

    async claimDeliveries({ limit, leaseMs, except }) {
      // Asked after every message, and mostly for nothing: that must not take messages their turn to write.
      if (!(await isAnythingDue(now))) return [];
      return transact(async (scope) => {
        const due = await findDue(scope, { limit, except });
        const claimed: ClaimedDelivery[] = [];
        for (const row of due) claimed.push(await claim(scope, row, leaseMs));
        return claimed;
      });
    },

    settleDelivery: ({ id, claim: claimed }, outcome) =>
      transact(async ({ sql, clock }) => {
        const retryAt = outcome.status === 'MISSED' ? outcome.retryAt : undefined;
        const ended = outcome.status === 'MISSED' ? 'FAILED' : 'DELIVERED';
        const at = clock();
        await sql.run(
          `UPDATE webhook_deliveries
            SET status = ?, due_at = ?, claim = NULL, last_attempt_at = ?, last_status = ?, last_error = ?
            WHERE id = ? AND claim = ?`,
          retryAt === undefined ? ended : 'PENDING',
          retryAt ?? at,
          at,
          outcome.httpStatus ?? null,
          outcome.status === 'MISSED' ? outcome.error : null,
          id,
          claimed,
        );
      }),

    listDeliveries: (search) => listDeliveries(now, search),

    async countPendingDeliveries() {
      const counted = await now.sql.get<{ readonly pending: number }>(
        "SELECT count(*) AS pending FROM (SELECT 1 FROM webhook_deliveries WHERE status = 'PENDING' LIMIT 10000) AS due",
      );
      return counted?.pending ?? 0;
    },

    redeliver: (deliveryId) =>
      transact(async ({ sql, clock }) => {
        const found = await sql.run(
          "UPDATE webhook_deliveries SET status = 'PENDING', attempts = 0, due_at = ?, claim = NULL WHERE id = ?",
          clock(),
          deliveryId,
        );
        return found > 0;
      }),

    forgetDelivered: (before) =>
      transact(async ({ sql }) => {
        const old = `SELECT e.id FROM webhook_events e WHERE e.created_at < ? AND NOT EXISTS
          (SELECT 1 FROM webhook_deliveries p WHERE p.event_id = e.id AND p.status = 'PENDING')`;
        await sql.run(`DELETE FROM webhook_deliveries WHERE event_id IN (${old})`, before);
        return sql.run(
          `DELETE FROM webhook_events WHERE created_at < ? AND NOT EXISTS
            (SELECT 1 FROM webhook_deliveries d WHERE d.event_id = webhook_events.id)`,
          before,
        );
      }),
  };
}

async function isAnythingDue({ sql, clock }: ReadScope): Promise<boolean> {
  const found = await sql.get(
    "SELECT 1 FROM webhook_deliveries WHERE status = 'PENDING' AND due_at <= ? LIMIT 1",
    clock(),
  );
  return found !== undefined;
}

/** The oldest pending event of each conversation for each receiver, where its time has come. */
function findDue(
  { sql, clock }: WriteScope,
  { limit, except }: { readonly limit: number; readonly except: readonly string[] },
): Promise<readonly DueRow[]> {
  const others = except.length === 0 ? '' : `AND d.webhook_id NOT IN (${except.map(() => '?').join(', ')})`;
  return sql.all<DueRow>(
    `SELECT d.id, d.webhook_id, d.event_id, d.attempts, w.url, w.secret, w.former_secret, w.former_until, e.body
      FROM webhook_deliveries d
      JOIN webhooks w ON w.id = d.webhook_id
      JOIN webhook_events e ON e.id = d.event_id
      WHERE d.status = 'PENDING' AND d.due_at <= ? ${others} AND NOT EXISTS
        (SELECT 1 FROM webhook_deliveries o
          WHERE o.webhook_id = d.webhook_id AND o.thread_id = d.thread_id
            AND o.status = 'PENDING' AND o.position < d.position)
      ORDER BY d.due_at LIMIT ?${sql.dialect.holdingFree('d')}`,
    clock(),
    ...except,
    limit,
  );
}

async function claim({ sql, clock, newId }: WriteScope, row: DueRow, leaseMs: number): Promise<ClaimedDelivery> {
  const name = newId();
  const at = clock();
  await sql.run(
    'UPDATE webhook_deliveries SET claim = ?, due_at = ?, attempts = attempts + 1 WHERE id = ?',
    name,
    at + leaseMs,
    row.id,
  );
  return {
    id: row.id,
    subscriptionId: row.webhook_id,
    claim: name,
    eventId: row.event_id,
    url: row.url,
    secrets: secretsAt(row, at),
    body: row.body,
    attempt: row.attempts + 1,
  };
}

function secretsAt({ secret, former_secret, former_until }: SecretsRow, at: number): readonly string[] {
  return former_secret === null || at >= (former_until ?? 0) ? [secret] : [secret, former_secret];
}

function toWebhook({ id, url, types, created_at }: WebhookRow): WebhookSubscription {
  return { id, url, types: JSON.parse(types) as WebhookType[], createdAt: created_at };
}

function tooManyWebhooks(most: number): LiveChatError {
  return new LiveChatError({
    code: 'LIMIT_EXCEEDED',
    message: `There are ${most} receivers of webhooks already, which is the limit.`,
    remedy: 'Remove one first, or let WEBHOOK_RECEIVERS allow more: each of them costs a row for every event.',
    field: 'url',
  });
}
