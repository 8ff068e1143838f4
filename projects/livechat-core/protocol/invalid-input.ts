import type * as z from 'zod/mini';
import { LiveChatError } from './errors.js';

/**
 * Turns the first issue of a failed parse into a {@link LiveChatError} that names the field.
 *
 * @param subject what was parsed, used where the issue has no path, for example `frame`
 */
export function invalidInput(error: z.core.$ZodError, subject: string): LiveChatError {
  const issue = deepest(error.issues[0]);
  if (issue === undefined) {
    return new LiveChatError({
      code: 'INVALID_ARGUMENT',
      message: `${subject} is not valid.`,
      remedy: 'Check its shape.',
    });
  }
  const field = issue.path.length === 0 ? subject : issue.path.map(String).join('.');
  const overLimit = issue.code === 'too_big';
  return new LiveChatError({
    code: overLimit ? 'LIMIT_EXCEEDED' : 'INVALID_ARGUMENT',
    message: `${field} ${problemOf(issue)}.`,
    remedy: overLimit ? `Shorten ${field}.` : `Correct ${field} and try again.`,
    field,
  });
}

/** Of a failed union, the branch that came furthest tells best what is wrong. */
function deepest(issue: z.core.$ZodIssue | undefined): z.core.$ZodIssue | undefined {
  if (issue?.code !== 'invalid_union' || issue.errors.length === 0) return issue;
  const branches = issue.errors.map((branch) => deepest(branch[0])).filter((inner) => inner !== undefined);
  const [best] = branches.sort((a, b) => b.path.length - a.path.length);
  return best === undefined ? issue : { ...best, path: [...issue.path, ...best.path] };
}

function problemOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is missing' : `must be of type ${issue.expected}`;
    case 'too_big':
      return `is over the limit of ${issue.maximum}`;
    case 'too_small':
      return `is under the least of ${issue.minimum}`;
    case 'invalid_value':
      return `must be ${issue.values.length === 1 ? '' : 'one of '}${issue.values.map(String).join(', ')}`;
    case 'invalid_format':
      return 'does not have the required form';
    case 'unrecognized_keys':
      return `has unknown keys: ${issue.keys.join(', ')}`;
    case 'custom':
      return issue.message;
    case 'invalid_union':
      return 'has none of the allowed shapes';
    default:
      return 'is not valid';
  }
}
