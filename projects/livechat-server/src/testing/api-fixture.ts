import type { Agent, JsonObject } from 'livechat-core/protocol';
import { API_PREFIX, API_ROUTES } from '../http/ccaas/routes.js';
import { serviceExceptionSchema } from '../http/service-exception.js';
import { apiClient, type ApiClient } from './conversations-api-client.js';
import type { TestClient } from './test-client.js';
import { startTestServer, type TestServer } from './test-server.js';

/** A server with a widget, an agent and a key, and a client that checks every answer against the description. */
export interface ApiFixture {
  readonly server: TestServer;
  readonly api: ApiClient;
  readonly key: string;
  readonly widgetId: string;
  readonly agent: Agent;
  /** A customer's page with a conversation that it has just opened. */
  openConversation(text?: string, context?: JsonObject): Promise<OpenedConversation>;
  close(): Promise<void>;
}

export interface OpenedConversation {
  readonly page: TestClient;
  readonly conversationId: string;
  readonly threadId: string;
  readonly customerId: string;
  /** Of the page's session. */
  readonly token: string;
}

/** Sets all of it up. */
export async function apiFixture(options: Parameters<typeof startTestServer>[0] = {}): Promise<ApiFixture> {
  const server = await startTestServer(options);
  const { key } = await server.admin.createApiKey({ name: 'Order bot' });
  const { id: widgetId } = await server.admin.createWidget({ title: 'Shop' });
  const { agent } = await server.admin.createAgent({ email: 'ann@shop.example', name: 'Ann' });
  const api = apiClient(server.url, key);
  api.use({
    async onResponse({ response, schemaPath, request }) {
      checkAnswer(request.method, schemaPath, {
        status: response.status,
        body: await response.clone().text(),
      });
    },
  });
  return {
    server,
    api,
    key,
    widgetId,
    agent,
    async openConversation(text = 'Hello', context) {
      const page = await server.connect();
      const { person, token } = await page.hello(widgetId);
      page.send({
        type: 'post',
        clientMessageId: 'message-1',
        target: { clientThreadId: 'thread-1' },
        content: { type: 'TEXT', text },
        ...(context === undefined ? {} : { context: { requestId: 'request-1', data: context } }),
      });
      const { thread } = await page.next('ack');
      return { page, conversationId: thread.conversationId, threadId: thread.id, customerId: person.id, token };
    },
    close: () => server.close(),
  };
}

/** Every answer has the form that the route, or the form of errors, declares. */
function checkAnswer(method: string, path: string, answer: { readonly status: number; readonly body: string }): void {
  const route = API_ROUTES.find((candidate) => candidate.method === method && API_PREFIX + candidate.path === path);
  if (route === undefined) throw new Error(`The API does not have ${method} ${path}.`);
  const isSuccess = answer.status < 300;
  if (isSuccess && answer.status !== route.success.status) {
    throw new Error(`${method} ${path} answers ${answer.status} instead of ${route.success.status}.`);
  }
  const schema = isSuccess ? route.success.schema : serviceExceptionSchema;
  if (schema === undefined) {
    if (answer.body !== '') throw new Error(`${method} ${path} answers with a body.`);
    return;
  }
  const parsed = schema.safeParse(JSON.parse(answer.body));
  if (!parsed.success) {
    throw new Error(`${method} ${path} answers otherwise than it says: ${JSON.stringify(parsed.error.issues)}`);
  }
}

/** Matches a refusal that names a field. */
export function refusal(messageId: string, field?: string): unknown {
  return expect.objectContaining({
    requestError: {
      serviceException: {
        messageId,
        text: expect.any(String) as unknown,
        ...(field === undefined ? {} : { validationErrors: { [field]: [expect.any(String)] } }),
      },
    },
  });
}
