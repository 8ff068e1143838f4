import type { Agent } from 'livechat-core/protocol';
import type { Session } from '../store/session-store.js';

/** What a key of a program may be good for; a key has one or more of them. */
export const SCOPES = [
  'conversations:read',
  'conversations:write',
  'metadata',
  'sessions',
  'webhooks',
  'widgets',
  // Whoever may add a key can log in as any customer: a scope of its own.
  'widget-keys',
  'privacy',
] as const;

/** One of `SCOPES`. */
export type Scope = (typeof SCOPES)[number];

/** What a key gets when nobody chooses: what a bot needs to follow conversations and to answer. */
export const DEFAULT_SCOPES: readonly Scope[] = ['conversations:read', 'conversations:write', 'metadata'];

/** A signed-in person of the team. */
export interface AgentActor {
  readonly kind: 'AGENT';
  readonly agent: Agent;
  /** The token of the cookie. */
  readonly sessionToken: string;
}

/** A program with a key that is in use. */
export interface ProgramActor {
  readonly kind: 'PROGRAM';
  readonly keyId: string;
  readonly scopes: readonly Scope[];
}

/** A visitor or a customer with a session that is alive. */
export interface PersonActor {
  readonly kind: 'PERSON';
  readonly session: Session;
}

/** Who asks over HTTP, as the credentials of the request prove. */
export type Actor = { readonly kind: 'NOBODY' } | AgentActor | ProgramActor | PersonActor;
