import { LiveChatError, fieldPath, invalidInput } from 'livechat-core/protocol';
import type * as z from 'zod/mini';
import { dataOverLimit } from './data-over-limit.js';

/**
 * Gives what a schema makes of something from outside, where nothing of it is left over: a field under a
 * wrong name would do nothing, and nobody would notice.
 *
 * @param subject what the input is called where no field is to blame
 * @throws LiveChatError `INVALID_ARGUMENT`, `LIMIT_EXCEEDED`, naming the field
 */
export function checkInput<S extends z.ZodMiniType>(schema: S, input: unknown, subject: string): z.output<S> {
  const parsed = schema.safeParse(input, { reportInput: true });
  if (!parsed.success) throw refusalOf(parsed.error, subject);
  const unknown = unknownField(input, parsed.data);
  if (unknown !== undefined) throw notKnown(fieldPath(unknown));
  return parsed.data;
}

function refusalOf(error: z.core.$ZodError, subject: string): LiveChatError {
  const refusal = invalidInput(error, subject);
  const [issue] = error.issues;
  if (issue?.code !== 'custom') return refusal;
  return dataOverLimit(issue.input, refusal.field ?? subject) ?? refusal;
}

type Path = readonly (string | number)[];

/** Schemas leave out what they do not know, so whatever is in the input only is unknown. */
function unknownField(input: unknown, taken: unknown): Path | undefined {
  if (Array.isArray(input) && Array.isArray(taken)) {
    return firstOf(input.map((item: unknown, index) => within(index, item, taken[index])));
  }
  if (!isObject(input) || !isObject(taken)) return undefined;
  return firstOf(
    Object.entries(input)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => (Object.hasOwn(taken, key) ? within(key, value, taken[key]) : [key])),
  );
}

function within(key: string | number, input: unknown, taken: unknown): Path | undefined {
  const path = unknownField(input, taken);
  return path === undefined ? undefined : [key, ...path];
}

function firstOf(paths: readonly (Path | undefined)[]): Path | undefined {
  return paths.find((path) => path !== undefined);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function notKnown(field: string): LiveChatError {
  return new LiveChatError({
    code: 'INVALID_ARGUMENT',
    message: `${field} is not known here.`,
    remedy: 'Check how it is written, and that it goes with the other fields.',
    field,
  });
}
