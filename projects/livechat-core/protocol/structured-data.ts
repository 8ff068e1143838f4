import { toJsonText } from './json-text.js';
import { LIMITS } from './limits.js';
import { LiveChatError } from './errors.js';
import { readInput } from './invalid-input.js';

/** A value that survives JSON unchanged. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** The key-value pairs of contextual data. */
export type JsonObject = Readonly<Record<string, JsonValue>>;

const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

interface WithWords {
  readonly toJSON?: unknown;
}

interface Walk {
  keys: number;
  readonly field: string;
}

/**
 * Copies a value from a page into plain JSON data, or throws a {@link LiveChatError} that names the
 * path of what cannot be sent: what throws when it is read, functions, symbols, big integers, non-finite numbers, cycles,
 * objects that JSON would lose (a `Map`, a `Set`), forbidden keys, and anything over the limits of depth, keys and bytes.
 * As with `JSON.stringify` dates become ISO strings, an object with `toJSON` (a `URL`) is what that gives, and
 * `undefined` properties are left out.
 *
 * @example
 * ```ts
 * copyStructuredData({ cart: [{ sku: 'A1', qty: 2 }] }, 'metadata');
 * ```
 */
export function copyStructuredData(value: unknown, field: string): JsonValue {
  const walk: Walk = { keys: 0, field };
  const copy = readInput(field, () => copyValue(value, field, 0, walk));
  const bytes = new TextEncoder().encode(toJsonText(copy)).length;
  if (bytes > LIMITS.structuredDataBytes) {
    throw overLimit(field, `${bytes} bytes of JSON`, `${LIMITS.structuredDataBytes} bytes`);
  }
  return copy;
}

/** As {@link copyStructuredData}, for a value that must be an object of key-value pairs. */
export function copyJsonObject(value: unknown, field: string): JsonObject {
  if (!readInput(field, () => isKeyed(inItsWords(value)))) {
    throw invalid(field, `${field} must be an object of key-value pairs, not ${describe(value)}.`);
  }
  return copyStructuredData(value, field) as JsonObject;
}

/** Whether an object has the shape of structured data; the server's check of what a peer sent. */
export function isStructuredData(value: unknown): boolean {
  try {
    copyStructuredData(value, 'value');
    return true;
  } catch {
    return false;
  }
}

function copyValue(given: unknown, path: string, depth: number, walk: Walk): JsonValue {
  const value = inItsWords(given);
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw invalid(path, `${path} is ${value}, which JSON cannot carry.`);
    // JSON knows no negative zero.
    return value === 0 ? 0 : value;
  }
  if (typeof value !== 'object') throw cannotCarry(path, value);
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) throw invalid(path, `${path} is an invalid date.`);
    return value.toISOString();
  }
  // Cycles end here too: they exceed any depth.
  if (depth >= LIMITS.structuredDataDepth) {
    throw overLimit(
      walk.field,
      `nested deeper than ${LIMITS.structuredDataDepth} levels at ${path}`,
      `${LIMITS.structuredDataDepth} levels`,
    );
  }
  if (Array.isArray(value)) {
    if (value.length > LIMITS.structuredDataBytes) {
      throw overLimit(walk.field, `a list of ${value.length} items at ${path}`, `${LIMITS.structuredDataBytes} bytes`);
    }
    return value.map((item, index) => copyValue(item ?? null, `${path}[${index}]`, depth + 1, walk));
  }
  return copyObject(value, path, depth, walk);
}

/** What an object says of itself; not what a library has made all objects say. */
function inItsWords(value: unknown): unknown {
  if (!isKeyed(value)) return value;
  const { toJSON } = value;
  const isOwn = typeof toJSON === 'function' && toJSON !== (Object.prototype as WithWords).toJSON;
  return isOwn ? (toJSON.call(value) as unknown) : value;
}

function copyObject(value: object, path: string, depth: number, walk: Walk): JsonObject {
  const copy: Record<string, JsonValue> = {};
  const entries = Object.entries(value);
  // A Map, say: what it holds is in no property, so that JSON would make an empty object of it.
  if (entries.length === 0 && !isPlain(value)) throw cannotCarry(path, value);
  for (const [key, item] of entries) {
    if (item === undefined) continue;
    if (FORBIDDEN_KEYS.has(key)) throw invalid(`${path}.${key}`, `The key ${key} is not allowed in ${walk.field}.`);
    walk.keys += 1;
    if (walk.keys > LIMITS.structuredDataKeys) {
      throw overLimit(walk.field, `more than ${LIMITS.structuredDataKeys} keys`, `${LIMITS.structuredDataKeys} keys`);
    }
    copy[key] = copyValue(item, `${path}.${key}`, depth + 1, walk);
  }
  return copy;
}

function isKeyed(value: unknown): value is WithWords {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

/** Also of another page or frame, whose objects have a prototype of their own. */
function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value) as object | null;
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function describe(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (value instanceof Date) return 'a date';
  if (typeof value === 'object') return `a ${Object.prototype.toString.call(value).slice(8, -1)}`;
  return value === undefined ? 'undefined' : `a ${typeof value}`;
}

function cannotCarry(field: string, value: unknown): LiveChatError {
  return invalid(field, `${field} is ${describe(value)}, which JSON cannot carry.`);
}

function invalid(field: string, message: string): LiveChatError {
  return new LiveChatError({
    code: 'INVALID_ARGUMENT',
    message,
    remedy: 'Pass plain JSON data: strings, finite numbers, booleans, null, lists and objects.',
    field,
  });
}

function overLimit(field: string, found: string, limit: string): LiveChatError {
  return new LiveChatError({
    code: 'LIMIT_EXCEEDED',
    message: `${field} is ${found}.`,
    remedy: `Keep ${field} within ${limit}; pass a reference to what is larger.`,
    field,
  });
}
