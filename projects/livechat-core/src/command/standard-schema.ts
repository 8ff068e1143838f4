/**
 * The part of Standard Schema v1 (https://standardschema.dev) that the chat uses: zod, valibot,
 * arktype and others give their schemas this face.
 */
export interface StandardSchema<Input> {
  /** What every schema library gives under this name. */
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => SchemaResult | Promise<SchemaResult>;
    readonly types?: { readonly input: Input; readonly output: unknown } | undefined;
  };
}

/** What a schema says of a value. */
export type SchemaResult =
  { readonly value: unknown; readonly issues?: undefined } | { readonly issues: readonly SchemaIssue[] };

/** What is wrong with a value, and where. */
export interface SchemaIssue {
  /** What is wrong, in the words of the schema. */
  readonly message: string;
  /** Where in the value; absent where it is the value as a whole. */
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}
