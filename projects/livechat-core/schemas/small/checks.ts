import { wordsOf, type FoundIssue, type Words } from './issue.js';

/** Looks at a value that is of the right type. */
export interface Check {
  /** Gives another value in the place of this one. */
  readonly change?: (value: unknown) => unknown;
  /** What is wrong, if anything is. */
  readonly find?: (value: unknown) => FoundIssue | null;
  /** It looks at whatever has a length, even where the type was wrong. */
  readonly isLength?: boolean;
  /** The most items that a list may have: those of a longer one are not looked at. */
  readonly maximum?: number;
}

/** What a check finds in a value of type `T`; that it is of this type is known by the schema's. */
function check<T>(find: (value: T) => FoundIssue | null, rest: Omit<Check, 'find'> = {}): Check {
  return { ...rest, find: find as (value: unknown) => FoundIssue | null };
}

export function maxLength(maximum: number): Check {
  return check<string | readonly unknown[]>(
    (input) =>
      lengthOf(input) <= maximum
        ? null
        : { origin: originOf(input), code: 'too_big', maximum, inclusive: true, input, continue: true },
    { isLength: true, maximum },
  );
}

export function minLength(minimum: number): Check {
  return check<string | readonly unknown[]>(
    (input) =>
      lengthOf(input) >= minimum
        ? null
        : { origin: originOf(input), code: 'too_small', minimum, inclusive: true, input, continue: true },
    { isLength: true },
  );
}

export function minimum(least: number): Check {
  return check<number>((input) => (input >= least ? null : tooSmall(input, least, true)));
}

export function nonnegative(): Check {
  return minimum(0);
}

export function positive(): Check {
  return check<number>((input) => (input > 0 ? null : tooSmall(input, 0, false)));
}

export function maximum(most: number): Check {
  return check<number>((input) =>
    input <= most ? null : { origin: 'number', code: 'too_big', maximum: most, inclusive: true, input, continue: true },
  );
}

export function regex(pattern: RegExp): Check {
  return check<string>((input) => {
    pattern.lastIndex = 0;
    if (pattern.test(input)) return null;
    const form = { origin: 'string', code: 'invalid_format', format: 'regex', pattern: String(pattern) };
    return { ...form, input, continue: true };
  });
}

export function toLowerCase(): Check {
  return { change: (value) => (typeof value === 'string' ? value.toLowerCase() : value) };
}

export function refine(isRight: (value: never) => unknown, words?: Words): Check {
  return check<never>((input) =>
    isRight(input) ? null : { code: 'custom', path: [], ...wordsOf(words), input, continue: true },
  );
}

function tooSmall(input: number, least: number, inclusive: boolean): FoundIssue {
  return { origin: 'number', code: 'too_small', minimum: least, inclusive, input, continue: true };
}

/** A text is as long as it has characters: what is written with two units counts once. */
function lengthOf(value: string | readonly unknown[]): number {
  return typeof value === 'string' ? value.replace(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g, '.').length : value.length;
}

function originOf(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  return typeof value === 'string' ? 'string' : 'unknown';
}
