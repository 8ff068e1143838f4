import { LiveChatError, idSchema } from 'livechat-core/protocol';
import * as z from 'zod/mini';
import type { ProgramActor } from '../../auth/actor.js';
import type { ChatDeps } from '../../chat/deps.js';
import type { TeamAuthor } from '../../store/case-store.js';

/** The parameter of every path below one conversation. Whatever it is, an unknown one is "not found". */
export const conversationParams = z.object({
  conversationId: z.string().check(z.describe('The id of the conversation.')),
});

/** The header that lets a program speak for an agent. */
export const agentHeaders = z.object({
  'x-agent-id': z
    .optional(idSchema)
    .check(z.describe('The agent in whose name this is done. Without it the program does it itself, as a bot.')),
});

/**
 * In whose name a request is made: an agent's, or as a bot that has the name of its key.
 *
 * @throws LiveChatError `NOT_FOUND` when there is no such agent
 */
export async function authorOf(
  { store }: ChatDeps,
  { headers, program }: { readonly headers: z.output<typeof agentHeaders>; readonly program: ProgramActor },
): Promise<TeamAuthor> {
  const agentId = headers['x-agent-id'];
  if (agentId === undefined) {
    const key = (await store.listApiKeys()).find(({ id }) => id === program.keyId);
    return { type: 'BOT', id: program.keyId, ...(key === undefined ? {} : { name: key.name }) };
  }
  const agent = (await store.listAgents()).find(({ id }) => id === agentId);
  if (agent === undefined) throw noAgent('x-agent-id');
  return { type: 'AGENT', id: agent.id, name: agent.name };
}

export function noAgent(field: string): LiveChatError {
  return new LiveChatError({
    code: 'NOT_FOUND',
    message: 'There is no such agent.',
    remedy: 'Use the id of an agent of GET /ccaas/1/agents.',
    field,
  });
}
