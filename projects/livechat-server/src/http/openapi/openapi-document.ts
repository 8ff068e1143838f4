import type * as z from 'zod/mini';
import { accessOf } from '../../auth/permissions.js';
import { WEBHOOK_TYPES, webhookEventSchemas, type WebhookType } from '../../ccaas/webhook-event.js';
import { BYTES, SECTIONS, type BodySchema, type DescribedRoute, type RouteAnswer } from '../ccaas/api-route.js';
import { API_PREFIX, DESCRIBED_ROUTES, fastifyPath } from '../ccaas/routes.js';
import { serviceExceptionSchema } from '../service-exception.js';
import { EVENT_EXAMPLES } from './examples/event-examples.js';
import type { NamedExamples } from './examples/named-examples.js';
import { ROUTE_EXAMPLES } from './examples/route-examples.js';
import { JsonSchemas, type Json, type JsonFields } from './json-schema.js';

/** What a description of the API in OpenAPI 3.1 looks like from outside. */
export interface OpenApiDocument {
  readonly openapi: '3.1.0';
  readonly info: JsonFields;
  readonly servers: Json;
  readonly security: Json;
  readonly tags: Json;
  readonly paths: Readonly<Record<string, Readonly<Record<string, JsonFields>>>>;
  readonly webhooks: Readonly<Record<string, JsonFields>>;
  readonly components: JsonFields;
}

/** That of the API, not of the server: it changes with `/ccaas/1`. */
const VERSION = '1.0.0';

const SECURITY = 'apiKey';

/** The answers that routes may give beside their own, by their name in the document. */
const FAILURES = {
  Invalid: [
    '400',
    '`BAD_REQUEST` or `NOT_FOUND`: something in the request is not valid, or does not exist. The text names it.',
  ],
  Unauthorized: ['401', '`UNAUTHORIZED`: the key is missing, wrong or revoked.'],
  Forbidden: ['403', '`FORBIDDEN`: the key has not the scope, or it is not allowed at all.'],
  Closed: ['409', '`CONVERSATION_CLOSED`: the conversation is closed and cannot be changed any more.'],
  TooLarge: ['413', '`REQUEST_TOO_LARGE`: the body is too large.'],
  NotJson: ['415', '`UNSUPPORTED_MEDIA_TYPE`: the body is not of the type that the route takes.'],
  TooMany: ['429', '`TOO_MANY_REQUESTS`: the header `retry-after` says how many seconds to wait.'],
  Failed: ['500', '`GENERAL_ERROR`: the server failed. Nothing was changed; try again.'],
  Unavailable: [
    '503',
    '`SERVICE_UNAVAILABLE`: the server cannot store or read anything at the moment. Try again later.',
  ],
} as const satisfies Readonly<Record<string, readonly [status: string, description: string]>>;

const RETRY_AFTER = { 'retry-after': { description: 'How many seconds to wait.', schema: { type: 'integer' } } };

/** Describes the Conversations API and its webhooks from the schemas that check them. */
export function openApiDocument(): OpenApiDocument {
  const schemas = new JsonSchemas();
  const content = json(schemas.of(serviceExceptionSchema, 'output'));
  const paths: Record<string, Record<string, JsonFields>> = {};
  for (const route of DESCRIBED_ROUTES) {
    const path = `${API_PREFIX}${route.path}`;
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(schemas, route) };
  }
  const webhooks = Object.fromEntries(WEBHOOK_TYPES.map((type) => [type, { post: webhook(schemas, type) }]));
  return {
    openapi: '3.1.0',
    info: {
      title: 'Conversations API',
      version: VERSION,
      summary: 'Conversations of a live chat, for bots and back offices.',
      description:
        'Every request carries `Authorization: App <key>` with a key that `livechat-server api-key create` gave. Times are ISO 8601 in UTC. Ignore fields that you do not know: newer servers say more.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/', description: 'This server.' }],
    security: [{ [SECURITY]: [] }],
    tags: Object.entries(SECTIONS).map(([name, description]) => ({ name, description })),
    paths,
    webhooks,
    components: {
      securitySchemes: {
        [SECURITY]: {
          type: 'apiKey',
          in: 'header',
          name: 'authorization',
          description: '`App <key>`',
        },
      },
      responses: Object.fromEntries(
        Object.entries(FAILURES).map(([name, [, description]]) => [
          name,
          { description, ...(name === 'TooMany' ? { headers: RETRY_AFTER } : {}), content },
        ]),
      ),
      schemas: schemas.components(),
    },
  };
}

function operation(schemas: JsonSchemas, route: DescribedRoute): JsonFields {
  const { params, query, headers, body } = route.schemas;
  const { status } = route.success;
  const { others = {} } = route;
  const examples = ROUTE_EXAMPLES[route.operationId] ?? {};
  const access = accessOf(route.method, fastifyPath(route));
  const scope = access?.who === 'PROGRAM' ? access.scope : undefined;
  return {
    operationId: route.operationId,
    tags: [route.section],
    summary: route.summary,
    description: [route.description, scope === undefined ? undefined : `Scope of the key: \`${scope}\`.`]
      .filter((part) => part !== undefined)
      .join(' '),
    parameters: [
      ...parameters(schemas, 'path', params),
      ...parameters(schemas, 'query', query),
      ...parameters(schemas, 'header', headers),
    ],
    ...(body === undefined
      ? {}
      : {
          requestBody: { required: true, content: contentOf(schemas, body, { io: 'input', examples: examples.body }) },
        }),
    responses: {
      [status]: answerOf(schemas, route.success, examples.answer),
      ...Object.fromEntries(Object.entries(others).map(([code, answer]) => [code, answerOf(schemas, answer)])),
      ...Object.fromEntries(
        failuresOf(route).map((name) => [FAILURES[name][0], { $ref: `#/components/responses/${name}` }]),
      ),
    },
  };
}

function answerOf(schemas: JsonSchemas, { description, schema }: RouteAnswer, examples?: NamedExamples): JsonFields {
  return {
    description,
    ...(schema === undefined ? {} : { content: contentOf(schemas, schema, { io: 'output', examples }) }),
  };
}

/** What only changes can meet: a body that comes along is read by every one of them, also where there is none to send. */
function failuresOf({ method, schemas: { body } }: DescribedRoute): (keyof typeof FAILURES)[] {
  const impossible: string[] = [
    ...(method === 'GET' ? ['Closed', 'TooLarge', 'NotJson'] : []),
    ...(body === BYTES ? ['NotJson'] : []),
  ];
  return (Object.keys(FAILURES) as (keyof typeof FAILURES)[]).filter((name) => !impossible.includes(name));
}

function webhook(schemas: JsonSchemas, type: WebhookType): JsonFields {
  const header = (name: string, description: string): Json => ({
    name,
    in: 'header',
    required: true,
    description,
    schema: { type: 'string' },
  });
  return {
    operationId: `on_${type}`,
    tags: ['Webhooks'],
    summary: type,
    description: 'Answer with any 2xx status within 10 seconds. Anything else is tried again.',
    security: [],
    parameters: [
      header('webhook-id', 'The id of the event; the same in every attempt.'),
      header('webhook-timestamp', 'When this attempt was made, in seconds since 1970.'),
      header(
        'webhook-signature',
        '`v1,` and HMAC-SHA-256 of `id.timestamp.body` in base64; two of them, with a space between, while a secret is renewed.',
      ),
    ],
    requestBody: {
      required: true,
      content: json(schemas.of(webhookEventSchemas[type], 'output'), { usual: { value: EVENT_EXAMPLES[type] } }),
    },
    responses: {
      '204': { description: 'It was taken.' },
      '410': { description: 'It is not sent again.' },
      '4XX': { description: 'It is sent again later.' },
    },
  };
}

function parameters(schemas: JsonSchemas, place: string, fields: z.ZodMiniObject | undefined): Json[] {
  return Object.entries(fields?.shape ?? {}).map(([name, field]) => {
    const schema = schemas.of(field, 'output');
    const { description, ...rest } = schema as JsonFields;
    return {
      name,
      in: place,
      required: place === 'path' || !(field as z.ZodMiniType).safeParse(undefined).success,
      ...(description === undefined ? {} : { description }),
      schema: rest,
    };
  });
}

function contentOf(
  schemas: JsonSchemas,
  schema: BodySchema,
  { io, examples }: { readonly io: 'input' | 'output'; readonly examples: NamedExamples | undefined },
): Json {
  // Without a schema, as OpenAPI 3.1 describes bytes.
  return schema === BYTES ? { '*/*': {} } : json(schemas.of(schema, io), examples);
}

function json(schema: Json, examples?: NamedExamples): Json {
  return { 'application/json': { schema, ...(examples === undefined ? {} : { examples: toJson(examples) }) } };
}

function toJson(examples: NamedExamples): Json {
  return Object.fromEntries(
    Object.entries(examples).map(([name, { summary, value }]) => [
      name,
      { ...(summary === undefined ? {} : { summary }), value },
    ]),
  );
}
