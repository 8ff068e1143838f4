/** The few calls of the Conversations API that the bot needs; `/docs` of the server lists all of them. */
export function conversationsApi({ serverUrl, key }) {
  const call = async (method, path, { body, headers = {} } = {}) => {
    const response = await fetch(`${serverUrl}/ccaas/1${path}`, {
      method,
      headers: {
        authorization: `App ${key}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(5_000),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };
  const at = (conversationId) => `/conversations/${encodeURIComponent(conversationId)}`;

  return {
    getMetadata: (id) => call('GET', `${at(id)}/metadata`),
    type: (id) => call('POST', `${at(id)}/events`, { body: { type: 'TYPING_STARTED' } }),
    post: (id, message, idempotencyKey) =>
      call('POST', `${at(id)}/messages`, { body: message, headers: { 'x-idempotency-key': idempotencyKey } }),

    /** Says to the team that a person is needed: urgent, tagged, and to the first agent that there is. */
    async handOver(id) {
      await call('POST', `${at(id)}/tags`, { body: { tagName: 'handed-over' } });
      await call('PUT', at(id), { body: { priority: 'HIGH', topic: 'The customer asks for a person' } });
      const { agents } = await call('GET', '/agents');
      if (agents.length > 0) await call('PUT', `${at(id)}/assignee`, { body: { agentId: agents[0].id } });
    },
  };
}
