import { LiveChatError, PROTOCOL, type HelloFrame, type WelcomeFrame } from 'livechat-core/protocol';
import { hashSecret, newToken } from '../auth/secrets.js';
import type { Session } from '../store/session-store.js';
import type { Widget } from '../store/widget-store.js';
import type { ChatDeps } from './deps.js';
import { publishToSession } from './publish.js';
import { composeWelcome } from './welcome.js';

/** A session found or made, before anybody looked at its threads. */
export interface AdmittedSession {
  readonly session: Session;
  readonly widget: Widget;
  readonly token: string;
}

/** A session with how the page came to it. */
export interface ArrivedSession extends AdmittedSession {
  readonly arrival: 'RESUMED' | 'OPENED';
}

/** Who knocks, as far as the connection knows. */
export interface Newcomer {
  /** Of the page; `undefined` where no browser speaks. */
  readonly origin: string | undefined;
  /** Called before a new visitor is stored; throws when there were too many. */
  readonly countVisitor: () => void;
}

/**
 * Admits a page: its widget must exist and allow the page's origin. A token that is unknown or has
 * ended is no error; the page gets a new visitor.
 *
 * @throws LiveChatError `PROTOCOL_UNSUPPORTED`, `WIDGET_NOT_FOUND`, `ORIGIN_NOT_ALLOWED`, and what `countVisitor` throws
 */
export async function admit(deps: ChatDeps, hello: HelloFrame, newcomer: Newcomer): Promise<ArrivedSession> {
  const { origin } = newcomer;
  if (hello.protocol !== PROTOCOL) throw protocolUnsupported(hello.protocol);
  const widgetId = hello.widgetId.toLowerCase();
  const widget = await deps.store.findWidget(widgetId);
  if (widget === undefined) throw widgetNotFound(hello.widgetId);
  if (!isOriginAllowed(widget, origin)) throw originNotAllowed(origin);
  for (const token of hello.revoke ?? []) {
    const ended = await deps.store.endSessionByToken({ widgetId, tokenHash: hashSecret(token) });
    if (ended !== undefined) publishToSession(deps.fanOut, ended);
  }
  return { widget, ...(await findOrOpen(deps, hello, { ...newcomer, widgetId })) };
}

/** The rest of the answer to `hello`, read after the socket listens, so that nothing falls between. */
export async function welcome(deps: ChatDeps, admitted: AdmittedSession): Promise<WelcomeFrame> {
  return composeWelcome(deps, admitted.widget, { person: admitted.session.person, token: admitted.token });
}

async function findOrOpen(
  deps: ChatDeps,
  { token: presented }: HelloFrame,
  { widgetId, countVisitor }: Newcomer & { readonly widgetId: string },
) {
  const token = newToken();
  const tokenHash = hashSecret(token);
  if (presented !== undefined) {
    const resumed = await deps.store.resumeSession({
      widgetId,
      tokenHash: hashSecret(presented),
      replacementHash: tokenHash,
    });
    if (resumed !== undefined) {
      const kept = resumed.token === 'KEPT' ? presented : token;
      return { session: resumed.session, token: kept, arrival: 'RESUMED' } as const;
    }
  }
  countVisitor();
  const session = await deps.store.openVisitorSession({ widgetId, tokenHash });
  return { session, token, arrival: 'OPENED' } as const;
}

/** Whether a page of this origin may embed the widget; anything may where no browser says an origin. */
export function isOriginAllowed(widget: Widget, origin: string | undefined): boolean {
  return widget.origins.length === 0 || origin === undefined || widget.origins.includes(origin.toLowerCase());
}

function protocolUnsupported(found: string): LiveChatError {
  return new LiveChatError({
    code: 'PROTOCOL_UNSUPPORTED',
    message: `This server does not speak ${JSON.stringify(found.slice(0, 40))}.`,
    remedy: `Use a client that speaks ${PROTOCOL}, such as the livechat.js of this server.`,
    field: 'protocol',
  });
}

function widgetNotFound(id: string): LiveChatError {
  return new LiveChatError({
    code: 'WIDGET_NOT_FOUND',
    message: `There is no widget ${id}.`,
    remedy: 'Check the widget ID; "npx livechat-server widget list" lists those that exist.',
    field: 'widgetId',
  });
}

export function originNotAllowed(origin: string | undefined): LiveChatError {
  return new LiveChatError({
    code: 'ORIGIN_NOT_ALLOWED',
    message: `The widget may not be embedded in pages of ${origin}.`,
    remedy: `Allow it with "npx livechat-server widget update <id> --origin ${origin}" and the other origins.`,
    field: 'origin',
  });
}
