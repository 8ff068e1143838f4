import type { AssigneeFilter, DeskState, StatusFilter } from './desk-state';

/** Where somebody is at the desk: what the list shows, and the shown conversation. */
export interface DeskPlace {
  readonly filter: StatusFilter;
  readonly assignee: AssigneeFilter;
  readonly tag: string | null;
  /** Null while none is shown. */
  readonly conversationId: string | null;
}

/** Where the desk is. */
export function placeOf({ inbox: { filter, assignee, tag }, openId }: DeskState): DeskPlace {
  return { filter, assignee, tag, conversationId: openId };
}
