import { LiveChatError, byteLength, type JsonObject, type JsonValue } from 'livechat-core/protocol';

/** How much contextual data one conversation may gather over all calls. */
export const CONTEXT_LIMITS = { bytes: 64 * 1024, keys: 400 } as const;

/**
 * Contextual data of a conversation after another call: key by key, a later value replaces an
 * earlier one whole.
 *
 * @throws LiveChatError `LIMIT_EXCEEDED` when a conversation would hold more than {@link CONTEXT_LIMITS}
 *
 * @example
 * ```ts
 * mergeContext({ color: 'red', size: 'M' }, { color: 'green' }); // { color: 'green', size: 'M' }
 * ```
 */
export function mergeContext(held: JsonObject, added: JsonObject): JsonObject {
  const merged = { ...held, ...added };
  if (countKeys(merged) > CONTEXT_LIMITS.keys) throw overLimit(`${CONTEXT_LIMITS.keys} keys`);
  if (byteLength(JSON.stringify(merged)) > CONTEXT_LIMITS.bytes) throw overLimit(`${CONTEXT_LIMITS.bytes} bytes`);
  return merged;
}

function countKeys(value: JsonValue): number {
  if (typeof value !== 'object' || value === null) return 0;
  const items = Object.values(value);
  const own = Array.isArray(value) ? 0 : items.length;
  return items.reduce<number>((sum, item) => sum + countKeys(item), own);
}

function overLimit(limit: string): LiveChatError {
  return new LiveChatError({
    code: 'LIMIT_EXCEEDED',
    message: `The contextual data of the conversation would exceed ${limit}.`,
    remedy: 'Reuse keys instead of adding new ones, or keep the data in your own backend and send a reference to it.',
    field: 'metadata',
  });
}
