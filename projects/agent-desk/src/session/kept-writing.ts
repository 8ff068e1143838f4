import { InjectionToken } from '@angular/core';
import { idSchema, momentSchema, storedFileSchema } from 'livechat-core/protocol';
import * as z from 'livechat-core/schemas';
import type { OutgoingReply } from '../state/desk-state';

const KEY = 'livechat-desk.writing';

const keptSchema = z.object({
  agentId: idSchema,
  drafts: z.record(z.string(), z.string()),
  outgoing: z.array(
    z.object({
      clientMessageId: idSchema,
      conversationId: idSchema,
      text: z.string(),
      files: z._default(z.array(storedFileSchema), []),
      createdAt: momentSchema,
    }),
  ),
});

/** What an agent wrote and the server does not hold. */
export interface Writing {
  readonly drafts: Readonly<Record<string, string>>;
  readonly outgoing: readonly OutgoingReply[];
}

/** Where an agent's writing survives a reload. */
export interface KeptWriting {
  /** The writing of this agent; null when there is none, or another's. */
  read(agentId: string): Writing | null;
  write(writing: Writing & { readonly agentId: string }): void;
  clear(): void;
}

/** The tab's own storage: gone with the tab, so that a shared computer keeps nothing for long. */
export const KEPT_WRITING = new InjectionToken<KeptWriting>('kept writing', {
  providedIn: 'root',
  factory: () => keepIn(() => globalThis.sessionStorage),
});

/**
 * Keeps the writing in a storage. A browser that refuses storage, or has none left, costs the
 * reload's memory and nothing else.
 */
export function keepIn(storage: () => Storage): KeptWriting {
  return {
    read: (agentId) => {
      const kept = attempt(() => keptSchema.safeParse(JSON.parse(storage().getItem(KEY) ?? 'null')));
      if (kept?.success !== true || kept.data.agentId !== agentId) return null;
      const { drafts, outgoing } = kept.data;
      return { drafts, outgoing: outgoing.map((reply) => ({ ...reply, status: 'queued' })) };
    },
    write: ({ agentId, drafts, outgoing }) => {
      attempt(() => {
        storage().setItem(KEY, JSON.stringify({ agentId, drafts, outgoing }));
      });
    },
    clear: () => {
      attempt(() => {
        storage().removeItem(KEY);
      });
    },
  };
}

function attempt<T>(action: () => T): T | null {
  try {
    return action();
  } catch {
    return null;
  }
}
