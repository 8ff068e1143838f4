/** What a span tells beside its name: ids, counts and codes, never what people wrote. */
export type SpanFacts = Readonly<Record<string, string | number>>;

/** One piece of work, from its begin to its end. */
export interface Span {
  note(facts: SpanFacts): void;
  /** The work failed, or was refused. */
  fail(code: string): void;
  /** To be called once. */
  end(): void;
}

/** Where spans go. */
export interface Tracing {
  /** @param name few different ones: the kind of work, such as `POST /desk/api/session` */
  begin(name: string, facts: SpanFacts): Span;
  /** Sends what was not sent yet, as far as that is soon done. */
  close(): Promise<void>;
}

const NO_SPAN: Span = { note: () => undefined, fail: () => undefined, end: () => undefined };

/** Nobody wants to know. */
export const NO_TRACING: Tracing = { begin: () => NO_SPAN, close: async () => undefined };
