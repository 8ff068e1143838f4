import { Subject, map } from 'rxjs';
import type { ClientFrame } from '../../protocol/client-frames.js';
import { authenticate } from '../effect/authenticate.js';
import { catchUp } from '../effect/catch-up.js';
import { connect } from '../effect/connect.js';
import type { Effect, EffectContext } from '../effect/effect.js';
import { flushOutbox } from '../effect/flush-outbox.js';
import { forgetTyping } from '../effect/forget-typing.js';
import { keepBytes } from '../effect/keep-bytes.js';
import { keepTabs } from '../effect/keep-tabs.js';
import { keepUnsent } from '../effect/keep-unsent.js';
import { noticeLeaving } from '../effect/notice-leaving.js';
import { provideToken } from '../effect/provide-token.js';
import { releaseContext } from '../effect/release-context.js';
import { reportFailure } from '../effect/report-failure.js';
import { runEffects } from '../effect/run-effects.js';
import { sendReceipts } from '../effect/send-receipts.js';
import { sendTyping } from '../effect/send-typing.js';
import { interceptIncoming } from '../inspect/intercept-incoming.js';
import type { LiveChatConfig } from '../live-chat-config.js';
import { listOf } from '../read-config.js';
import type { ChatEvent } from '../state/event.js';
import type { LoadSharing } from '../tabs/membership.js';
import type { ChatEngine } from './chat-engine.js';
import { tabsOf } from './engine-parts.js';
import type { Occasions } from './occasions.js';

/** In order: what the other tabs know of, what finds the way to the server, what uses it. */
const EFFECTS: readonly Effect[] = [
  keepTabs,
  keepUnsent,
  noticeLeaving,
  connect,
  authenticate,
  releaseContext,
  keepBytes,
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
 * @param occasions what only some visits need, at once or later
 */
export const engineOf =
  (loadSharing: LoadSharing, occasions: Occasions): ChatEngine =>
  (config, host) => {
    const tabs = tabsOf(config, host.runtime, loadSharing);
    const running = occasions(config, { ...host, tabs });
    const interceptors = listOf(config.interceptors?.incoming);
    const outgoing = new Subject<ClientFrame>();
    const intercepted = (event: ChatEvent): ChatEvent =>
      event.type === 'frame'
        ? { ...event, frame: interceptIncoming(event.frame, interceptors, host.runtime.logger) }
        : event;
    const context: EffectContext = {
      ...host,
      tabs,
      keep: running.keep,
      outgoing$: outgoing,
      send: (frame) => {
        outgoing.next(frame);
      },
    };
    return {
      ...running,
      events$: runEffects([...effectsOf(config), () => running.events$], context).pipe(map(intercepted)),
    };
  };
