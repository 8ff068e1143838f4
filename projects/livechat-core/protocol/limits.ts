/**
 * The limits of `livechat.v1`, checked by the client before it sends and by the server before it
 * stores. An input at the limit is accepted, one above it is refused with `LIMIT_EXCEEDED`.
 */
export const LIMITS = {
  /** One frame on the wire, in bytes of UTF-8. */
  frameBytes: 64 * 1024,
  /** A text, draft, `agentMessage` or `userMessage`, in UTF-16 code units as `String.length` counts them. */
  textLength: 4096,
  /** `customData` or the `metadata` of one call, in bytes of its JSON. */
  structuredDataBytes: 16 * 1024,
  /** Nesting of `customData` and `metadata`; a flat object has depth 1. */
  structuredDataDepth: 5,
  /** Keys of `customData` and `metadata`, counted through all levels. */
  structuredDataKeys: 100,
  /** Threads of one person that are open at the same time. */
  openThreads: 128,
  /** Messages and contextual data that wait in one client's outbox. */
  outboxEntries: 200,
  /** Messages in one page of history. */
  historyPage: 100,
  /** A JSON Web Token, in characters. */
  jwtLength: 8 * 1024,
  /** The `jti` and `sid` claims, in characters. */
  claimLength: 50,
  /** Messages that one connection may send at once, and how many it regains a second. */
  burst: 50,
  messagesPerSecond: 10,
  /** A socket that has not said `hello` is closed after so many milliseconds. */
  unauthenticatedMs: 10_000,
  /** What may wait in the server's memory for one slow reader, in bytes. */
  sendBufferBytes: 1024 * 1024,
} as const;

/** How often a client pings, and how long either side waits for a sign of life, in milliseconds. */
export const HEARTBEAT = {
  pingEveryMs: 15_000,
  clientPatienceMs: 35_000,
  serverPatienceMs: 90_000,
} as const;
