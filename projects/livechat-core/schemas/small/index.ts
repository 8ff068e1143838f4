/**
 * What browsers get in the place of `zod/mini`: the part of it that the chat's schemas use, in a
 * sixth of its size. `schemas.spec.ts` holds it to zod, with all schemas of the protocol.
 */
export { maxLength, maximum, minLength, minimum, nonnegative, positive, refine, regex, toLowerCase } from './checks.js';
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
} from './kinds.js';
