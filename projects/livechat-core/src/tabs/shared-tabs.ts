import { NEVER, Observable, Subject, catchError, defer } from 'rxjs';
import type { Runtime } from '../runtime/runtime.js';
import type { Transport } from '../transport/transport.js';
import { Membership, type LoadSharing } from './membership.js';
import type { TabEvent, TabGroup } from './tab-group.js';
import type { TabPlatform } from './tab-platform.js';

/** What a group of tabs is made of. */
export interface SharedTabsOptions {
  readonly platform: TabPlatform;
  readonly transport: Transport;
  readonly runtime: Runtime;
  readonly loadSharing: LoadSharing;
}

/**
 * Tabs that act as one: the leader holds the connection, the others use it through the channel. A
 * leader that is closed or crashes is followed by the next tab at once, one that no longer answers
 * within two seconds.
 */
export function sharedTabs(options: SharedTabsOptions): TabGroup {
  const { platform, transport } = options;
  const woken = new Subject<void>();
  let member: Membership | null = null;
  return {
    join: (widgetId) =>
      new Observable<TabEvent>((subscriber) => {
        const joined = new Membership({
          ...options,
          widgetId,
          hear: (event) => {
            subscriber.next(event);
          },
          wake: () => {
            woken.next();
          },
        });
        member = joined;
        return () => {
          if (member === joined) member = null;
          joined.leave();
        };
      }),
    tell: (news) => {
      member?.tell(news);
    },
    // Where locks fail nobody can know who is gone.
    claim: (name, how) => platform.lock.hold(name, how).pipe(catchError(() => NEVER)),
    transport: { connect: (serverUrl) => defer(() => (member ?? transport).connect(serverUrl)) },
    wake$: woken,
  };
}
