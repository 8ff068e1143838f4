/**
 * What the protocol's schemas are made with: the part of `zod/mini` that they use. Who puts them
 * together with schemas of their own takes the maker from here as well, because for browsers another
 * one stands in this place, which is a sixth of the size and has nothing but these functions; its
 * schemas have `safeParse` and `check`.
 *
 * @example
 * ```ts
 * import { messageSchema } from 'livechat-core/protocol';
 * import * as z from 'livechat-core/schemas';
 *
 * const archive = z.object({ messages: z.array(messageSchema) }).safeParse(data);
 * ```
 *
 * @packageDocumentation
 */
export {
  _default,
  array,
  boolean,
  catch,
  custom,
  discriminatedUnion,
  enum,
  extend,
  int,
  literal,
  maxLength,
  maximum,
  minLength,
  minimum,
  nonnegative,
  nullable,
  nullish,
  number,
  object,
  optional,
  positive,
  record,
  refine,
  regex,
  string,
  toLowerCase,
  union,
  unknown,
  url,
} from 'zod/mini';
export type { ZodMiniType, core, infer } from 'zod/mini';
