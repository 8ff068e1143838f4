import * as z from 'zod/mini';
import { checkInput } from './check-input.js';

const item = z.object({ sku: z.string() });
const schema = z.intersection(
  z.object({
    id: z.optional(z.string()),
    items: z.optional(z.array(item)),
    data: z.optional(z.record(z.string(), z.unknown())),
  }),
  z.discriminatedUnion('type', [
    z.object({ type: z.literal('A'), content: z.object({ text: z.string() }) }),
    z.object({ type: z.literal('B'), size: z._default(z.number(), 1) }),
  ]),
);
const check = (input: unknown) => checkInput(schema, input, 'body');

const refusal = (input: unknown): unknown => {
  try {
    return check(input);
  } catch (error) {
    return error;
  }
};

describe('checkInput', () => {
  it('gives what the schema makes of it', () => {
    expect(check({ type: 'B' })).toEqual({ type: 'B', size: 1 });
    expect(check({ type: 'B', id: undefined, unset: undefined })).toMatchObject({ type: 'B' });
    const free = { type: 'B', size: 2, data: { any: { thing: [{ at: 'all' }] } } };
    expect(check(free)).toEqual(free);
  });

  it.each<[string, object]>([
    ['x', { type: 'B', x: null }],
    ['content.x', { type: 'A', content: { text: 'Hi', x: 1 } }],
    ['content', { type: 'B', content: { text: 'Hi' } }],
    ['items[1].x', { type: 'B', items: [{ sku: 'a' }, { sku: 'b', x: 1 }] }],
    ['constructor', { type: 'B', constructor: 1 }],
    ['__proto__', JSON.parse('{ "type": "B", "__proto__": { "x": 1 } }') as object],
  ])('refuses %s, and names it', (field, input) => {
    expect(refusal(input)).toMatchObject({
      code: 'INVALID_ARGUMENT',
      field,
      message: `${field} is not known here.`,
    });
  });

  it('names first what is wrong with what is known', () => {
    expect(refusal({ type: 'A', x: 1 })).toMatchObject({ field: 'content' });
    expect(refusal('text')).toMatchObject({ field: 'body' });
  });
});
