import type { AgentPresence } from '../widget/availability.js';

/** Who of the team is at the desk, and how soon customers are answered. */
export interface PresenceStore {
  /** The desk of this agent gave a sign of life. */
  touchAgent(agentId: string): Promise<void>;
  /** Those who were seen last, newest first; at most ten. */
  listPresence(): Promise<readonly AgentPresence[]>;
  /**
   * For the widget's last 50 conversations that were answered by an agent, how long the first answer took,
   * in milliseconds.
   */
  listFirstAnswerWaits(widgetId: string): Promise<readonly number[]>;
}
