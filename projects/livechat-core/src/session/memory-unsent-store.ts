import { defer, of } from 'rxjs';
import type { LeftSession, UnsentStore } from './unsent-store.js';

/** Keeps what is unsent for as long as the page lives. */
export function memoryUnsentStore(): UnsentStore {
  const widgets = new Map<string, Map<string, LeftSession>>();
  const chatsOf = (widgetId: string): Map<string, LeftSession> => {
    const chats = widgets.get(widgetId) ?? new Map<string, LeftSession>();
    widgets.set(widgetId, chats);
    return chats;
  };
  return {
    write: (widgetId, chatId, session) => {
      if (session === null) chatsOf(widgetId).delete(chatId);
      else chatsOf(widgetId).set(chatId, { chatId, session });
    },
    list: (widgetId) => defer(() => of([...chatsOf(widgetId).values()])),
    clear: (widgetId) => {
      widgets.delete(widgetId);
    },
  };
}
