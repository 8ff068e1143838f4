import { firstValueFrom, type Observable } from 'rxjs';
import { LiveChatError } from '../../protocol/errors.js';

/** Asks what has to be loaded first; `UNAVAILABLE` where it cannot be. */
export function askLoaded<T, R>(loaded$: Observable<T>, ask: (loaded: T) => Promise<R>): Promise<R> {
  return firstValueFrom(loaded$).then(ask, (cause: unknown) => {
    throw new LiveChatError({
      code: 'UNAVAILABLE',
      message: 'The part of the live chat that connects could not be loaded.',
      remedy: 'Check the connection, and that the files of the page are still there.',
      cause,
    });
  });
}
