import * as z from 'livechat-core/schemas';
import { invalidInput } from './invalid-input.js';

const agentSchema = z.object({
  name: z.string().check(z.maxLength(5)),
  password: z.optional(z.string().check(z.minLength(8))),
  age: z.optional(z.int().check(z.minimum(18), z.maximum(99))),
  tags: z.optional(z.array(z.string()).check(z.minLength(1), z.maxLength(2))),
  content: z.optional(
    z.discriminatedUnion('type', [z.object({ type: z.literal('TEXT') }), z.object({ type: z.literal('IMAGE') })]),
  ),
  id: z.optional(z.union([z.string(), z.object({ key: z.number() })])),
});

const refusal = (input: unknown, name?: string) => {
  const { error } = agentSchema.safeParse(input, { reportInput: true });
  if (error === undefined) throw new Error('It was accepted.');
  return invalidInput(error, 'agent', name);
};

describe('invalidInput', () => {
  it.each([
    [7, 'agent', 'agent must be an object.', 'Correct agent and try again.'],
    [{}, 'name', 'name is missing.', 'Set name.'],
    [{ name: 'Robins' }, 'name', 'name is over the limit of 5 characters.', 'Shorten name.'],
    [{ name: '', password: 'short' }, 'password', 'password must have at least 8 characters.', 'Correct password'],
    [{ name: '', password: '' }, 'password', 'password is empty.', 'Set password.'],
    [{ name: '', age: 17 }, 'age', 'age must be at least 18.', 'Correct age'],
    [{ name: '', age: 100 }, 'age', 'age is over the limit of 99.', 'Lower age.'],
    [{ name: '', age: 1.5 }, 'age', 'age must be a whole number.', 'Correct age'],
    [{ name: '', tags: [] }, 'tags', 'tags must have at least 1 item.', 'Correct tags'],
    [{ name: '', tags: ['a', 5] }, 'tags[1]', 'tags[1] must be a text.', 'Correct tags[1]'],
    [{ name: '', content: {} }, 'content.type', 'content.type is missing.', 'Set content.type to TEXT or IMAGE.'],
    [
      { name: '', content: { type: 'X' } },
      'content.type',
      'must be TEXT or IMAGE.',
      'Set content.type to TEXT or IMAGE.',
    ],
    [{ name: '', id: { key: 'x' } }, 'id.key', 'id.key must be a number.', 'Correct id.key'],
  ])('says of %j what is wrong with %s', (input, field, message, remedy) => {
    const error = refusal(input);
    expect(error.field).toBe(field);
    expect(error.message).toContain(message);
    expect(error.remedy).toContain(remedy);
  });

  it('calls the whole by its name in the sentence, and by its path in the field', () => {
    expect(refusal(7, 'The agent')).toMatchObject({ message: 'The agent must be an object.', field: 'agent' });
  });
});
