import { LiveChatError } from '../../protocol/errors.js';
import { HTTP_PATHS } from '../../protocol/http-paths.js';
import type { SessionStore } from '../session/session-store.js';
import type { WidgetState } from '../state/widget-state.js';
import { authorization, reach, refusalOf } from './http-answers.js';

interface Owner {
  readonly state: WidgetState;
  readonly store: SessionStore;
}

/**
 * Everything the server keeps of the person of this session, as an archive.
 *
 * @throws LiveChatError `UNAUTHENTICATED` before a session; `UNAVAILABLE` and what the server refuses
 */
export async function exportData(owner: Owner): Promise<Blob> {
  const { serverUrl, token } = accessOf(owner);
  const response = await reach(serverUrl + HTTP_PATHS.exportOfMe, { headers: authorization(token) });
  if (response.ok) return response.blob();
  throw refusalOf(response.status, await response.text(), 'FORBIDDEN');
}

/**
 * Deletes everything the server keeps of the person of this session, for good. The server ends the
 * session then, in every tab.
 *
 * @throws LiveChatError as {@link exportData}
 */
export async function deleteData(owner: Owner): Promise<void> {
  const { serverUrl, token } = accessOf(owner);
  const response = await reach(serverUrl + HTTP_PATHS.me, { method: 'DELETE', headers: authorization(token) });
  if (!response.ok) throw refusalOf(response.status, await response.text(), 'FORBIDDEN');
}

function accessOf({ state, store }: Owner): { readonly serverUrl: string; readonly token: string } {
  const token = state.widgetId === null ? null : store.readCredentials(state.widgetId).token;
  if (token !== null) return { serverUrl: state.serverUrl, token };
  throw new LiveChatError({
    code: 'UNAUTHENTICATED',
    message: 'There is no session yet whose data could be asked for.',
    remedy: 'Call init and wait for its result.',
  });
}
