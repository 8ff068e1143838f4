import { LiveChatError, type Agent, type ClientFrame, type DeskClientFrame } from 'livechat-core/protocol';
import type { Actor, ProgramActor, Scope } from './actor.js';

/** Who may use a route. */
export type Access =
  | { readonly who: 'ANYBODY' }
  /** Pages on HTTP streaming: anybody; each stream and its frames are counted like a socket's. */
  | { readonly who: 'STREAM' }
  /** Signed-in people of the team; an administrator may do what an agent may. */
  | { readonly who: 'AGENT'; readonly role: Agent['role'] }
  /** Programs whose key has the scope. */
  | { readonly who: 'PROGRAM'; readonly scope: Scope }
  /** The administration: administrators who are signed in, and programs whose key has the scope. */
  | { readonly who: 'OFFICE'; readonly scope: Scope }
  /** Visitors and customers with a session, each for what is their own. */
  | { readonly who: 'PERSON' };

const anybody: Access = { who: 'ANYBODY' };
const stream: Access = { who: 'STREAM' };
const agent: Access = { who: 'AGENT', role: 'AGENT' };
const person: Access = { who: 'PERSON' };
const program = (scope: Scope): Access => ({ who: 'PROGRAM', scope });
const office = (scope: Scope): Access => ({ who: 'OFFICE', scope });

/**
 * Every route of the server with who may use it. A route without an entry is closed to everybody;
 * `permissions.spec.ts` tries each one with every role.
 */
const ROUTES: Readonly<Record<string, Access>> = {
  'GET /livez': anybody,
  'GET /readyz': anybody,

  'POST /livechat/1/stream': stream,
  'POST /livechat/1/stream/frames': stream,

  'GET /livechat.js': anybody,
  'GET /livechat.manifest.json': anybody,
  'GET /widget/*': anybody,
  'GET /desk': anybody,
  'GET /desk/*': anybody,

  'POST /desk/api/session': anybody,
  'GET /desk/api/session': agent,
  'DELETE /desk/api/session': agent,
  'GET /desk/api/conversations': agent,
  'GET /desk/api/conversations/:id': agent,
  'PATCH /desk/api/conversations/:id': agent,
  'PUT /desk/api/conversations/:id/assignee': agent,
  'POST /desk/api/conversations/:id/tags': agent,
  'DELETE /desk/api/conversations/:id/tags/:tag': agent,
  'GET /desk/api/conversations/:id/notes': agent,
  'POST /desk/api/conversations/:id/notes': agent,
  'GET /desk/api/conversation-counts': agent,
  'GET /desk/api/agents': agent,
  'GET /desk/api/conversations/:id/messages': agent,
  'POST /desk/api/conversations/:id/messages': agent,

  'GET /desk/api/*': anybody,
  'POST /desk/api/files': agent,
  'GET /desk/api/files/:fileId': agent,

  'DELETE /livechat/1/widgets/:widgetId/sessions/:sessionId': program('sessions'),

  'GET /admin/api/widgets': office('widgets'),
  'POST /admin/api/widgets': office('widgets'),
  'GET /admin/api/widgets/:id': office('widgets'),
  'PATCH /admin/api/widgets/:id': office('widgets'),
  'POST /admin/api/widgets/:id/keys': office('widget-keys'),
  'DELETE /admin/api/widgets/:id/keys/:keyId': office('widget-keys'),
  'GET /admin/api/people/:id/export': office('privacy'),
  'DELETE /admin/api/people/:id': office('privacy'),

  'OPTIONS /livechat/1/*': anybody,
  'POST /livechat/1/widgets/:widgetId/files': person,
  'GET /livechat/1/files/:fileId': person,
  'GET /livechat/1/me/export': person,
  'DELETE /livechat/1/me': person,

  'POST /ccaas/1/files': program('conversations:write'),
  'GET /ccaas/1/files/:fileId': program('conversations:read'),
  'GET /openapi.json': anybody,
  'GET /docs': anybody,

  'GET /ccaas/1/conversations': program('conversations:read'),
  'GET /ccaas/1/conversations/:conversationId': program('conversations:read'),
  'PUT /ccaas/1/conversations/:conversationId': program('conversations:write'),
  'GET /ccaas/1/conversations/:conversationId/messages': program('conversations:read'),
  'POST /ccaas/1/conversations/:conversationId/messages': program('conversations:write'),
  'POST /ccaas/1/conversations/:conversationId/events': program('conversations:write'),
  'GET /ccaas/1/conversations/:conversationId/metadata': program('metadata'),
  'PUT /ccaas/1/conversations/:conversationId/metadata': program('metadata'),
  'PATCH /ccaas/1/conversations/:conversationId/metadata': program('metadata'),
  'DELETE /ccaas/1/conversations/:conversationId/metadata': program('metadata'),
  'PUT /ccaas/1/conversations/:conversationId/assignee': program('conversations:write'),
  'DELETE /ccaas/1/conversations/:conversationId/assignee': program('conversations:write'),
  'GET /ccaas/1/conversations/:conversationId/tags': program('conversations:read'),
  'POST /ccaas/1/conversations/:conversationId/tags': program('conversations:write'),
  'DELETE /ccaas/1/conversations/:conversationId/tags/:tagName': program('conversations:write'),
  'GET /ccaas/1/conversations/:conversationId/notes': program('conversations:read'),
  'POST /ccaas/1/conversations/:conversationId/notes': program('conversations:write'),
  'PUT /ccaas/1/conversations/:conversationId/notes/:noteId': program('conversations:write'),
  'DELETE /ccaas/1/conversations/:conversationId/notes/:noteId': program('conversations:write'),
  'GET /ccaas/1/queues': program('conversations:read'),
  'POST /ccaas/1/queues': program('conversations:write'),
  'GET /ccaas/1/queues/:queueId': program('conversations:read'),
  'PUT /ccaas/1/queues/:queueId': program('conversations:write'),
  'DELETE /ccaas/1/queues/:queueId': program('conversations:write'),
  'GET /ccaas/1/agents': program('conversations:read'),
  'GET /ccaas/1/agents/:agentId': program('conversations:read'),
  'GET /ccaas/1/webhooks': program('webhooks'),
  'POST /ccaas/1/webhooks': program('webhooks'),
  'PATCH /ccaas/1/webhooks/:webhookId': program('webhooks'),
  'POST /ccaas/1/webhooks/:webhookId/secret': program('webhooks'),
  'DELETE /ccaas/1/webhooks/:webhookId': program('webhooks'),
  'GET /ccaas/1/webhooks/:webhookId/deliveries': program('webhooks'),
  'POST /ccaas/1/webhooks/deliveries/:deliveryId/redeliver': program('webhooks'),
};

/** The paths below which every route is the server's own; elsewhere an embedding program may have its routes. */
const OWN_PATHS = ['/desk', '/admin', '/ccaas', '/livechat', '/widget'];

/**
 * Who may use a route; `undefined` for one that the server does not know, which its owner protects.
 *
 * @param url the pattern of the route, such as `/desk/api/conversations/:id`
 * @throws LiveChatError `FORBIDDEN` for a route of the server's own that has no entry
 */
export function accessOf(method: string, url: string): Access | undefined {
  // Fastify answers HEAD wherever it answers GET.
  const key = `${method === 'HEAD' ? 'GET' : method} ${url}`;
  const access = Object.hasOwn(ROUTES, key) ? ROUTES[key] : undefined;
  if (access !== undefined) return access;
  if (OWN_PATHS.some((path) => url === path || url.startsWith(`${path}/`))) throw closedToAll(key);
  return undefined;
}

/**
 * Decides whether somebody may use a route.
 *
 * @throws LiveChatError `UNAUTHENTICATED` without the credentials that it asks for, `FORBIDDEN` when they are not enough
 */
export function requireAccess(access: Access, actor: Actor): void {
  switch (access.who) {
    case 'ANYBODY':
    case 'STREAM':
      return;
    case 'AGENT':
      if (actor.kind !== 'AGENT') throw notSignedIn();
      if (access.role === 'ADMIN' && actor.agent.role !== 'ADMIN') throw notAnAdministrator();
      return;
    case 'PROGRAM':
      if (actor.kind !== 'PROGRAM') throw noKey();
      return requireScope(access.scope, actor);
    case 'OFFICE':
      if (actor.kind === 'PROGRAM') return requireScope(access.scope, actor);
      if (actor.kind !== 'AGENT') throw notOfOffice();
      if (actor.agent.role !== 'ADMIN') throw notAnAdministrator();
      return;
    case 'PERSON':
      if (actor.kind !== 'PERSON') throw noSession();
      return;
  }
}

function requireScope(scope: Scope, { scopes }: ProgramActor): void {
  if (!scopes.includes(scope)) throw outOfScope(scope);
}

/** Where in its life a socket of a page is: before its `hello`, or with a session. */
export type SocketStage = 'NEWCOMER' | 'SESSION';

/**
 * The stage in which a frame is taken. What a session may see and do is then decided by the store,
 * which finds only what belongs to the session's person.
 */
const FRAMES: Readonly<Record<ClientFrame['type'], SocketStage>> = {
  hello: 'NEWCOMER',
  post: 'SESSION',
  context: 'SESSION',
  auth: 'SESSION',
  history: 'SESSION',
  receipt: 'SESSION',
  typing: 'SESSION',
  ping: 'SESSION',
};

/** Whether a page may send this frame now. */
export function mayPageSend(type: ClientFrame['type'], stage: SocketStage): boolean {
  return FRAMES[type] === stage;
}

/** What a page may send while its session waits for a login because the customer's token has run out. */
export function mayExpiredPageSend(type: ClientFrame['type']): boolean {
  return type === 'auth' || type === 'ping';
}

/** The role that a frame of the desk needs. */
const DESK_FRAMES: Readonly<Record<DeskClientFrame['type'], Agent['role']>> = {
  receipt: 'AGENT',
  typing: 'AGENT',
  ping: 'AGENT',
};

/** Whether somebody who is signed in may send this frame of the desk. */
export function mayDeskSend(type: DeskClientFrame['type'], sender: Agent): boolean {
  return DESK_FRAMES[type] === 'AGENT' || sender.role === 'ADMIN';
}

function closedToAll(route: string): LiveChatError {
  return new LiveChatError({
    code: 'FORBIDDEN',
    message: `Nobody may use ${route}.`,
    remedy: 'Say in auth/permissions.ts who may.',
  });
}

function notSignedIn(): LiveChatError {
  return new LiveChatError({
    code: 'UNAUTHENTICATED',
    message: 'You are not signed in, or your session has ended.',
    remedy: 'Sign in.',
  });
}

function notAnAdministrator(): LiveChatError {
  return new LiveChatError({
    code: 'FORBIDDEN',
    message: 'Only an administrator may do this.',
    remedy: 'Ask one; "npx livechat-server agent list" shows who is.',
  });
}

function noSession(): LiveChatError {
  return new LiveChatError({
    code: 'UNAUTHENTICATED',
    message: 'The request has no token of a session that is alive.',
    remedy: 'Send "Authorization: Bearer <token>" with the newest token that the chat gave.',
    field: 'authorization',
  });
}

function noKey(): LiveChatError {
  return new LiveChatError({
    code: 'UNAUTHENTICATED',
    message: 'The request has no API key that is in use.',
    remedy: 'Send "Authorization: App <key>" with a key that "livechat-server api-key create" gave.',
    field: 'authorization',
  });
}

function notOfOffice(): LiveChatError {
  return new LiveChatError({
    code: 'UNAUTHENTICATED',
    message: 'The request comes neither from an administrator who is signed in nor with an API key that is in use.',
    remedy:
      'Sign in at the desk, or send "Authorization: App <key>" with a key that "livechat-server api-key create" gave.',
    field: 'authorization',
  });
}

function outOfScope(scope: Scope): LiveChatError {
  return new LiveChatError({
    code: 'FORBIDDEN',
    message: `The API key has not the scope ${scope}.`,
    remedy: `Use a key that "livechat-server api-key create --scope ${scope}" gave.`,
    field: 'authorization',
  });
}
