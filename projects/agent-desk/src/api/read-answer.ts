import { errorBodySchema, type ErrorCode } from 'livechat-core/protocol';
import type * as z from 'livechat-core/schemas';
import { DeskApiError } from './desk-api-error';

/**
 * Reads an answer of the server.
 *
 * @throws {@link DeskApiError} the server's own error for a refusal; `UNAVAILABLE` when something
 *   between answered instead; `INTERNAL_ERROR` when a good answer does not have the agreed shape
 */
export async function readAnswer<S extends z.ZodMiniType>(response: Response, schema: S): Promise<z.infer<S>> {
  const body = await readJson(response);
  if (!response.ok) throw refusal(response, body);
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new DeskApiError({
    code: 'INTERNAL_ERROR',
    status: response.status,
    message: 'The server answered in a form that this desk does not know.',
    remedy: 'Reload the page; when that does not help, update the server and the desk together.',
    cause: parsed.error,
  });
}

/** As {@link readAnswer}, for an answer of which only the success counts. */
export async function readSuccess(response: Response): Promise<void> {
  if (!response.ok) throw refusal(response, await readJson(response));
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return JSON.parse(await response.text());
  } catch {
    return undefined;
  }
}

function refusal(response: Response, body: unknown): DeskApiError {
  const retryAfter = Number.parseInt(response.headers.get('retry-after') ?? '', 10);
  const parsed = errorBodySchema.safeParse(isRecord(body) ? body['error'] : undefined);
  const error = parsed.success
    ? parsed.data
    : {
        code: codeOf(response.status),
        message: `The server answered with status ${response.status}.`,
        remedy: 'Try again in a moment.',
      };
  return new DeskApiError({
    ...error,
    status: response.status,
    ...(Number.isNaN(retryAfter) ? {} : { retryAfterSeconds: Math.max(1, retryAfter) }),
  });
}

/** For answers without an error body, as a proxy on the way gives them. */
function codeOf(status: number): ErrorCode {
  if (status === 401) return 'UNAUTHENTICATED';
  if (status === 403) return 'FORBIDDEN';
  if (status === 404) return 'NOT_FOUND';
  if (status === 429) return 'RATE_LIMITED';
  return status >= 500 ? 'UNAVAILABLE' : 'INVALID_ARGUMENT';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
