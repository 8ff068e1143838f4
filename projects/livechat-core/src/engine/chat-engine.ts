import type { Observable } from 'rxjs';
import type { LocalContext } from '../effect/effect.js';
import type { LiveChatConfig } from '../live-chat-config.js';
import type { LiveChat } from '../live-chat.js';
import type { ChatEvent } from '../state/event.js';

/**
 * What connects a chat: to its server, to the other tabs, to the bytes that wait for either. Commands,
 * state and the tab's own storage need none of it.
 *
 * @param config what the chat was made with
 * @param host the chat
 */
export type ChatEngine = (config: LiveChatConfig, host: LocalContext) => RunningEngine;

/** A {@link ChatEngine} at work for one chat. */
export interface RunningEngine extends Pick<LiveChat, 'downloadFile' | 'exportData' | 'deleteData'> {
  /** What happens there, for the loop; the engine works for as long as somebody is subscribed. */
  readonly events$: Observable<ChatEvent>;
}
