import { Subject, map } from 'rxjs';
import type { ClientFrame } from '../../protocol/client-frames.js';
import { authenticate } from '../effect/authenticate.js';
import { catchUp } from '../effect/catch-up.js';
import { connect } from '../effect/connect.js';
import type { Effect } from '../effect/effect.js';
import { flushOutbox } from '../effect/flush-outbox.js';
import { forgetTyping } from '../effect/forget-typing.js';
import { keepTabs } from '../effect/keep-tabs.js';
import { keepUnsent } from '../effect/keep-unsent.js';
import { noticeLeaving } from '../effect/notice-leaving.js';
import { provideToken } from '../effect/provide-token.js';
import { releaseContext } from '../effect/release-context.js';
import { reportFailure } from '../effect/report-failure.js';
import { runEffects } from '../effect/run-effects.js';
import { sendReceipts } from '../effect/send-receipts.js';
import { sendTyping } from '../effect/send-typing.js';
import { uploadFiles } from '../effect/upload-files.js';
import { interceptIncoming } from '../inspect/intercept-incoming.js';
import type { LiveChatConfig } from '../live-chat-config.js';
import { listOf } from '../read-config.js';
import type { ChatEvent } from '../state/event.js';
import type { LoadSharing } from '../tabs/membership.js';
import { downloadFile } from '../transport/download-file.js';
import { deleteData, exportData } from '../transport/personal-data.js';
import type { ChatEngine } from './chat-engine.js';
import { partsOf } from './engine-parts.js';

/** In order: what the other tabs know of, what finds the way to the server, what uses it. */
const EFFECTS: readonly Effect[] = [
  keepTabs,
  keepUnsent,
  noticeLeaving,
  connect,
  authenticate,
  releaseContext,
  uploadFiles,
  flushOutbox,
  catchUp,
  sendReceipts,
  sendTyping,
  forgetTyping,
  reportFailure,
];

/** What is written while the site is asked for a token waits for the answer: it is asked before anything connects. */
const effectsOf = ({ token }: LiveChatConfig): readonly Effect[] =>
  token === undefined ? EFFECTS : [provideToken(token), ...EFFECTS];

/**
 * The engine of every chat.
 *
 * @param loadSharing gives the code with which tabs share a connection, which a tab that is alone does not need
 */
export const engineOf =
  (loadSharing: LoadSharing): ChatEngine =>
  (config, host) => {
    const parts = partsOf(config, host, loadSharing);
    const { state, store, runtime } = host;
    const interceptors = listOf(config.interceptors?.incoming);
    const outgoing = new Subject<ClientFrame>();
    const send = (frame: ClientFrame): void => {
      outgoing.next(frame);
    };
    const intercepted = (event: ChatEvent): ChatEvent =>
      event.type === 'frame'
        ? { ...event, frame: interceptIncoming(event.frame, interceptors, runtime.logger) }
        : event;
    return {
      events$: runEffects(effectsOf(config), { ...host, ...parts, send, outgoing$: outgoing }).pipe(map(intercepted)),
      downloadFile: (fileId) => downloadFile({ state: state(), store, ...parts }, fileId),
      exportData: () => exportData({ state: state(), store }),
      deleteData: () => deleteData({ state: state(), store }),
    };
  };
