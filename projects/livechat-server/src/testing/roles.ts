import { randomUUID } from 'node:crypto';
import type { Scope } from '../auth/actor.js';
import type { TestServer } from './test-server.js';

const PASSWORD = 'correct horse battery';

/** What a role sends along with each request. */
export type Credentials = Readonly<Record<string, string>>;

/** Signs a new agent in and gives what the desk's page would send. */
export async function deskCredentials(server: TestServer, role: 'AGENT' | 'ADMIN'): Promise<Credentials> {
  const email = `${role.toLowerCase()}-${randomUUID()}@shop.example`;
  await server.admin.createAgent({ email, name: role, password: PASSWORD, role });
  const response = await fetch(`${server.url}/desk/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: PASSWORD }),
  });
  const { csrfToken } = (await response.json()) as { csrfToken: string };
  return { cookie: (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '', 'x-csrf-token': csrfToken };
}

/** A key of a program with these scopes. */
export async function programCredentials(server: TestServer, scopes: readonly Scope[]): Promise<Credentials> {
  const { key } = await server.admin.createApiKey({ name: 'Program', scopes });
  return { authorization: `App ${key}` };
}

/** A key that was revoked. */
export async function revokedCredentials(server: TestServer, scopes: readonly Scope[]): Promise<Credentials> {
  const { id, key } = await server.admin.createApiKey({ name: 'Former program', scopes });
  await server.admin.revokeApiKey(id);
  return { authorization: `App ${key}` };
}
