import type { Agent } from 'livechat-core/protocol';
import type { Scope } from '../auth/actor.js';

/** An agent with what proves a password. */
export interface AgentCredentials {
  readonly agent: Agent;
  readonly passwordHash: string;
}

/** A key of the APIs for programs; the key itself is only known to its owner. */
export interface ApiKey {
  readonly id: string;
  readonly name: string;
  /** What it is good for. */
  readonly scopes: readonly Scope[];
  readonly createdAt: number;
  readonly revokedAt?: number;
}

/** The people of the team and the keys of its programs. Credentials come in as hashes only. */
export interface AgentStore {
  /** @throws LiveChatError `INVALID_ARGUMENT` when the e-mail address is taken */
  createAgent(credentials: AgentCredentials): Promise<void>;
  /** By name. */
  listAgents(): Promise<readonly Agent[]>;
  /** The case of an e-mail address does not matter. */
  findAgent(email: string): Promise<AgentCredentials | undefined>;
  /** Also ends the agent's sessions. Whether there is such an agent. */
  setAgentPassword(agentId: string, passwordHash: string): Promise<boolean>;

  /**
   * What is left out stays. Gives the agent after the change, or nothing when there is none.
   *
   * @throws LiveChatError `FORBIDDEN` when the only administrator would be none any more
   */
  updateAgent(agentId: string, changes: Partial<Pick<Agent, 'name' | 'role'>>): Promise<Agent | undefined>;
  /**
   * Forgets an agent, with the sessions. What the agent wrote keeps its name; conversations are assigned to nobody
   * then, and receivers are told of those that are not closed. Whether there was such an agent.
   *
   * @throws LiveChatError `FORBIDDEN` for the only administrator
   */
  removeAgent(agentId: string): Promise<boolean>;

  openAgentSession(input: {
    readonly agentId: string;
    readonly tokenHash: string;
    readonly expiresAt: number;
  }): Promise<void>;
  /** The agent of a session that neither ended nor expired. */
  findAgentOfSession(tokenHash: string): Promise<Agent | undefined>;
  endAgentSession(tokenHash: string): Promise<void>;

  createApiKey(input: {
    readonly id: string;
    readonly name: string;
    readonly keyHash: string;
    readonly scopes: readonly Scope[];
  }): Promise<void>;
  listApiKeys(): Promise<readonly ApiKey[]>;
  /** Whether there was such a key in use. */
  revokeApiKey(id: string): Promise<boolean>;
  /** A key in use. */
  findApiKey(keyHash: string): Promise<Pick<ApiKey, 'id' | 'scopes'> | undefined>;
}
