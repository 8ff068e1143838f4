import type { Agent, Colleague } from 'livechat-core/protocol';

/**
 * Everybody to whom a conversation can be assigned: who looks first, then the colleagues in their order. Who looks
 * after it now is among them, also before the colleagues are read.
 */
export function assignableTo(
  { id, name }: Agent,
  colleagues: readonly Colleague[],
  assignee: Colleague | undefined,
): readonly Colleague[] {
  const others = colleagues.filter((colleague) => colleague.id !== id);
  const isListed = assignee === undefined || assignee.id === id || others.some((other) => other.id === assignee.id);
  return [{ id, name }, ...others, ...(isListed ? [] : [assignee])];
}
