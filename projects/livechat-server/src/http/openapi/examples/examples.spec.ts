import { WEBHOOK_TYPES, webhookEventSchemas } from '../../../ccaas/webhook-event.js';
import { BYTES, type BodySchema } from '../../ccaas/api-route.js';
import { DESCRIBED_ROUTES } from '../../ccaas/routes.js';
import { EVENT_EXAMPLES } from './event-examples.js';
import type { NamedExamples } from './named-examples.js';
import { ROUTE_EXAMPLES } from './route-examples.js';

/** Every example is just what the schema makes of it: nothing is missing, wrong, or unknown to it. */
function expectExamples(schema: BodySchema | undefined, examples: NamedExamples | undefined): void {
  if (schema === undefined || schema === BYTES) {
    expect(examples).toBeUndefined();
    return;
  }
  const values = Object.values(examples ?? {}).map(({ value }) => value);
  expect(values.length).toBeGreaterThan(0);
  for (const value of values) expect(schema.parse(value)).toEqual(value);
}

describe('the examples of the Conversations API', () => {
  it.each(DESCRIBED_ROUTES.map((route) => [route.operationId, route] as const))(
    'are there for what %s is given and answers, and pass its schemas',
    (operationId, { schemas, success }) => {
      const examples = ROUTE_EXAMPLES[operationId] ?? {};
      expectExamples(schemas.body, examples.body);
      expectExamples(success.schema, examples.answer);
    },
  );

  it('belong to operations that there are', () => {
    const known = DESCRIBED_ROUTES.map(({ operationId }) => operationId);
    expect(Object.keys(ROUTE_EXAMPLES).filter((operationId) => !known.includes(operationId))).toEqual([]);
  });

  it.each(WEBHOOK_TYPES)('show %s as receivers are sent it', (type) => {
    expect(webhookEventSchemas[type].parse(EVENT_EXAMPLES[type])).toEqual(EVENT_EXAMPLES[type]);
  });
});
