/** How long a client may take to send a request, in milliseconds. */
export interface RequestPatience {
  readonly headersMs: number;
  /** The whole of it; an attachment over a slow network takes its time. */
  readonly wholeMs: number;
  /** The rest of it, once the server stops: whoever starts it waits for half a minute in all. */
  readonly farewellMs: number;
}

export const REQUEST_PATIENCE: RequestPatience = { headersMs: 10_000, wholeMs: 120_000, farewellMs: 10_000 };

/** The options of Fastify, and of Node below it, that say so. */
export function serverTimeouts({ headersMs, wholeMs }: Pick<RequestPatience, 'headersMs' | 'wholeMs'>): {
  readonly requestTimeout: number;
  readonly http: { readonly headersTimeout: number; readonly connectionsCheckingInterval: number };
} {
  // Node looks from time to time whether somebody takes too long.
  const http = { headersTimeout: headersMs, connectionsCheckingInterval: Math.ceil(headersMs / 4) };
  return { requestTimeout: wholeMs, http };
}
