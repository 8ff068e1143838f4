import type * as z from 'livechat-core/schemas';
import { LiveChatError } from './errors.js';
import { invalidInput, readInput } from './invalid-input.js';

/** How errors speak of a command's argument. */
export interface ArgumentWords {
  /** Its path. */
  readonly field: string;
  /** What it is, in a sentence. */
  readonly name: string;
  /** How it is passed. */
  readonly form: string;
}

/** Checks a command's argument; throws a {@link LiveChatError} that names the field at fault. */
export function parseArgument<S extends z.ZodMiniType>(schema: S, arg: unknown, words: ArgumentWords): z.infer<S> {
  const parsed = readInput(words.field, () => schema.safeParse(arg, { reportInput: true }));
  if (parsed.success) return parsed.data;
  if (arg === undefined || arg === null) {
    throw new LiveChatError({
      code: 'INVALID_ARGUMENT',
      message: `The command needs an argument: the ${words.name}.`,
      remedy: `Pass the ${words.name} as the second argument: ${words.form}.`,
      field: 'arg',
    });
  }
  const [issue] = parsed.error.issues;
  if (issue?.code === 'invalid_type' && issue.path.length === 0) {
    throw new LiveChatError({
      code: 'INVALID_ARGUMENT',
      message: `The ${words.name} must be ${words.form}.`,
      remedy: `Pass ${words.form}.`,
      field: words.field,
    });
  }
  throw invalidInput(parsed.error, words.field, `The ${words.name}`);
}

/** The error for a part of an argument that has to be there. */
export function missingField(field: string, message: string): LiveChatError {
  return new LiveChatError({ code: 'INVALID_ARGUMENT', message, remedy: `Set ${field}.`, field });
}
