/**
 * The part of `zod/mini` that the chat's schemas use, in a sixth of its size: the build of the
 * widget puts it in the place of zod's. Here nobody meets a schema but the chat itself.
 * `schemas.spec.ts` holds it to zod, with all schemas of the protocol.
 */
export { maxLength, maximum, minLength, minimum, nonnegative, positive, refine, regex, toLowerCase } from './checks';
export {
  array,
  boolean,
  catchWith as catch,
  custom,
  discriminatedUnion,
  enumOf as enum,
  extend,
  int,
  literal,
  nullable,
  nullish,
  number,
  object,
  optional,
  record,
  string,
  union,
  unknown,
  url,
  withDefault as _default,
} from './kinds';
