import { metadataSchema, structuredDataSchema, conversationContextSchema } from 'livechat-core/protocol';
import * as z from 'zod/mini';

/** A part of an OpenAPI document. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type JsonFields = Readonly<Record<string, Json>>;

const COMPONENTS = '#/components/schemas/';

/** Schemas that are functions, in the words that a JSON Schema has for them. */
const DESCRIBED = new Map<z.core.$ZodType, JsonFields>([
  [metadataSchema, { type: 'object', additionalProperties: true }],
  [conversationContextSchema, { type: 'object', additionalProperties: true }],
  [structuredDataSchema, { description: 'Any JSON within 16 KiB, 5 levels and 100 keys.' }],
]);

/**
 * Turns schemas into JSON Schema. Those with an id are put aside as components of the document and
 * referred to.
 */
export class JsonSchemas {
  readonly #components = new Map<string, Json>();

  /** @param io which side of what a schema transforms: what comes in, or what comes out of it */
  of(schema: z.core.$ZodType, io: 'input' | 'output'): Json {
    const {
      $schema: _dialect,
      $defs = {},
      ...made
    } = z.toJSONSchema(schema, {
      io,
      unrepresentable: 'any',
      override: ({ zodSchema, jsonSchema }) => {
        Object.assign(jsonSchema, describedBy(zodSchema));
        // Newer servers may say more: nobody should refuse what is not listed here.
        if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
        delete jsonSchema.id;
        // The format says it in two words.
        if (jsonSchema.format === 'date-time') delete jsonSchema.pattern;
        // Addresses are read as browsers read them, which take what this format wants to be escaped.
        if (jsonSchema.format === 'uri') delete jsonSchema.format;
      },
    }) as JsonFields & { readonly $defs?: JsonFields };
    for (const [id, component] of Object.entries($defs)) this.#components.set(id, tidy(component));
    const { id } = z.globalRegistry.get(schema) ?? {};
    if (id === undefined) return tidy(made);
    if (!('$ref' in made)) this.#components.set(id, tidy(made));
    return { $ref: `${COMPONENTS}${id}` };
  }

  /** All that were put aside, by name. */
  components(): JsonFields {
    return Object.fromEntries([...this.#components].sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}

function describedBy(schema: z.core.$ZodType): JsonFields {
  for (let at: z.core.$ZodType | undefined = schema; at !== undefined; at = at._zod.parent) {
    const described = DESCRIBED.get(at);
    if (described !== undefined) return described;
  }
  return {};
}

/** References lead to the document's components, not into the schema itself. */
function tidy(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item: Json) => tidy(item));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      key === '$ref' && typeof item === 'string' ? item.replace('#/$defs/', COMPONENTS) : tidy(item),
    ]),
  );
}
