import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Actor, AgentActor, PersonActor, ProgramActor } from '../auth/actor.js';
import { accessOf, requireAccess, type Access } from '../auth/permissions.js';
import { hashSecret } from '../auth/secrets.js';
import type { RateLimits } from '../limit/rate-limits.js';
import type { AgentStore } from '../store/agent-store.js';
import type { SessionStore } from '../store/session-store.js';
import { requireCsrfToken, sessionTokenOf } from './desk-session.js';

const NOBODY: Actor = { kind: 'NOBODY' };

/** Methods that change nothing, and so need no proof that the desk's own page asks. */
const SAFE_METHODS = ['GET', 'HEAD'];

/** What knows the credentials. */
export type GuardStore = AgentStore & Pick<SessionStore, 'findSessionByToken'>;

/** What the guard asks. */
export interface GuardDeps {
  readonly store: GuardStore;
  readonly limits: RateLimits;
}

/** A route as it was registered. */
export interface GuardedRoute {
  readonly method: string;
  /** Its pattern, such as `/desk/api/conversations/:id`. */
  readonly url: string;
}

const actors = new WeakMap<FastifyRequest, Actor>();
const routes = new WeakMap<FastifyInstance['server'], GuardedRoute[]>();

/**
 * Lets every request pass the table in `auth/permissions.ts` before its handler runs. Only the
 * credentials that the route asks for are looked at: a key opens no page of the desk, and a cookie
 * no API for programs.
 */
export function guard(app: FastifyInstance, { store, limits }: GuardDeps): void {
  const seen: GuardedRoute[] = [];
  routes.set(app.server, seen);
  app.addHook('onRoute', ({ method, url }) => {
    for (const name of [method].flat()) seen.push({ method: name, url });
  });
  app.addHook('onRequest', async (request) => {
    const { url } = request.routeOptions;
    if (url === undefined) return;
    const access = accessOf(request.method, url);
    if (access === undefined) return;
    const isPage = access.who === 'ANYBODY' && SAFE_METHODS.includes(request.method);
    if (!isPage && access.who !== 'STREAM') limits.count('requestsOfAddress', request.ip);
    const actor = await authenticate(store, access, request);
    requireAccess(access, actor);
    if (actor.kind !== 'NOBODY') limits.count('requestsOfIdentity', idOf(actor));
    if (actor.kind === 'AGENT' && !SAFE_METHODS.includes(request.method)) {
      requireCsrfToken(actor.sessionToken, request.headers['x-csrf-token']);
    }
    actors.set(request, actor);
  });
}

/** Every route of a guarded application so far. */
export function guardedRoutes(app: FastifyInstance): readonly GuardedRoute[] {
  return routes.get(app.server) ?? [];
}

/** The signed-in agent that the guard has let pass. */
export function agentOf(request: FastifyRequest): AgentActor {
  const actor = actors.get(request);
  if (actor?.kind !== 'AGENT') throw new Error('The route is not one for agents.');
  return actor;
}

/** The program that the guard has let pass. */
export function programOf(request: FastifyRequest): ProgramActor {
  const actor = actors.get(request);
  if (actor?.kind !== 'PROGRAM') throw new Error('The route is not one for programs.');
  return actor;
}

/** The visitor or customer that the guard has let pass. */
export function personOf(request: FastifyRequest): PersonActor {
  const actor = actors.get(request);
  if (actor?.kind !== 'PERSON') throw new Error('The route is not one for visitors and customers.');
  return actor;
}

function idOf(actor: Exclude<Actor, { kind: 'NOBODY' }>): string {
  switch (actor.kind) {
    case 'AGENT':
      return actor.agent.id;
    case 'PROGRAM':
      return actor.keyId;
    case 'PERSON':
      return actor.session.personId;
  }
}

async function authenticate(store: GuardStore, access: Access, { headers }: FastifyRequest): Promise<Actor> {
  switch (access.who) {
    case 'ANYBODY':
    case 'STREAM':
      return NOBODY;
    case 'AGENT':
      return (await findAgent(store, headers.cookie)) ?? NOBODY;
    case 'PROGRAM':
      return (await findProgram(store, headers.authorization)) ?? NOBODY;
    case 'OFFICE':
      // Who shows a key asks as that program; a cookie beside it plays no part.
      if (headers.authorization !== undefined) return (await findProgram(store, headers.authorization)) ?? NOBODY;
      return (await findAgent(store, headers.cookie)) ?? NOBODY;
    case 'PERSON':
      return (await findPerson(store, headers.authorization)) ?? NOBODY;
  }
}

/** The agent whose session a `Cookie` header holds. */
export async function findAgent(store: AgentStore, cookies: string | undefined): Promise<AgentActor | undefined> {
  const sessionToken = sessionTokenOf(cookies);
  const agent = sessionToken === undefined ? undefined : await store.findAgentOfSession(hashSecret(sessionToken));
  return sessionToken === undefined || agent === undefined ? undefined : { kind: 'AGENT', agent, sessionToken };
}

async function findProgram(store: AgentStore, authorization = ''): Promise<ProgramActor | undefined> {
  const key = /^App ([\w-]{1,128})$/i.exec(authorization)?.[1];
  const found = key === undefined ? undefined : await store.findApiKey(hashSecret(key));
  return found === undefined ? undefined : { kind: 'PROGRAM', keyId: found.id, scopes: found.scopes };
}

async function findPerson(store: GuardStore, authorization = ''): Promise<PersonActor | undefined> {
  const token = /^Bearer ([\w-]{1,128})$/i.exec(authorization)?.[1];
  const session = token === undefined ? undefined : await store.findSessionByToken(hashSecret(token));
  return session === undefined ? undefined : { kind: 'PERSON', session };
}
