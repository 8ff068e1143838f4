import { LiveChatError, copyStructuredData } from 'livechat-core/protocol';

/**
 * Which limit contextual or custom data is over. Its schema only says that something is wrong with it.
 *
 * @param field the path of the data
 * @returns `undefined` where it is refused for something else
 */
export function dataOverLimit(data: unknown, field: string): LiveChatError | undefined {
  try {
    copyStructuredData(data, field);
    return undefined;
  } catch (error) {
    return error instanceof LiveChatError && error.code === 'LIMIT_EXCEEDED' ? error : undefined;
  }
}
