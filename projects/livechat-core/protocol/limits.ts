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
  /** One attachment, in bytes. */
  attachmentBytes: 10 * 1024 * 1024,
  filesPerMessage: 10,
  /** The name of a file, in characters. */
  fileNameLength: 255,
  /** The address of a link, in characters. */
  urlLength: 2048,
  /** A text on a button, a card or a field, in characters. */
  labelLength: 200,
  /** What a button gives back, in characters. */
  payloadLength: 1000,
  /** Buttons or quick replies of one message. */
  buttons: 10,
  minCards: 2,
  maxCards: 10,
  cardActions: 4,
  /** Fields of a pre-chat form, and what a choice of it offers. */
  formFields: 20,
  formOptions: 50,
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

/** How often typing is said again while it goes on, and after how long without that it is over, in milliseconds. */
export const TYPING = { repeatMs: 3_000, forgetMs: 6_000 } as const;

/** How often a client pings, and how long either side waits for a sign of life, in milliseconds. */
export const HEARTBEAT = {
  pingEveryMs: 15_000,
  clientPatienceMs: 35_000,
  serverPatienceMs: 90_000,
} as const;
