import { invalidInput } from 'livechat-core/protocol';
import * as z from 'zod/mini';
import type { ProgramActor } from '../../auth/actor.js';
import type { ChatDeps } from '../../chat/deps.js';
import { checkInput } from '../../check-input.js';
import type { WebhookAdmin } from '../../webhook/webhook-admin.js';

type Fields = z.ZodMiniObject;
const nothing = z.object({});
type Nothing = typeof nothing;

/** What handlers act on. */
export interface ApiDeps extends ChatDeps {
  readonly webhooks: WebhookAdmin;
}

/** A request as it came in; nothing of it is checked. */
export interface RawRequest {
  readonly params: unknown;
  readonly query: unknown;
  readonly headers: unknown;
  readonly body: unknown;
  readonly program: ProgramActor;
}

/** What a handler has to do with, after the schemas have checked it. */
export interface ApiRequest<P, Q, H, B> {
  readonly params: P;
  readonly query: Q;
  readonly headers: H;
  readonly body: B;
  readonly program: ProgramActor;
}

/** The parts of the API, in the order in which they are described. */
export const SECTIONS = {
  Conversations: 'What customers and the team talk about, each with its state.',
  Messages: 'What was said in a conversation, and saying something.',
  Files: 'What is sent with messages: uploaded first, then named in the message.',
  Metadata: 'The contextual data of a conversation, from the page and from programs.',
  Assignment: 'Who of the team looks after a conversation.',
  Queues: 'The lines in which conversations wait for a part of the team.',
  Tags: 'Short words by which conversations are found again.',
  Notes: 'What the team writes for itself.',
  Agents: 'The people of the team.',
  Webhooks: 'Who is told what happens, and how that went.',
} as const;

/** In the place of a schema: the body is a file of any type, byte by byte. */
export const BYTES = 'BYTES';

/** What a body holds: JSON as its schema says, or a file. */
export type BodySchema = z.ZodMiniType | typeof BYTES;

/** What a route says of itself, for whoever reads the documentation. */
export interface RouteFacts {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/ccaas/1`, with parameters as `{name}`. */
  readonly path: `/${string}`;
  /** A name for generated clients. */
  readonly operationId: string;
  readonly section: keyof typeof SECTIONS;
  readonly summary: string;
  readonly description?: string;
  readonly success: {
    readonly status: 200 | 201 | 202 | 204;
    readonly description: string;
    /** Absent where the answer has no body. */
    readonly schema?: BodySchema;
  };
  /** Further answers, by their status. */
  readonly others?: Readonly<Record<number, RouteAnswer>>;
}

/** An answer of a route beside the usual one and the failures that all routes have. */
export interface RouteAnswer {
  readonly description: string;
  /** Absent where the answer has no body. */
  readonly schema?: BodySchema;
}

/** The schemas of what a route is given. */
export interface RouteSchemas {
  readonly params?: Fields | undefined;
  readonly query?: Fields | undefined;
  readonly headers?: Fields | undefined;
  readonly body?: BodySchema | undefined;
}

/** A route of the API as it is described. */
export interface DescribedRoute extends RouteFacts {
  readonly schemas: RouteSchemas;
}

/** What a route says of itself that answers with JSON, if with anything. */
interface JsonRouteFacts extends RouteFacts {
  readonly success: RouteFacts['success'] & { readonly schema?: z.ZodMiniType };
}

/** A route of the API with everything that is known of it. */
export interface ApiRoute extends JsonRouteFacts {
  readonly schemas: RouteSchemas;
  /** @throws LiveChatError `INVALID_ARGUMENT` that names the field, and what the use case refuses */
  readonly handle: (deps: ApiDeps, raw: RawRequest) => Promise<unknown>;
}

/**
 * Declares a route once: its schemas check what comes in, give the handler its types, and describe the
 * route in the OpenAPI document.
 */
export function apiRoute<
  P extends Fields = Nothing,
  Q extends Fields = Nothing,
  H extends Fields = Nothing,
  B extends z.ZodMiniType = Nothing,
>(
  route: JsonRouteFacts & {
    readonly params?: P;
    readonly query?: Q;
    readonly headers?: H;
    readonly body?: B;
    readonly handle: (
      deps: ApiDeps,
      request: ApiRequest<z.output<P>, z.output<Q>, z.output<H>, z.output<B>>,
    ) => Promise<unknown>;
  },
): ApiRoute {
  const { params, query, headers, body, handle, ...facts } = route;
  return {
    ...facts,
    schemas: { params, query, headers, body },
    handle: async (deps, raw) =>
      handle(deps, {
        params: checkInput(params ?? nothing, raw.params, 'path') as z.output<P>,
        query: checkInput(query ?? nothing, raw.query, 'query') as z.output<Q>,
        headers: headersOf(headers ?? nothing, raw.headers) as z.output<H>,
        body: checkInput(body ?? nothing, body === undefined ? (raw.body ?? {}) : raw.body, 'body') as z.output<B>,
        program: raw.program,
      }),
  };
}

/** Clients send headers of their own. */
function headersOf(schema: z.ZodMiniType, headers: unknown): unknown {
  const parsed = schema.safeParse(headers, { reportInput: true });
  if (!parsed.success) throw invalidInput(parsed.error, 'headers');
  return parsed.data;
}
