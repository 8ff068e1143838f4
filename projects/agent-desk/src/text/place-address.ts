import { idSchema, tagNameSchema } from 'livechat-core/protocol';
import type { DeskPlace } from '../state/desk-place';

const CONVERSATION_PATH = /^\/conversations\/([^/?#]+)/;

/** What stands in an address; what the desk opens with is left out of it. */
const FILTERS = { solved: 'SOLVED', closed: 'CLOSED', all: 'ALL' } as const;
const ASSIGNEES = { me: 'ME', nobody: 'NOBODY' } as const;

/**
 * The place that an address of the desk names. What it does not say, or says wrongly, is as the desk opens.
 *
 * @example
 * ```ts
 * placeAt('/conversations/kq3vTz0a?status=solved&assigned=me&tag=vip');
 * // { filter: 'SOLVED', assignee: 'ME', tag: 'vip', conversationId: 'kq3vTz0a' }
 * ```
 */
export function placeAt(address: string): DeskPlace {
  const query = new URLSearchParams(/\?([^#]*)/.exec(address)?.[1]);
  const tag = tagNameSchema.safeParse(query.get('tag'));
  const conversationId = idSchema.safeParse(CONVERSATION_PATH.exec(address)?.[1]);
  return {
    filter: valueAt(FILTERS, query.get('status')) ?? 'OPEN',
    assignee: valueAt(ASSIGNEES, query.get('assigned')) ?? 'ANYBODY',
    tag: tag.success ? tag.data : null,
    conversationId: conversationId.success ? conversationId.data : null,
  };
}

/** The address that names a place; {@link placeAt} gives the place again. */
export function addressOf({ filter, assignee, tag, conversationId }: DeskPlace): string {
  const query = new URLSearchParams();
  put(query, 'status', keyOf(FILTERS, filter));
  put(query, 'assigned', keyOf(ASSIGNEES, assignee));
  put(query, 'tag', tag);
  const path = conversationId === null ? '/' : `/conversations/${conversationId}`;
  const search = query.toString();
  return search === '' ? path : `${path}?${search}`;
}

function put(query: URLSearchParams, name: string, value: string | null): void {
  if (value !== null) query.set(name, value);
}

function valueAt<T extends string>(names: Readonly<Record<string, T>>, name: string | null): T | null {
  return name !== null && Object.hasOwn(names, name) ? (names[name] ?? null) : null;
}

function keyOf(names: Readonly<Record<string, string>>, value: string): string | null {
  return Object.keys(names).find((name) => names[name] === value) ?? null;
}
