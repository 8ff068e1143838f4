import type { Command } from '../../protocol/commands.js';
import { LiveChatError } from '../../protocol/errors.js';
import { fieldPath } from '../../protocol/invalid-input.js';
import { copyJsonObject, copyStructuredData } from '../../protocol/structured-data.js';
import type { ChatTypes, ContextOf, CustomDataOf } from '../chat-types.js';
import type { StandardSchema } from './standard-schema.js';

/**
 * A site's own rules for its data, as schemas of any library that speaks Standard Schema. They see
 * the data as JSON carries it, for example dates as texts; what they make of it is what is sent.
 */
export interface ChatSchemas<T extends ChatTypes = ChatTypes> {
  /** Checks the `metadata` of each `send_contextual_data`. */
  readonly context?: StandardSchema<ContextOf<T, unknown>>;
  /** Checks the `customData` of each `CUSTOM_DATA` message. */
  readonly customData?: StandardSchema<CustomDataOf<T, unknown>>;
}

/**
 * A command whose data fits the site's own rules.
 *
 * @throws {@link LiveChatError} `INVALID_ARGUMENT` naming the field that does not
 */
export function checkSchemas(command: Command, { context, customData }: ChatSchemas): Command {
  if (command.name === 'send_contextual_data' && context !== undefined) {
    const metadata = copyJsonObject(accepted(context, command.metadata, 'metadata'), 'metadata');
    return { ...command, metadata };
  }
  if (command.name === 'send' && command.payload.type === 'CUSTOM_DATA' && customData !== undefined) {
    const checked = copyStructuredData(accepted(customData, command.payload.customData, 'customData'), 'customData');
    return { ...command, payload: { ...command.payload, customData: checked } };
  }
  return command;
}

function accepted(schema: StandardSchema<unknown>, value: unknown, root: string): unknown {
  const result = schema['~standard'].validate(value);
  if (result instanceof Promise) {
    throw new LiveChatError({
      code: 'INVALID_ARGUMENT',
      message: `The schema for ${root} answers later; a command is checked at the call.`,
      remedy: 'Give createLiveChat a schema without asynchronous checks.',
      field: `schemas.${root === 'metadata' ? 'context' : root}`,
    });
  }
  if (result.issues === undefined) return result.value;
  const [issue] = result.issues;
  const keys = (issue?.path ?? []).map((part) => (typeof part === 'object' ? part.key : part));
  const field = fieldPath([root, ...keys]);
  throw new LiveChatError({
    code: 'INVALID_ARGUMENT',
    message: `${field} is not what the site has agreed on: ${issue?.message ?? 'it is refused'}.`.replace(/\.\.$/, '.'),
    remedy: `Correct ${field}, or the schema that createLiveChat was given.`,
    field,
  });
}
