import {
  EMPTY,
  Subject,
  defer,
  filter,
  map,
  merge,
  retry,
  switchMap,
  take,
  tap,
  timer,
  type ObservableInput,
} from 'rxjs';
import { awakeWidgetId } from '../state/dormant.js';
import type { ChatEvent } from '../state/event.js';
import type { ConnectionStatus } from '../state/widget-state.js';
import { backOffMs } from '../transport/back-off.js';
import { askLoaded } from './ask-loaded.js';
import { backlogOf } from './backlog.js';
import type { ChatEngine, RunningEngine } from './chat-engine.js';

/**
 * An engine whose code comes when the chat begins. What happens before is told to it afterwards, step
 * by step and in order, so that to the engine the chat is merely a little slow. Code that cannot be
 * loaded is a server that cannot be reached: it is tried again, and the connection says that it waits.
 *
 * @param load gives the engine; asked again after it has failed
 */
export function lateEngine(load: () => ObservableInput<ChatEngine>): ChatEngine {
  return (config, host) => {
    const { transitions$, state, runtime } = host;
    const backlog = backlogOf(host);
    const statuses = new Subject<ChatEvent>();
    let running: RunningEngine | null = null;
    const running$ = defer(load).pipe(map((engine) => (running ??= engine(config, { ...host, ...backlog.view }))));

    const say = (status: ConnectionStatus, attempt: number): void => {
      statuses.next({ type: 'connection', generation: state().generation, status, attempt });
    };
    const wait = (error: unknown, failures: number) => {
      runtime.logger.warn('The part of the live chat that connects could not be loaded; it is tried again.', error);
      say('waiting', failures);
      const delay$ = timer(backOffMs(failures, runtime.random()), runtime.scheduler);
      return merge(delay$, runtime.wake$).pipe(
        tap(() => {
          say('connecting', failures);
        }),
      );
    };
    const begun$ = transitions$.pipe(
      filter((transition) => awakeWidgetId(transition.state) !== null),
      take(1),
      tap(() => {
        say('connecting', 0);
      }),
      switchMap(() => running$.pipe(retry({ delay: wait }))),
      switchMap(({ events$ }) =>
        merge(
          events$,
          defer(() => {
            backlog.open();
            return EMPTY;
          }),
        ),
      ),
    );
    return {
      events$: merge(statuses, backlog.kept$, begun$),
      downloadFile: (fileId) => askLoaded(running$, (engine) => engine.downloadFile(fileId)),
      exportData: () => askLoaded(running$, (engine) => engine.exportData()),
      deleteData: () => askLoaded(running$, (engine) => engine.deleteData()),
    };
  };
}
