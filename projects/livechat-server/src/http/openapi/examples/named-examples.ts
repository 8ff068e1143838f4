import type { Json } from '../json-schema.js';

/** An example as OpenAPI has them. */
export interface NamedExample {
  /** What it is an example of, where there are several. */
  readonly summary?: string;
  readonly value: Json;
}

/** Examples by a name of their own. */
export type NamedExamples = Readonly<Record<string, NamedExample>>;

/** Examples of what an operation is given and answers. */
export interface OperationExamples {
  readonly body?: NamedExamples;
  readonly answer?: NamedExamples;
}

/** Examples by the operation's id. */
export type RouteExamples = Readonly<Record<string, OperationExamples>>;

export const bodies = (examples: NamedExamples): OperationExamples => ({ body: examples });

export const body = (value: Json): OperationExamples => bodies({ usual: { value } });

export const answered = (value: Json): OperationExamples => ({ answer: { usual: { value } } });
