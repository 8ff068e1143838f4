import fastify from 'fastify';
import { describedAnswers } from './described-answers.js';

describe('the check of answers to programs', () => {
  const agent = { id: 'agent-0001', displayName: 'Ann', email: 'ann@shop.example', role: 'AGENT' };

  it.each([
    ['is content with what is described', 200, { agents: [agent] }, undefined],
    ['notices a field that is not described', 200, { agents: [{ ...agent, passwordHash: 'x' }] }, 'unevaluated'],
    ['notices a field that is missing', 200, { agents: [{ id: agent.id }] }, 'required'],
    ['notices a status that is not listed', 201, { agents: [] }, 'not listed'],
    ['notices an error in another form', 401, { error: {} }, 'requestError'],
    ['notices a header that is missing', 429, { requestError: {} }, 'retry-after'],
  ])('%s', async (_what, status, body, problem) => {
    const app = fastify();
    const answers = describedAnswers(app);
    app.get('/ccaas/1/agents', async (_request, reply) => reply.code(status).send(body));
    await app.inject('/ccaas/1/agents');
    if (problem === undefined) expect(() => answers.check()).not.toThrow();
    else expect(() => answers.check()).toThrow(problem);
  });
});
