import { Observable, defer, filter, from, merge, of, retry, switchMap, take, timer, type ObservableInput } from 'rxjs';
import type { EffectContext, LocalContext } from '../effect/effect.js';
import { leavingOf } from '../effect/keep-credentials.js';
import type { Transition } from '../state/event.js';
import { backOffMs } from '../transport/back-off.js';
import { askLoaded } from './ask-loaded.js';
import type { Occasions, RunningOccasions } from './occasions.js';

/** Where what only some visits need comes from, and when. */
export interface OccasionsSource {
  /** Gives it; asked again after it has failed. */
  readonly load: () => ObservableInput<Occasions>;
  /** When it is loaded though nothing needs it yet. */
  readonly beforehand: (host: LocalContext) => Observable<unknown>;
}

/**
 * Lets what only some visits need come later: when something waits to be sent, when somebody leaves, or
 * beforehand. What is to be kept meanwhile waits for it, the last word on each thing.
 */
export function lateOccasions({ load, beforehand }: OccasionsSource): Occasions {
  return (config, host) => {
    const { transitions$, runtime } = host;
    const waiting = new Map<string, Parameters<EffectContext['keep']>[1]>();
    let running: RunningOccasions | null = null;
    const begin = (occasions: Occasions): RunningOccasions => {
      if (running !== null) return running;
      running = occasions(config, host);
      waiting.forEach((act, name) => running?.keep(name, act));
      waiting.clear();
      return running;
    };
    // A chat that ends meanwhile does not take it back: somebody may have left, and what they left is to be forgotten.
    const loaded$ = new Observable<RunningOccasions>((subscriber) => {
      from(load()).subscribe({
        next: (occasions) => {
          subscriber.next(begin(occasions));
        },
        error: (error: unknown) => {
          subscriber.error(error);
        },
      });
    });
    const running$ = defer(() => (running === null ? loaded$ : of(running)));
    const nextAttempt = (error: unknown, failures: number): Observable<unknown> => {
      runtime.logger.warn('A part of the live chat could not be loaded; it is tried again.', error);
      return merge(timer(backOffMs(failures, runtime.random()), runtime.scheduler), runtime.wake$);
    };
    return {
      keep: (name, act) => {
        if (running !== null) {
          running.keep(name, act);
          return;
        }
        // Behind what was asked for before it, under another name.
        waiting.delete(name);
        waiting.set(name, act);
      },
      events$: merge(beforehand(host), transitions$.pipe(filter(isNeeded))).pipe(
        take(1),
        switchMap(() => running$.pipe(retry({ delay: nextAttempt }))),
        switchMap(({ events$ }) => events$),
      ),
      downloadFile: (fileId) => askLoaded(running$, (occasions) => occasions.downloadFile(fileId)),
      exportData: () => askLoaded(running$, (occasions) => occasions.exportData()),
      deleteData: () => askLoaded(running$, (occasions) => occasions.deleteData()),
    };
  };
}

/** A message that waits may have files, and is to outlive the tab; of who leaves nothing unsent may stay. */
function isNeeded(transition: Transition): boolean {
  return transition.state.outbox.length > 0 || leavingOf(transition) !== null;
}
