import type { Observable } from 'rxjs';
import type { TabNews } from '../state/tab-news.js';
import type { Transport } from '../transport/transport.js';
import type { Hold } from './tab-platform.js';

/** What a tab hears while it takes part in its group. */
export type TabEvent =
  /** Whether this tab holds the connection of all. */
  { readonly type: 'role'; readonly isLeader: boolean } | { readonly type: 'news'; readonly news: TabNews };

/** Gives a name to one chat of the browser at a time, as `TabLock.hold` does; never where locks fail. */
export type Claim = (name: string, how: Hold) => Observable<void>;

/** The tabs of one browser that show the same widget. */
export interface TabGroup {
  /** Takes part until unsubscribed. The role comes first, and again when it changes. */
  join(widgetId: string): Observable<TabEvent>;
  /** Tells the others; nobody hears it while this tab does not take part. */
  tell(news: TabNews): void;
  /** `null` where there are no other tabs. */
  readonly claim: Claim | null;
  /** The connection of the group: one for all tabs, however many subscribe. */
  readonly transport: Transport;
  /** Emits when the way to the server is another one, so that waiting for it makes no sense any more. */
  readonly wake$: Observable<unknown>;
}
