import { idSchema, type Agent } from 'livechat-core/protocol';
import * as z from 'zod/mini';
import { apiRoute } from './api-route.js';
import { noAgent } from './common.js';

const SECTION = 'Agents';

const apiAgentSchema = z
  .object({ id: idSchema, displayName: z.string(), email: z.string(), role: z.enum(['AGENT', 'ADMIN']) })
  .check(z.meta({ id: 'Agent' }));

const listAgents = apiRoute({
  method: 'GET',
  path: '/agents',
  operationId: 'listAgents',
  section: SECTION,
  summary: 'List the agents',
  success: {
    status: 200,
    description: 'By name.',
    schema: z.object({ agents: z.array(apiAgentSchema) }).check(z.meta({ id: 'AgentList' })),
  },
  async handle({ store }) {
    return { agents: (await store.listAgents()).map(toApiAgent) };
  },
});

const getAgent = apiRoute({
  method: 'GET',
  path: '/agents/{agentId}',
  operationId: 'getAgent',
  section: SECTION,
  summary: 'Get an agent',
  params: z.object({ agentId: z.string() }),
  success: { status: 200, description: 'The agent.', schema: apiAgentSchema },
  async handle({ store }, { params }) {
    const agent = (await store.listAgents()).find(({ id }) => id === params.agentId);
    if (agent === undefined) throw noAgent('agentId');
    return toApiAgent(agent);
  },
});

export const agentRoutes = [listAgents, getAgent] as const;

function toApiAgent({ id, name, email, role }: Agent): z.infer<typeof apiAgentSchema> {
  return { id, displayName: name, email, role };
}
