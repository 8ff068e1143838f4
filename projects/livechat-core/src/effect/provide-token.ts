import { catchError, defer, filter, map, merge, of, switchMap, tap, throwError, timeout, type Observable } from 'rxjs';
import { parseCommand } from '../../protocol/commands.js';
import { LiveChatError } from '../../protocol/errors.js';
import { readJwt } from '../command/read-jwt.js';
import { isDormant } from '../state/dormant.js';
import { isCurrent, type ChatEvent, type Transition } from '../state/event.js';
import type { TokenNeed } from '../state/widget-state.js';
import type { LocalContext, LocalEffect } from './effect.js';
import type { TokenProvider } from './token-provider.js';

/** How long the site may take to give a token, in milliseconds. */
export const TOKEN_PATIENCE_MS = 10_000;

type NeededEvent = Extract<ChatEvent, { type: 'token-needed' }>;

/**
 * Asks the site for a token: when the widget is initialized, when the session's token has run out,
 * and once more when the one that was presented had. A need that comes while a login is under way
 * is met by that login.
 */
export function provideToken(provider: TokenProvider): LocalEffect {
  return (context): Observable<ChatEvent> => {
    const { transitions$, runtime } = context;
    const needs$ = transitions$.pipe(
      map(needOf),
      filter((need) => need !== null),
      map((need): ChatEvent => ({ type: 'token-needed', id: runtime.newId(), need })),
    );
    const answers$ = transitions$.pipe(
      map(begunBy),
      filter((event) => event !== null),
      switchMap((event) => ask(provider, event, context)),
    );
    return merge(needs$, answers$);
  };
}

function needOf(transition: Transition): TokenNeed | null {
  const { event, previous, state } = transition;
  if (event.type === 'command') {
    const isBegun = isDormant(previous) || (event.command.name === 'init' && state.generation !== previous.generation);
    return isBegun && !isDormant(state) ? 'start' : null;
  }
  if (event.type !== 'frame' || !isCurrent(transition)) return null;
  const { frame } = event;
  if (frame.type === 'token-expired') return 'expired';
  if (frame.type !== 'error' || frame.error.code !== 'TOKEN_EXPIRED' || previous.auth === null) return null;
  // Asked once: a site whose fresh token has run out too will not do better the next time.
  return frame.requestId === previous.auth.commandId && previous.auth.need !== 'refused' ? 'refused' : null;
}

/** The need that the reducer has just noted; one more while a login is under way changes nothing. */
function begunBy({ event, state }: Transition): NeededEvent | null {
  return event.type === 'token-needed' && state.auth?.commandId === event.id ? event : null;
}

function ask(provider: TokenProvider, { id, need }: NeededEvent, context: LocalContext): Observable<ChatEvent> {
  const { runtime, state } = context;
  return defer(async () => provider({ need })).pipe(
    timeout({ first: TOKEN_PATIENCE_MS, scheduler: runtime.scheduler, with: () => throwError(noAnswer) }),
    map((token): ChatEvent => {
      // A site in plain JavaScript may give anything that means "nobody".
      if (token === null || token === undefined || token === '') return { type: 'token-unavailable', id, error: null };
      return { type: 'token-provided', id, jwt: checkedJwt(token, state().widgetId) };
    }),
    catchError((thrown: unknown) =>
      of(thrown instanceof LiveChatError ? thrown : failed(thrown)).pipe(
        tap((error) => {
          runtime.logger.warn(`Live chat: ${error.message} ${error.remedy}`, error.cause);
        }),
        map((error): ChatEvent => ({ type: 'token-unavailable', id, error: error.toJSON() })),
      ),
    ),
  );
}

/** As `auth` checks its argument. */
function checkedJwt(token: string, widgetId: string | null): string {
  parseCommand('auth', token);
  readJwt(token, widgetId);
  return token;
}

function failed(cause: unknown): LiveChatError {
  return new LiveChatError({
    code: 'TOKEN_UNAVAILABLE',
    message: "The site's token provider failed; nobody was logged in.",
    remedy: 'Look at what it threw; call auth with a token to log in all the same.',
    cause,
  });
}

function noAnswer(): LiveChatError {
  return new LiveChatError({
    code: 'TOKEN_UNAVAILABLE',
    message: `The site's token provider gave no answer within ${TOKEN_PATIENCE_MS / 1000} s; nobody was logged in.`,
    remedy: 'Make it answer or reject in time; call auth with a token to log in all the same.',
  });
}
