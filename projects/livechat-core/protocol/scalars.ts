import * as z from 'livechat-core/schemas';
import { LIMITS } from './limits.js';
import { isStructuredData, type JsonObject, type JsonValue } from './structured-data.js';

/** To ask the object itself would make a name of the engine's out of every id. */
const reservedNames = /* @__PURE__ */ new Set(/* @__PURE__ */ Object.getOwnPropertyNames(Object.prototype));

/** An opaque id: 128 random bits in base64url, or an id of the same alphabet given by a client. */
export const idSchema = z.string().check(
  z.regex(/^[A-Za-z0-9_-]{8,64}$/),
  // An id is used as a key, and must not find what every object has.
  z.refine((id) => !reservedNames.has(id), 'is a reserved name'),
);

/** The id of a widget, a UUID; in lower case, however it is written. */
export const widgetIdSchema = z
  .string()
  .check(z.toLowerCase(), z.regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i));

/** Where a server is: an origin, with a path where a proxy mounts it under one. */
export const serverUrlSchema = z.url({ protocol: /^https?$/ });

/** A language tag, or none: `matchLanguage` finds the nearest supported one. */
export const languageTagSchema = z.nullish(z.string());

/** Nothing is stored, connected or asked for before `grant_consent`, or the chat is opened. */
export const consentSchema = z.literal('required');

/** A text that people wrote: not blank, at most {@link LIMITS.textLength} characters. */
export const textSchema = z.string().check(z.regex(/\S/), z.maxLength(LIMITS.textLength));

/** Milliseconds since 1970, by the server's clock. */
export const momentSchema = z.int().check(z.nonnegative());

/** The place of a message in its thread: 1, 2, 3, … without a gap. 0 stands for "none". */
export const seqSchema = z.int().check(z.nonnegative());

/** JSON data within the limits for `customData`. */
export const structuredDataSchema = z.custom<JsonValue>(
  (value) => value !== undefined && isStructuredData(value),
  'must be JSON data within 16 KiB, 5 levels and 100 keys',
);

/** JSON key-value pairs within the limits for contextual data. */
export const metadataSchema = z.custom<JsonObject>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value) && isStructuredData(value),
  'must be an object of JSON data within 16 KiB, 5 levels and 100 keys',
);

/** A credential of this browser: 256 random bits in base64url, made by the server. */
export const visitorTokenSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));

/** A JSON Web Token in compact form; its content is checked by the server. */
export const jwtSchema = z.string().check(z.maxLength(LIMITS.jwtLength), z.regex(/^[\w-]+\.[\w-]+\.[\w-]*$/));
