import type { Check } from './checks.js';
import { isAborted, tell, type FoundIssue, type Issue, type Parsed } from './issue.js';

/** What a schema makes of a key that is not there: an error, nothing, or a value of its own. */
export type Absence = 'optional' | 'defaulted' | undefined;

/** What a kind of schema consists of. */
export interface Kind {
  /** Checks the type. The caps are the most items that a list may have. */
  readonly parse: (value: unknown, checks: readonly Check[]) => Parsed;
  readonly absence?: Absence;
  /** Whether a key that is absent stays so. */
  readonly staysAbsent?: boolean;
  /** All values, where they can be counted. */
  readonly values?: readonly unknown[];
  /** The values of a key, by which a union tells its options apart. */
  readonly valuesOf?: (key: string) => readonly unknown[];
  readonly shape?: Shape;
}

export type Shape = Readonly<Record<string, Schema>>;

/** The part of a schema of zod that the chat uses. */
export interface Schema {
  readonly kind: Kind;
  readonly checks: readonly Check[];
  readonly run: (value: unknown) => Parsed;
  check(...checks: readonly Check[]): Schema;
  safeParse(value: unknown, options?: { readonly reportInput?: boolean }): SafeParsed;
}

export type SafeParsed =
  | { readonly success: true; readonly data: unknown }
  | { readonly success: false; readonly error: { readonly issues: readonly Issue[] } };

/** Makes a schema of a kind. */
export function schemaOf(kind: Kind, checks: readonly Check[] = []): Schema {
  const run = (value: unknown): Parsed => {
    const parsed = kind.parse(value, checks);
    return checks.length === 0 ? parsed : checked(parsed, checks);
  };
  return {
    kind,
    checks,
    run,
    check: (...more) => schemaOf(kind, [...checks, ...more]),
    safeParse: (value, options) => {
      const parsed = run(value);
      if (parsed.issues.length === 0) return { success: true, data: parsed.value };
      return { success: false, error: { issues: tell(parsed.issues, options?.reportInput === true) } };
    },
  };
}

/** After something that ends it only lengths are looked at, and after what forbids more nothing is. */
function checked({ value: start, issues: found }: Parsed, checks: readonly Check[]): Parsed {
  let value = start;
  const issues: FoundIssue[] = [...found];
  let isOver = isAborted(issues);
  for (const { change, find, isLength } of checks) {
    if (isLength === true ? issues.some((issue) => issue.continue === false) || !hasLength(value) : isOver) continue;
    if (change !== undefined) value = change(value);
    const issue = find?.(value) ?? null;
    if (issue === null) continue;
    issues.push(issue);
    isOver ||= isAborted([issue]);
  }
  return { value, issues };
}

function hasLength(value: unknown): boolean {
  return value !== null && value !== undefined && (value as { readonly length?: unknown }).length !== undefined;
}
