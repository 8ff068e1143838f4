import { catchError, defer, merge, type Observable } from 'rxjs';
import type { ChatEvent } from '../state/event.js';
import type { EffectOn, LocalContext } from './effect.js';

/** All effects as one stream of events. One that fails is reported and started anew; the others live on. */
export function runEffects<C extends LocalContext>(effects: readonly EffectOn<C>[], context: C): Observable<ChatEvent> {
  return merge(
    ...effects.map((effect) =>
      defer(() => effect(context)).pipe(
        catchError((error: unknown, again$) => {
          context.runtime.logger.error('A part of the live chat failed and was started anew.', error);
          return again$;
        }),
      ),
    ),
  );
}
