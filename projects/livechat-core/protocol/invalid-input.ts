import type * as z from 'livechat-core/schemas';
import { LiveChatError } from './errors.js';

/**
 * Turns the first issue of a failed parse into a {@link LiveChatError} that names the field.
 *
 * @param root the path of what was parsed, used where the issue has none of its own, for example `frame`
 * @param name what sentences call the root; its path where left out
 */
export function invalidInput(error: z.core.$ZodError, root: string, name: string = root): LiveChatError {
  const issue = deepest(error.issues[0]);
  if (issue === undefined) {
    return new LiveChatError({
      code: 'INVALID_ARGUMENT',
      message: `${name} is not valid.`,
      remedy: `Correct ${root} and try again.`,
      field: root,
    });
  }
  const field = issue.path.length === 0 ? root : fieldPath(issue.path);
  return new LiveChatError({
    code: issue.code === 'too_big' ? 'LIMIT_EXCEEDED' : 'INVALID_ARGUMENT',
    message: `${issue.path.length === 0 ? name : field} ${problemOf(issue)}.`,
    remedy: remedyOf(issue, field),
    field,
  });
}

/**
 * Runs code that reads what a page made. What the page's own getters and proxies throw meanwhile is
 * the page's mistake, not a defect of the chat.
 *
 * @param field the path of what is read
 * @throws {@link LiveChatError} `INVALID_ARGUMENT` where reading fails; one that `read` throws passes unchanged
 *
 * @example
 * ```ts
 * readInput('metadata', () => Object.entries(metadata));
 * ```
 */
export function readInput<T>(field: string, read: () => T): T {
  try {
    return read();
  } catch (thrown) {
    if (isOwnError(thrown)) throw thrown;
    throw new LiveChatError({
      code: 'INVALID_ARGUMENT',
      message: `${field} cannot be read: ${reasonOf(thrown)}.`,
      remedy: 'Pass plain data, without getters or proxies that throw.',
      field,
      cause: thrown,
    });
  }
}

/** Of a failed union, the branch that came furthest tells best what is wrong. */
function deepest(issue: z.core.$ZodIssue | undefined): z.core.$ZodIssue | undefined {
  if (issue?.code !== 'invalid_union' || issue.errors.length === 0) return issue;
  const branches = issue.errors.map((branch) => deepest(branch[0])).filter((inner) => inner !== undefined);
  const [best] = branches.sort((a, b) => b.path.length - a.path.length);
  return best === undefined ? issue : { ...best, path: [...issue.path, ...best.path] };
}

/** How errors write a path: `items[0].sku`. */
export function fieldPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((before, key) => {
    if (typeof key === 'number') return `${before}[${key}]`;
    return before === '' ? String(key) : `${before}.${String(key)}`;
  }, '');
}

function problemOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is missing' : `must be ${TYPES[issue.expected] ?? issue.expected}`;
    case 'too_big':
      return `is over the limit of ${amountOf(issue.origin, issue.maximum)}`;
    case 'too_small':
      return isEmpty(issue) ? 'is empty' : `must ${leastOf(issue.origin, issue.minimum)}`;
    case 'invalid_value':
      return issue.input === undefined ? 'is missing' : `must be ${anyOf(issue.values)}`;
    case 'invalid_format':
      return isEmpty(issue) ? 'is empty' : 'does not have the required form';
    case 'unrecognized_keys':
      return `has unknown keys: ${issue.keys.join(', ')}`;
    case 'custom':
      return issue.message;
    case 'invalid_union': {
      const options = optionsOf(issue);
      if (options.length === 0) return 'has none of the allowed shapes';
      return isMissingChoice(issue) ? 'is missing' : `must be ${anyOf(options)}`;
    }
    default:
      return 'is not valid';
  }
}

function remedyOf(issue: z.core.$ZodIssue, field: string): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? `Set ${field}.` : `Correct ${field} and try again.`;
    case 'invalid_value':
      return `Set ${field} to ${anyOf(issue.values)}.`;
    case 'invalid_union': {
      const options = optionsOf(issue);
      return options.length === 0 ? `Correct ${field} and try again.` : `Set ${field} to ${anyOf(options)}.`;
    }
    case 'too_big':
      return `${issue.origin === 'number' ? 'Lower' : 'Shorten'} ${field}.`;
    default:
      return isEmpty(issue) ? `Set ${field}.` : `Correct ${field} and try again.`;
  }
}

/** How sentences call a type. */
const TYPES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

const UNITS: Readonly<Record<string, string>> = { string: 'character', array: 'item' };

function amountOf(origin: string, amount: number | bigint): string {
  const unit = UNITS[origin];
  return unit === undefined ? `${amount}` : `${amount} ${unit}${Number(amount) === 1 ? '' : 's'}`;
}

function leastOf(origin: string, least: number | bigint): string {
  return `${origin in UNITS ? 'have' : 'be'} at least ${amountOf(origin, least)}`;
}

function anyOf(values: readonly unknown[]): string {
  const texts = values.map(String);
  const last = texts.at(-1) ?? '';
  return texts.length < 2 ? last : `${texts.slice(0, -1).join(', ')} or ${last}`;
}

/** Whether a text is there, but blank. */
function isEmpty({ input }: z.core.$ZodIssue): boolean {
  return typeof input === 'string' && input.trim() === '';
}

/** What the key that tells the shapes of a union apart may be; nothing where there is no such key. */
function optionsOf(issue: z.core.$ZodIssueInvalidUnion): readonly unknown[] {
  return 'options' in issue && Array.isArray(issue.options) ? issue.options : [];
}

function isMissingChoice({ input, path }: z.core.$ZodIssueInvalidUnion): boolean {
  const key = path.at(-1);
  return typeof input === 'object' && input !== null && key !== undefined && !(key in input);
}

/** Asking a proxy what it is may throw as well. */
function isOwnError(thrown: unknown): boolean {
  try {
    return thrown instanceof LiveChatError;
  } catch {
    return false;
  }
}

function reasonOf(thrown: unknown): string {
  try {
    return (thrown instanceof Error ? thrown.message : String(thrown)).replace(/\.$/, '');
  } catch {
    return 'it throws what cannot be read either';
  }
}
