import type { Author } from 'livechat-core/protocol';
import type { DeskState } from './desk-state';

/** The state after somebody begins or stops writing in a conversation, the agent of this desk aside. */
export function hearTyping(state: DeskState, id: string, author: Author, isTyping: boolean): DeskState {
  if (state.session.status === 'signed-in' && isSame(author, { type: 'AGENT', id: state.session.agent.id }))
    return state;
  const known = state.writers[id] ?? [];
  const others = known.filter((writer) => !isSame(writer, author));
  if (!isTyping && others.length === known.length) return state;
  const { [id]: _before, ...rest } = state.writers;
  const writers = isTyping ? [...others, author] : others;
  return { ...state, writers: writers.length === 0 ? rest : { ...rest, [id]: writers } };
}

function isSame(a: Pick<Author, 'type' | 'id'>, b: Pick<Author, 'type' | 'id'>): boolean {
  return a.type === b.type && a.id === b.id;
}
