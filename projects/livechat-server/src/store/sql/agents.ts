import type { Agent } from 'livechat-core/protocol';
import { SCOPES, type Scope } from '../../auth/actor.js';
import type { AgentStore } from '../agent-store.js';
import { onlyAdministrator, taken } from '../refusals.js';
import { recordEvents } from './events.js';
import type { ReadScope, SqlScopes, WriteScope } from './scope.js';

interface AgentRow extends Agent {
  readonly password_hash: string;
}

interface ApiKeyRow {
  readonly id: string;
  readonly name: string;
  readonly scopes: string;
  readonly created_at: number;
  readonly revoked_at: number | null;
}

/** The team and its programs. */
export function sqlAgents({ now, transact }: SqlScopes): AgentStore {
  const { sql: read, clock } = now;

  return {
    async createAgent({ agent, passwordHash }) {
      await transact(async (scope) => {
        if ((await findByEmail(scope, agent.email)) !== undefined) {
          throw taken('email', `There is an agent with the address ${agent.email} already.`, 'Use another address.');
        }
        await scope.sql.run(
          'INSERT INTO agents (id, email, name, role, password_hash, created_at) VALUES (?, ?, ?, ?, ?, ?)',
          agent.id,
          agent.email,
          agent.name,
          agent.role,
          passwordHash,
          clock(),
        );
      });
    },

    async listAgents() {
      return (await read.all<AgentRow>('SELECT * FROM agents ORDER BY name, id')).map(toAgent);
    },

    async findAgent(email) {
      const row = await findByEmail(now, email);
      return row === undefined ? undefined : { agent: toAgent(row), passwordHash: row.password_hash };
    },

    async setAgentPassword(agentId, passwordHash) {
      return transact(async ({ sql }) => {
        await sql.run('DELETE FROM agent_sessions WHERE agent_id = ?', agentId);
        return (await sql.run('UPDATE agents SET password_hash = ? WHERE id = ?', passwordHash, agentId)) > 0;
      });
    },

    async updateAgent(agentId, { name = null, role = null }) {
      return transact(async (scope) => {
        if (role === 'AGENT') await keepAnAdministrator(scope, agentId);
        const row = await scope.sql.get<AgentRow>(
          'UPDATE agents SET name = coalesce(?, name), role = coalesce(?, role) WHERE id = ? RETURNING *',
          name,
          role,
          agentId,
        );
        return row === undefined ? undefined : toAgent(row);
      });
    },

    async removeAgent(agentId) {
      return transact(async (scope) => {
        const { sql } = scope;
        await keepAnAdministrator(scope, agentId);
        await sql.run('DELETE FROM agent_sessions WHERE agent_id = ?', agentId);
        const threads = await sql.all<{ id: string; status: string }>(
          `SELECT t.id, t.status FROM threads t WHERE t.assignee_id = ? ORDER BY t.id${sql.dialect.holding('t')}`,
          agentId,
        );
        await sql.run('UPDATE threads SET assignee_id = NULL WHERE assignee_id = ?', agentId);
        for (const { id } of threads.filter(({ status }) => status !== 'CLOSED')) {
          await recordEvents(scope, id, [{ type: 'CONVERSATION_ASSIGNMENT_UPDATED' }]);
        }
        return (await sql.run('DELETE FROM agents WHERE id = ?', agentId)) > 0;
      });
    },

    async openAgentSession({ agentId, tokenHash, expiresAt }) {
      await transact(async ({ sql }) => {
        await sql.run('DELETE FROM agent_sessions WHERE expires_at < ?', clock());
        await sql.run(
          'INSERT INTO agent_sessions (token_hash, agent_id, expires_at) VALUES (?, ?, ?)',
          tokenHash,
          agentId,
          expiresAt,
        );
      });
    },

    async findAgentOfSession(tokenHash) {
      const row = await read.get<AgentRow>(
        'SELECT a.* FROM agent_sessions s JOIN agents a ON a.id = s.agent_id WHERE s.token_hash = ? AND s.expires_at > ?',
        tokenHash,
        clock(),
      );
      return row === undefined ? undefined : toAgent(row);
    },

    async endAgentSession(tokenHash) {
      await transact(({ sql }) => sql.run('DELETE FROM agent_sessions WHERE token_hash = ?', tokenHash));
    },

    async createApiKey({ id, name, keyHash, scopes }) {
      await transact(({ sql }) =>
        sql.run(
          'INSERT INTO api_keys (id, name, key_hash, scopes, created_at) VALUES (?, ?, ?, ?, ?)',
          id,
          name,
          keyHash,
          JSON.stringify(scopes),
          clock(),
        ),
      );
    },

    async listApiKeys() {
      const rows = await read.all<ApiKeyRow>(
        'SELECT id, name, scopes, created_at, revoked_at FROM api_keys ORDER BY created_at, id',
      );
      return rows.map(({ id, name, scopes, created_at, revoked_at }) => ({
        id,
        name,
        scopes: toScopes(scopes),
        createdAt: created_at,
        ...(revoked_at === null ? {} : { revokedAt: revoked_at }),
      }));
    },

    async revokeApiKey(id) {
      return transact(async ({ sql }) => {
        const revoke = 'UPDATE api_keys SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL';
        return (await sql.run(revoke, clock(), id)) > 0;
      });
    },

    async findApiKey(keyHash) {
      const row = await read.get<Pick<ApiKeyRow, 'id' | 'scopes'>>(
        'SELECT id, scopes FROM api_keys WHERE key_hash = ? AND revoked_at IS NULL',
        keyHash,
      );
      return row === undefined ? undefined : { id: row.id, scopes: toScopes(row.scopes) };
    },
  };
}

/** Two who take each other's role away at once must not both succeed. */
async function keepAnAdministrator({ sql }: WriteScope, agentId: string): Promise<void> {
  await sql.script(sql.dialect.holdingTable('agents'));
  const administrators = await sql.all<{ id: string }>("SELECT id FROM agents WHERE role = 'ADMIN' LIMIT 2");
  if (administrators.length === 1 && administrators[0]?.id === agentId) throw onlyAdministrator();
}

function findByEmail({ sql }: ReadScope, email: string): Promise<AgentRow | undefined> {
  return sql.get<AgentRow>('SELECT * FROM agents WHERE lower(email) = lower(?)', email);
}

function toAgent({ id, name, email, role }: AgentRow): Agent {
  return { id, name, email, role };
}

/** A newer release may have written a scope that this one does not know; it opens nothing here. */
function toScopes(text: string): Scope[] {
  const names = JSON.parse(text) as string[];
  return SCOPES.filter((scope) => names.includes(scope));
}
