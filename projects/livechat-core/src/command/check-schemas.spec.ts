import * as z from 'zod/mini';
import { parseCommand, type LiveChatError } from '../../protocol/index.js';
import { checkSchemas, type ChatSchemas } from './check-schemas.js';
import type { SchemaResult, StandardSchema } from './standard-schema.js';

const cart = z.object({ items: z.array(z.object({ sku: z.string(), quantity: z._default(z.number(), 1) })) });
const schemas: ChatSchemas = { context: cart, customData: z.object({ action: z.enum(['track', 'return']) }) };

/** A schema of a library that nobody knows. */
const saying = (result: SchemaResult | Promise<SchemaResult>): StandardSchema<unknown> => ({
  '~standard': { version: 1, vendor: 'test', validate: () => result },
});

const refusal = (name: string, arg: unknown, by = schemas): LiveChatError => {
  try {
    checkSchemas(parseCommand(name, arg), by);
  } catch (error) {
    return error as LiveChatError;
  }
  throw new Error('it was accepted');
};

const context = (metadata: object) => ['send_contextual_data', { metadata }] as const;
const custom = (customData: unknown) => ['send', { type: 'CUSTOM_DATA', customData }] as const;

describe("the site's own rules", () => {
  it('let through what fits, as they make it', () => {
    expect(checkSchemas(parseCommand(...context({ items: [{ sku: 'A1' }] })), schemas)).toMatchObject({
      metadata: { items: [{ sku: 'A1', quantity: 1 }] },
    });
    expect(checkSchemas(parseCommand(...custom({ action: 'track' })), schemas)).toMatchObject({
      payload: { customData: { action: 'track' } },
    });
  });

  it('name the field that does not fit', () => {
    expect(refusal(...context({ items: [{ sku: 7 }] }))).toMatchObject({
      code: 'INVALID_ARGUMENT',
      field: 'metadata.items[0].sku',
    });
    expect(refusal(...custom({ action: 'eat' })).field).toBe('customData.action');
    expect(refusal(...custom('track')).field).toBe('customData');
  });

  it('may be of any library, with paths of keys or of segments, or with no word at all', () => {
    const segments = saying({ issues: [{ message: 'Too small.', path: [{ key: 'items' }, 0] }] });
    const error = refusal(...context({}), { context: segments });
    expect(error.field).toBe('metadata.items[0]');
    expect(error.message).toBe('metadata.items[0] is not what the site has agreed on: Too small.');
    const silent = refusal(...context({}), { context: saying({ issues: [] }) });
    expect(silent.message).toContain('it is refused');
    expect(silent.field).toBe('metadata');
    const range = saying({ issues: [{ message: 'Give 1..3 items' }] });
    expect(refusal(...context({}), { context: range }).message).toMatch(/: Give 1\.\.3 items\.$/);
  });

  it('cannot make of data what cannot be sent', () => {
    expect(refusal(...context({}), { context: saying({ value: 'red' }) }).field).toBe('metadata');
    expect(refusal(...custom({}), { customData: saying({ value: () => 1 }) }).field).toBe('customData');
  });

  it('answer at the call', () => {
    const later = saying(Promise.resolve({ value: {} }));
    expect(refusal(...context({}), { context: later }).field).toBe('schemas.context');
    expect(refusal(...custom({}), { customData: later }).field).toBe('schemas.customData');
  });

  it('have nothing to say of anything else', () => {
    for (const [name, arg] of [['show'], ['send', 'Hello'], context({ a: 1 }), custom(1)] as const) {
      const command = parseCommand(name, arg);
      expect(checkSchemas(command, {})).toBe(command);
    }
    const text = parseCommand('send', 'Hello');
    expect(checkSchemas(text, schemas)).toBe(text);
  });
});
