/** Something wrong with a value, as it is found. */
export interface FoundIssue {
  readonly code: string;
  readonly input: unknown;
  /** Whether what comes after may still be looked at; left out: only lengths may. */
  readonly continue?: boolean;
  readonly path?: readonly PropertyKey[];
  readonly message?: string;
  /** What is wrong with each option of a union. */
  readonly errors?: readonly (readonly FoundIssue[])[];
  /** What is wrong with the name of an entry. */
  readonly reasons?: readonly FoundIssue[];
  readonly [detail: string]: unknown;
}

/** What {@link FoundIssue} is told as. */
export interface Issue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly [detail: string]: unknown;
}

/** A value on its way through a schema, with what was found wrong with it. */
export interface Parsed {
  readonly value: unknown;
  readonly issues: readonly FoundIssue[];
}

/** Whether nothing that reads the value may follow. */
export function isAborted(issues: readonly FoundIssue[]): boolean {
  return issues.some((issue) => issue.continue !== true);
}

/** The issues of a part, by their place in the whole. */
export function inside(key: PropertyKey, issues: readonly FoundIssue[]): readonly FoundIssue[] {
  return issues.map((issue) => ({ ...issue, path: [key, ...(issue.path ?? [])] }));
}

/** The issues as they are told, with those that are the reason of another one. */
export function tell(issues: readonly FoundIssue[], reportsInput: boolean): Issue[] {
  return issues.map(({ continue: _, input, path = [], message = 'Invalid input', errors, reasons, ...details }) => ({
    ...details,
    ...(errors === undefined ? {} : { errors: errors.map((branch) => tell(branch, reportsInput)) }),
    ...(reasons === undefined ? {} : { issues: tell(reasons, reportsInput) }),
    path,
    message,
    ...(reportsInput ? { input } : {}),
  }));
}

/** The words of a schema's author: alone, or among other settings. */
export type Words = string | { readonly error?: string; readonly path?: readonly PropertyKey[] };

/** What an issue takes over from the words of an author. */
export function wordsOf(words: Words | undefined): {
  readonly message?: string;
  readonly path?: readonly PropertyKey[];
} {
  if (words === undefined) return {};
  if (typeof words === 'string') return { message: words };
  const { error, path } = words;
  return { ...(error === undefined ? {} : { message: error }), ...(path === undefined ? {} : { path }) };
}
