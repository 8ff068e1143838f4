import * as fc from 'fast-check';
import * as protocol from '../protocol';
import * as zod from '.';
import * as small from './small';

/** What the protocol's schemas are made with outside of browsers. */
const MAKER = 'livechat-core/schemas';

/** What the comparison needs of a schema, be it zod's or ours. */
interface AnySchema {
  safeParse(value: unknown, options: { readonly reportInput: boolean }): unknown;
}

/** A schema of zod, with what it is made of. */
interface ZodSchema extends AnySchema {
  readonly def: unknown;
}

/** The definition that zod keeps of a schema. */
interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, ZodSchema>>;
  readonly element?: ZodSchema;
  readonly options?: readonly ZodSchema[];
  readonly innerType?: ZodSchema;
  readonly valueType?: ZodSchema;
  readonly values?: readonly unknown[];
  readonly entries?: Readonly<Record<string, unknown>>;
}

const isSchema = (value: unknown): value is AnySchema =>
  typeof value === 'object' && value !== null && 'safeParse' in value;

const schemasOf = (module: object): ReadonlyMap<string, AnySchema> =>
  new Map(Object.entries(module).filter((entry): entry is [string, AnySchema] => isSchema(entry[1])));

/** The protocol, as browsers get it. */
function protocolWithSmallSchemas(): object {
  let module: object = {};
  jest.isolateModules(() => {
    jest.doMock(MAKER, () => small);
    module = jest.requireActual<object>('../protocol');
    jest.dontMock(MAKER);
  });
  return module;
}

const SCALARS = fc.oneof(
  fc.constantFrom<unknown>(undefined, null, true, false, '', ' ', 'a', 'ID-12345678', 'https://a.example/x', 'http:a'),
  fc.constantFrom<unknown>(0, -1, 1, 1.5, Number.NaN, Infinity, 2 ** 53, -(2 ** 53), [], {}, [1], ['a', 'b']),
  fc.constantFrom<unknown>('85EA1938-f457-496d-8532-8fa489beea63', 'image/png', 'de-DE', '{}', '-', '_', '\u{1F600}'),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.integer(),
  fc.constant(new Date(0)),
);

/** Values that a schema may well accept, each part of them once in a while wrong. */
function nearly(schema: ZodSchema): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 9, arbitrary: meant(schema) }, { weight: 1, arbitrary: SCALARS });
}

function meant(schema: ZodSchema): fc.Arbitrary<unknown> {
  const definition = schema.def as Definition;
  switch (definition.type) {
    case 'object':
      return fc.record(
        Object.fromEntries(Object.entries(definition.shape ?? {}).map(([key, part]) => [key, nearly(part)])),
        { requiredKeys: [], noNullPrototype: true },
      );
    case 'array':
      return definition.element === undefined ? SCALARS : fc.array(nearly(definition.element), { maxLength: 12 });
    case 'record':
      return definition.valueType === undefined
        ? SCALARS
        : fc.dictionary(
            fc.oneof(fc.constantFrom('default', 'ID-12345678', '--lc-scheme', '7'), fc.string()),
            nearly(definition.valueType),
            {
              maxKeys: 4,
              noNullPrototype: true,
            },
          );
    case 'union':
      return fc.oneof(...(definition.options ?? []).map(meant));
    case 'literal':
      return fc.constantFrom(...(definition.values ?? []));
    case 'enum':
      return fc.constantFrom(...Object.values(definition.entries ?? {}));
    case 'optional':
    case 'nullable':
    case 'default':
    case 'catch':
      return definition.innerType === undefined ? SCALARS : nearly(definition.innerType);
    case 'boolean':
      return fc.boolean();
    case 'string':
      return fc.oneof(SCALARS, fc.string({ minLength: 1, maxLength: 70 }), fc.constant('x'.repeat(5000)));
    case 'number':
      return fc.nat();
    default:
      return SCALARS;
  }
}

describe('the small schemas', () => {
  const ours = schemasOf(protocolWithSmallSchemas());
  const theirs = schemasOf(protocol);

  it('are made by the same functions', () => {
    expect(Object.keys(small).sort()).toEqual(Object.keys(zod).sort());
  });

  it('are there for everything that the protocol names', () => {
    expect([...ours.keys()]).toEqual([...theirs.keys()]);
    expect(theirs.size).toBeGreaterThan(40);
    expect([...ours.values()].every((schema) => 'kind' in schema)).toBe(true);
  });

  it.each([...theirs])('judge as zod does: %s', (name, schema) => {
    const own = ours.get(name);
    fc.assert(
      fc.property(fc.oneof(nearly(schema as ZodSchema), fc.anything()), fc.boolean(), (value, reportInput) => {
        const [expected, found] = [schema, own].map((each) => plain(each?.safeParse(value, { reportInput })));
        expect(found).toEqual(expected);
      }),
      { numRuns: 150 },
    );
  });

  it('read addresses where browsers have no URL.canParse', () => {
    const canParse = Object.getOwnPropertyDescriptor(URL, 'canParse') ?? {};
    Reflect.deleteProperty(URL, 'canParse');
    try {
      const schema = small.url({ protocol: /^https?$/ });
      expect(schema.safeParse('https://shop.example/', { reportInput: false })).toMatchObject({ success: true });
      expect(schema.safeParse('https://', { reportInput: false })).toMatchObject({ success: false });
    } finally {
      Object.defineProperty(URL, 'canParse', canParse);
    }
  });
});

/** Of a failed parse only the issues count: zod's error is a class with more to it. */
function plain(result: unknown): unknown {
  const { success, data, error } = result as {
    readonly success: boolean;
    readonly data?: unknown;
    readonly error?: { readonly issues: unknown };
  };
  return success ? { data } : { issues: error?.issues };
}

// The protocol's own tests hold for its other schemas as well.
describe('the protocol, with the small schemas', () => {
  jest.isolateModules(() => {
    jest.doMock(MAKER, () => small);
    for (const name of ['frames-as-text', 'commands', 'invalid-input', 'themes'])
      jest.requireActual<object>(`../protocol/${name}.spec.ts`);
    jest.dontMock(MAKER);
  });
});
