import { VirtualTimeScheduler } from 'rxjs';
import { InMemoryBrowser, InMemoryServer, type InMemoryTab } from '../testing/index.js';
import { WIDGET, silent } from './chat.harness.js';
import { createLiveChat } from './create-live-chat.js';
import { chatEngine } from './engine/index.js';
import type { LiveChatConfig } from './live-chat-config.js';
import type { LiveChat } from './live-chat.js';
import { memorySessionStore } from './session/memory-session-store.js';
import { memoryUnsentStore } from './session/memory-unsent-store.js';
import type { SessionStore } from './session/session-store.js';
import { passTime } from './virtual-time.harness.js';

/** A page in a tab of its own. */
export interface TabPage {
  readonly tab: InMemoryTab;
  readonly chat: LiveChat;
}

/** What a tab keeps for itself, with the credentials that all tabs of the browser share. */
export function storeOfTab(own: SessionStore, shared: SessionStore): SessionStore {
  return {
    ...own,
    readCredentials: (id) => shared.readCredentials(id),
    writeCredentials: (id, credentials) => {
      shared.writeCredentials(id, credentials);
    },
    clear: (id) => {
      own.clear(id);
      shared.clear(id);
    },
  };
}

/** A browser whose tabs show the same widget, its server, and virtual time; {@link close} ends them all. */
export class TabsBench {
  readonly time = new VirtualTimeScheduler();
  readonly server = new InMemoryServer();
  readonly browser = new InMemoryBrowser(this.time);
  readonly #shared = memorySessionStore();
  readonly #unsent = memoryUnsentStore();
  readonly #open: LiveChat[] = [];

  /** Opens a page, and lets it connect. */
  pageOf(more: Pick<LiveChatConfig, 'token'> = {}, own = memorySessionStore()): TabPage {
    const tab = this.browser.open();
    const chat = createLiveChat({
      engine: chatEngine,
      transport: tab.reach(this.server.transport),
      tabs: tab,
      store: storeOfTab(own, this.#shared),
      unsent: this.#unsent,
      widgetId: WIDGET,
      ...more,
      runtime: { scheduler: tab.scheduler, random: () => 0.5, logger: silent },
    });
    this.#open.push(chat);
    this.pass(100);
    return { tab, chat };
  }

  pass(ms: number): void {
    passTime(this.time, ms);
  }

  close(): void {
    for (const chat of this.#open) chat.dispose();
  }
}
