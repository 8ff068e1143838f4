import type { Check } from './checks.js';
import { inside, isAborted, wordsOf, type FoundIssue, type Parsed, type Words } from './issue.js';
import { schemaOf, type Absence, type Schema, type Shape } from './schema.js';

export function string(): Schema {
  return typed('string', (value) => typeof value === 'string');
}

export function boolean(): Schema {
  return typed('boolean', (value) => typeof value === 'boolean');
}

export function number(): Schema {
  return schemaOf({ parse: parseNumber });
}

/** A whole number that a computer holds exactly. */
export function int(): Schema {
  return schemaOf({ parse: parseNumber }, [{ find: (value) => wholeNumberIssue(value) }]);
}

export function unknown(): Schema {
  return schemaOf({ parse: fine });
}

export function custom(isRight: (value: unknown) => unknown, words?: Words): Schema {
  return schemaOf({ parse: fine }, [
    {
      find: (input) =>
        isRight(input) ? null : { code: 'custom', path: [], ...wordsOf(words), input, continue: false },
    },
  ]);
}

/** An address whose scheme fits a pattern, without what an address bar would strip. */
export function url({ protocol }: { readonly protocol: RegExp }): Schema {
  const format = { code: 'invalid_format', format: 'url' };
  const parse = (input: unknown): Parsed => {
    if (typeof input !== 'string') return wrong({ expected: 'string', code: 'invalid_type', input });
    const trimmed = input.trim();
    // An address of the web has its two slashes, though a browser would guess them.
    if (protocol.source === '^https?$' && !/^https?:\/\//i.test(trimmed)) {
      return { value: input, issues: [{ ...format, note: 'Invalid URL format', input, continue: true }] };
    }
    const scheme = schemeOf(trimmed);
    if (scheme === null) return { value: input, issues: [{ ...format, input, continue: true }] };
    const value = trimmed.replace(/[\t\n\r]/g, '');
    if (protocol.test(scheme)) return { value, issues: [] };
    const mismatch = { ...format, note: 'Invalid protocol', pattern: protocol.source };
    return { value, issues: [{ ...mismatch, input, continue: true }] };
  };
  return schemaOf({ parse });
}

/** Not by `URL.canParse`, which Safari has from 17 on. */
function schemeOf(address: string): string | null {
  try {
    return new URL(address).protocol.slice(0, -1);
  } catch {
    return null;
  }
}

export function literal(value: unknown): Schema {
  return oneOf([value]);
}

export function enumOf(values: readonly unknown[]): Schema {
  return oneOf(values);
}

export function array(item: Schema): Schema {
  const parse = (input: unknown, checks: readonly Check[]): Parsed => {
    if (!Array.isArray(input)) return wrong({ expected: 'array', code: 'invalid_type', input });
    const tooLong = checks.find(({ maximum }) => maximum !== undefined && input.length > maximum)?.find?.(input);
    if (tooLong) return { value: input, issues: [{ ...tooLong, continue: false }] };
    // Not by Array.from: libraries of old pages put one there that takes no function. The copy has no holes.
    const items = [...(input as readonly unknown[])].map((value) => item.run(value));
    return {
      value: items.map(({ value }) => value),
      issues: items.flatMap(({ issues }, index) => inside(index, issues)),
    };
  };
  return schemaOf({ parse });
}

export function object(shape: Shape): Schema {
  return withShape(shape, []);
}

export function extend(schema: Schema, shape: Shape): Schema {
  return withShape({ ...schema.kind.shape, ...shape }, schema.checks);
}

export function record(key: Schema, item: Schema): Schema {
  const parse = (input: unknown): Parsed => {
    if (!isPlainObject(input)) return wrong({ expected: 'record', code: 'invalid_type', input });
    const value: Record<PropertyKey, unknown> = {};
    const issues: FoundIssue[] = [];
    for (const name of Reflect.ownKeys(input)) {
      if (name === '__proto__' || !Object.prototype.propertyIsEnumerable.call(input, name)) continue;
      const named = key.run(name);
      if (named.issues.length > 0) {
        issues.push({ code: 'invalid_key', origin: 'record', reasons: named.issues, input: name, path: [name] });
        continue;
      }
      const held = item.run(input[name]);
      issues.push(...inside(name, held.issues));
      value[named.value as PropertyKey] = held.value;
    }
    return { value, issues };
  };
  return schemaOf({ parse });
}

export function union(options: readonly Schema[]): Schema {
  const parse = (input: unknown): Parsed => {
    const tried: Parsed[] = [];
    for (const option of options) {
      const parsed = option.run(input);
      if (parsed.issues.length === 0) return parsed;
      tried.push(parsed);
    }
    // Of the right type, and wrong in a detail: that is what it was meant to be.
    const meant = tried.filter(({ issues }) => !isAborted(issues));
    const [only] = meant;
    if (only !== undefined && meant.length === 1) return only;
    return wrong({ code: 'invalid_union', input, errors: tried.map(({ issues }) => issues) });
  };
  const values = options.flatMap(({ kind }) => kind.values ?? []);
  return schemaOf({
    parse,
    absence: absenceOf(options),
    staysAbsent: options.some(({ kind }) => kind.staysAbsent),
    ...(options.every(({ kind }) => kind.values) ? { values } : {}),
  });
}

/** A union whose options one key tells apart. */
export function discriminatedUnion(discriminator: string, options: readonly Schema[]): Schema {
  const byValue = new Map<unknown, Schema>();
  for (const option of options) {
    for (const value of option.kind.valuesOf?.(discriminator) ?? []) byValue.set(value, option);
  }
  const parse = (input: unknown): Parsed => {
    if (!isObject(input)) return wrong({ code: 'invalid_type', expected: 'object', input });
    const option = byValue.get(input[discriminator]);
    if (option !== undefined) return option.run(input);
    const choice = { note: 'No matching discriminator', discriminator, options: [...byValue.keys()] };
    return wrong({ code: 'invalid_union', errors: [], ...choice, input, path: [discriminator] });
  };
  const valuesOf = (key: string): readonly unknown[] => options.flatMap(({ kind }) => kind.valuesOf?.(key) ?? []);
  return schemaOf({ parse, absence: absenceOf(options), staysAbsent: false, valuesOf });
}

export function optional(inner: Schema): Schema {
  const isDefaulted = inner.kind.absence === 'defaulted';
  return schemaOf({
    parse: (value) => (value === undefined && !isDefaulted ? fine(value) : inner.run(value)),
    absence: isDefaulted ? 'defaulted' : 'optional',
    staysAbsent: true,
    ...(inner.kind.values === undefined ? {} : { values: [...inner.kind.values, undefined] }),
  });
}

export function nullable(inner: Schema): Schema {
  return schemaOf({
    parse: (value) => (value === null ? fine(value) : inner.run(value)),
    absence: inner.kind.absence,
    staysAbsent: inner.kind.staysAbsent === true,
    ...(inner.kind.values === undefined ? {} : { values: [...inner.kind.values, null] }),
  });
}

export function nullish(inner: Schema): Schema {
  return optional(nullable(inner));
}

export function withDefault(inner: Schema, value: unknown): Schema {
  return schemaOf({
    parse: (given) => (given === undefined ? fine(value) : inner.run(given)),
    absence: 'defaulted',
    ...(inner.kind.values === undefined ? {} : { values: inner.kind.values }),
  });
}

/** Gives a value in the place of one that is wrong. */
export function catchWith(inner: Schema, value: unknown): Schema {
  return schemaOf({
    parse: (given) => {
      const parsed = inner.run(given);
      return parsed.issues.length === 0 ? parsed : fine(value);
    },
    absence: inner.kind.absence ?? 'optional',
    staysAbsent: inner.kind.staysAbsent === true,
    ...(inner.kind.values === undefined ? {} : { values: inner.kind.values }),
  });
}

function withShape(shape: Shape, checks: readonly Check[]): Schema {
  const entries = Object.entries(shape);
  const parse = (input: unknown): Parsed => {
    if (!isObject(input)) return wrong({ expected: 'object', code: 'invalid_type', input });
    const value: Record<string, unknown> = {};
    const issues: FoundIssue[] = [];
    for (const [key, { kind, run }] of entries) {
      const parsed = run(input[key]);
      const isPresent = key in input;
      if (!isPresent && kind.staysAbsent === true && (kind.absence === 'optional' || parsed.issues.length > 0))
        continue;
      issues.push(...inside(key, parsed.issues));
      if (!isPresent && kind.absence === undefined) {
        const missing = { code: 'invalid_type', expected: 'nonoptional', input: undefined, path: [key] };
        if (parsed.issues.length === 0) issues.push(missing);
      } else if (parsed.value !== undefined || isPresent || (kind.absence === 'defaulted' && !kind.staysAbsent)) {
        value[key] = parsed.value;
      }
    }
    return { value, issues };
  };
  const valuesOf = (key: string): readonly unknown[] => {
    const { values, absence } = shape[key]?.kind ?? {};
    return [...(values ?? []), ...(values !== undefined && absence !== undefined ? [undefined] : [])];
  };
  return schemaOf({ parse, shape, valuesOf }, checks);
}

function oneOf(values: readonly unknown[]): Schema {
  const known = new Set(values);
  const parse = (input: unknown): Parsed =>
    known.has(input) ? fine(input) : wrong({ code: 'invalid_value', values, input });
  return schemaOf({ parse, values });
}

function typed(expected: string, isOfType: (value: unknown) => boolean): Schema {
  return schemaOf({
    parse: (input) => (isOfType(input) ? fine(input) : wrong({ expected, code: 'invalid_type', input })),
  });
}

function parseNumber(input: unknown): Parsed {
  if (Number.isFinite(input)) return fine(input);
  const received = typeof input === 'number' ? { received: String(input) } : {};
  return wrong({ expected: 'number', code: 'invalid_type', input, ...received });
}

function wholeNumberIssue(input: unknown): FoundIssue | null {
  if (Number.isSafeInteger(input)) return null;
  if (!Number.isInteger(input))
    return { expected: 'int', format: 'safeint', code: 'invalid_type', continue: false, input };
  const limit =
    Number(input) > 0
      ? { code: 'too_big', maximum: Number.MAX_SAFE_INTEGER }
      : { code: 'too_small', minimum: Number.MIN_SAFE_INTEGER };
  const note = 'Integers must be within the safe integer range.';
  return { ...limit, input, note, origin: 'int', inclusive: true, continue: true };
}

function absenceOf(options: readonly Schema[]): Absence {
  const absences = options.map(({ kind }) => kind.absence);
  return absences.includes('defaulted') ? 'defaulted' : absences.find((absence) => absence !== undefined);
}

function fine(value: unknown): Parsed {
  return { value, issues: [] };
}

/** The value is not of the type: nothing more can be said of it. */
function wrong(issue: FoundIssue): Parsed {
  return { value: issue.input, issues: [issue] };
}

function isObject(value: unknown): value is Readonly<Record<PropertyKey, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Made by a literal, or by nobody: objects of classes are no records. */
function isPlainObject(value: unknown): value is Readonly<Record<PropertyKey, unknown>> {
  if (!isObject(value)) return false;
  const { constructor } = value;
  if (typeof constructor !== 'function') return true;
  return isObject(constructor.prototype) && Object.hasOwn(constructor.prototype, 'isPrototypeOf');
}
