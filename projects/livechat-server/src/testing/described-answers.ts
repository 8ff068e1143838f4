import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { API_PREFIX, DESCRIBED_ROUTES, fastifyPath } from '../http/ccaas/routes.js';
import type { Json, JsonFields } from '../http/openapi/json-schema.js';
import { openApiDocument } from '../http/openapi/openapi-document.js';

const ERROR = '#/components/responses/';

/** Watches what a server answers to programs. */
export interface DescribedAnswers {
  /** @throws Error that lists every answer which `/openapi.json` does not describe */
  check(): void;
}

/**
 * Compares every answer of the Conversations API, whoever asks, with what `/openapi.json` says of its
 * route: the status is listed, the body has the form, and no field is missing there.
 */
export function describedAnswers(app: FastifyInstance): DescribedAnswers {
  const problems: string[] = [];
  app.addHook('onSend', async (request, reply, payload) => {
    const problem = problemOf(request, reply, payload);
    if (problem !== undefined) problems.push(`${request.method} ${request.url} (${reply.statusCode}): ${problem}`);
    return payload;
  });
  return {
    check() {
      if (problems.length > 0) throw new Error(`Answers that /openapi.json does not describe:\n${problems.join('\n')}`);
    },
  };
}

function problemOf(request: FastifyRequest, reply: FastifyReply, payload: unknown): string | undefined {
  if (!request.url.startsWith(`${API_PREFIX}/`) || request.method === 'HEAD') return undefined;
  const response = responseOf(request, reply.statusCode);
  if (response === undefined) return 'the status is not listed.';
  const missing = Object.keys((response['headers'] ?? {}) as JsonFields).find((name) => !reply.hasHeader(name));
  if (missing !== undefined) return `the header ${missing} is missing.`;
  const content = response['content'] as Readonly<Record<string, JsonFields>> | undefined;
  const isEmpty = payload === undefined || payload === null || payload === '';
  if (content === undefined) return isEmpty ? undefined : 'there is a body.';
  const schema = content['application/json']?.['schema'];
  if (schema === undefined) return undefined;
  if (typeof payload !== 'string') return 'the body is no text.';
  const validate = validatorOf(schema);
  return validate(JSON.parse(payload)) ? undefined : JSON.stringify(validate.errors);
}

const document = openApiDocument();
const responses = document.components['responses'] as Readonly<Record<string, JsonFields>>;

/** What the document says of an answer; of a path that it does not have, the form of all errors. */
function responseOf({ method, routeOptions }: FastifyRequest, status: number): JsonFields | undefined {
  const route = DESCRIBED_ROUTES.find((each) => each.method === method && fastifyPath(each) === routeOptions.url);
  if (route === undefined) return status >= 400 ? responses['Invalid'] : undefined;
  const listed = document.paths[API_PREFIX + route.path]?.[method.toLowerCase()]?.['responses'] as
    Readonly<Record<string, JsonFields>> | undefined;
  const response = listed?.[status];
  const reference = response?.['$ref'];
  return typeof reference === 'string' ? responses[reference.replace(ERROR, '')] : response;
}

const validators = new Map<Json, ValidateFunction>();

function validatorOf(schema: Json): ValidateFunction {
  const known = validators.get(schema);
  if (known !== undefined) return known;
  const ajv = addFormats(new Ajv2020({ strict: false, allErrors: true }));
  const whole = {
    ...(closed(schema) as JsonFields),
    components: { schemas: members(document.components['schemas'] ?? {}) },
  };
  const validate = ajv.compile(whole);
  validators.set(schema, validate);
  return validate;
}

/** A value of which nothing may be said that its schema does not name. */
function closed(schema: Json): Json {
  const open = parts(schema);
  if (typeof open !== 'object' || open === null || Array.isArray(open)) return open;
  const names = ['properties', '$ref', 'allOf', 'anyOf', 'oneOf'];
  return names.some((name) => name in open) && !('additionalProperties' in open)
    ? { ...open, unevaluatedProperties: false }
    : open;
}

/** A schema that others are put together from: what these allow beside it is theirs to say. */
function parts(schema: Json): Json {
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) return schema;
  return Object.fromEntries(
    Object.entries(schema as JsonFields).map(([key, value]) => {
      if (key === 'properties') return [key, closedMembers(value)];
      if (key === 'items' || key === 'additionalProperties') return [key, closed(value)];
      if (key === 'allOf' || key === 'anyOf' || key === 'oneOf') return [key, (value as readonly Json[]).map(parts)];
      return [key, value];
    }),
  );
}

function members(schemas: Json): Json {
  return Object.fromEntries(Object.entries(schemas as JsonFields).map(([key, value]) => [key, parts(value)]));
}

function closedMembers(schemas: Json): Json {
  return Object.fromEntries(Object.entries(schemas as JsonFields).map(([key, value]) => [key, closed(value)]));
}
