import { agentRoutes } from './agent-routes.js';
import type { ApiRoute, DescribedRoute } from './api-route.js';
import { caseRoutes } from './case-routes.js';
import { conversationRoutes } from './conversation-routes.js';
import { fileRouteFacts } from './file-route-facts.js';
import { messageRoutes } from './message-routes.js';
import { metadataRoutes } from './metadata-routes.js';
import { queueRoutes } from './queue-routes.js';
import { webhookRoutes } from './webhook-routes.js';

/** Where the API lies. */
export const API_PREFIX = '/ccaas/1';

/** What the Conversations API does with JSON. */
export const API_ROUTES: readonly ApiRoute[] = [
  ...conversationRoutes,
  ...messageRoutes,
  ...metadataRoutes,
  ...caseRoutes,
  ...queueRoutes,
  ...agentRoutes,
  ...webhookRoutes,
];

/** Everything that the Conversations API can do. */
export const DESCRIBED_ROUTES: readonly DescribedRoute[] = [...API_ROUTES, ...fileRouteFacts];

/** The path of a route as Fastify writes it, such as `/ccaas/1/agents/:agentId`. */
export function fastifyPath({ path }: Pick<DescribedRoute, 'path'>): string {
  return `${API_PREFIX}${path.replaceAll(/\{(\w+)\}/g, ':$1')}`;
}
