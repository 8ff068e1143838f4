import type { Author, Message } from '../../protocol/entities.js';
import type { WidgetState } from './widget-state.js';

interface Notice {
  readonly threadId: string;
  readonly author: Author;
  readonly isTyping: boolean;
}

/** Somebody of the team began or stopped writing. Of several it is the last one who is shown. */
export function withTyping(state: WidgetState, { threadId, author, isTyping }: Notice): WidgetState {
  if (author.type === 'CUSTOMER' || !Object.hasOwn(state.threads, threadId)) return state;
  if (isTyping) return { ...state, typing: { ...state.typing, [threadId]: author } };
  return state.typing[threadId]?.id === author.id ? withoutTyping(state, threadId) : state;
}

/** Whoever has sent the message is not writing it any more. */
export function withoutWriter(state: WidgetState, { threadId, author }: Message): WidgetState {
  return state.typing[threadId]?.id === author.id ? withoutTyping(state, threadId) : state;
}

/** Nobody writes in a thread any more. */
export function withoutTyping(state: WidgetState, threadId: string): WidgetState {
  if (!Object.hasOwn(state.typing, threadId)) return state;
  return { ...state, typing: Object.fromEntries(Object.entries(state.typing).filter(([id]) => id !== threadId)) };
}
