import { authenticate } from './effect/authenticate.js';
import { catchUp } from './effect/catch-up.js';
import { connect } from './effect/connect.js';
import type { Effect } from './effect/effect.js';
import { flushOutbox } from './effect/flush-outbox.js';
import { forgetTyping } from './effect/forget-typing.js';
import { keepCredentials } from './effect/keep-credentials.js';
import { keepTabs } from './effect/keep-tabs.js';
import { keepUnsent } from './effect/keep-unsent.js';
import { persistSession } from './effect/persist-session.js';
import { provideToken } from './effect/provide-token.js';
import { releaseContext } from './effect/release-context.js';
import { reportFailure } from './effect/report-failure.js';
import { restoreSession } from './effect/restore-session.js';
import { sendReceipts } from './effect/send-receipts.js';
import { sendTyping } from './effect/send-typing.js';
import { uploadFiles } from './effect/upload-files.js';
import type { LiveChatConfig } from './live-chat-config.js';

/** In order: what reads or writes the storage, what finds the way to the server, what uses it. */
const EFFECTS: readonly Effect[] = [
  restoreSession,
  keepCredentials,
  persistSession,
  keepTabs,
  keepUnsent,
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

/** What is written while the site is asked waits for the answer: it is asked before anything connects. */
export function effectsOf({ token }: LiveChatConfig): readonly Effect[] {
  return token === undefined ? EFFECTS : [provideToken(token), ...EFFECTS];
}
