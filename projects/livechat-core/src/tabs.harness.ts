import { VirtualTimeScheduler, mergeMap, of, throwError, timer, type Observable } from 'rxjs';
import { InMemoryBrowser, InMemoryServer, type InMemoryTab } from '../testing/index.js';
import { WIDGET, silent } from './chat.harness.js';
import { createLiveChat } from './create-live-chat.js';
import type { ChatEngine } from './engine/chat-engine.js';
import { occasions } from './engine/default-occasions.js';
import { engineOf } from './engine/engine-of.js';
import type { LiveChatConfig } from './live-chat-config.js';
import type { LiveChat } from './live-chat.js';
import { memorySessionStore } from './session/memory-session-store.js';
import { memoryUnsentStore } from './session/memory-unsent-store.js';
import type { SessionStore } from './session/session-store.js';
import type { LoadSharing } from './tabs/membership.js';
import { Sharing } from './tabs/sharing.js';
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

/** The files of a site, as the tabs of a browser fetch them: what tabs share is one of them. */
export class Files {
  /** How often tabs have asked for it. */
  asked = 0;
  /** How long it is on its way, in milliseconds. */
  takesMs = 0;
  /** Whether it cannot be had. */
  isMissing = false;

  /** The engine of a tab, which fetches it in the tab's own time. */
  engineFor(tab: InMemoryTab): ChatEngine {
    const load: LoadSharing = () => {
      this.asked += 1;
      return this.#fetched(tab);
    };
    return engineOf(load, occasions);
  }

  #fetched(tab: InMemoryTab): Observable<typeof Sharing> {
    const arrived$ = this.takesMs === 0 ? of(0) : timer(this.takesMs, tab.scheduler);
    return arrived$.pipe(
      // What counts is whether it is there when it would arrive.
      mergeMap(() => (this.isMissing ? throwError(() => new Error('not found')) : of(Sharing))),
    );
  }
}

/** A browser whose tabs show the same widget, its server, and virtual time; {@link close} ends them all. */
export class TabsBench {
  readonly time = new VirtualTimeScheduler();
  readonly server = new InMemoryServer();
  readonly browser = new InMemoryBrowser(this.time);
  readonly files = new Files();
  readonly #shared = memorySessionStore();
  readonly #unsent = memoryUnsentStore();
  readonly #open: LiveChat[] = [];

  /** Opens a page, and lets it connect. */
  pageOf(more: Pick<LiveChatConfig, 'token'> = {}, own = memorySessionStore()): TabPage {
    const tab = this.browser.open();
    const chat = createLiveChat({
      engine: this.files.engineFor(tab),
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
