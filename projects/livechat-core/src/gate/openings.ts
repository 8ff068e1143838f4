import { filter, map, merge, type Observable } from 'rxjs';
import { toJsonText } from '../../protocol/json-text.js';
import type { Transition } from '../state/event.js';
import { selectContextTarget } from '../state/selectors.js';
import type { WidgetState } from '../state/widget-state.js';
import type { Opening } from './contextual-data-gate.js';
import { createdConversation, type CreatedConversation } from './created-conversation.js';

/** The confirmation that a conversation exists, with the thread that holds it. */
function conversationCreated$(transitions$: Observable<Transition>): Observable<CreatedConversation> {
  return transitions$.pipe(
    map(createdConversation),
    filter((created) => created !== null),
  );
}

/**
 * When the gate opens, and for what: a created conversation takes everything that waited for it,
 * also what was meant for `ALL`; another active conversation takes what its strategy allows.
 */
export function openings$(transitions$: Observable<Transition>): Observable<Opening> {
  const created$ = conversationCreated$(transitions$).pipe(map(({ threadId }): Opening => () => ({ threadId })));
  const activated$ = transitions$.pipe(
    filter((transition) => createdConversation(transition) === null && hasNewTarget(transition)),
    map(
      ({ state }): Opening =>
        (strategy) =>
          selectContextTarget(state, strategy),
    ),
  );
  return merge(created$, activated$);
}

function hasNewTarget({ previous, state }: Transition): boolean {
  const maySelectAnother =
    previous.threads !== state.threads ||
    previous.activeThreadId !== state.activeThreadId ||
    previous.screen !== state.screen ||
    previous.phase !== state.phase ||
    previous.widget !== state.widget;
  return maySelectAnother && targetKey(previous) !== targetKey(state);
}

function targetKey(state: WidgetState): string {
  return toJsonText([selectContextTarget(state, 'ACTIVE'), selectContextTarget(state, 'ALL')]);
}
