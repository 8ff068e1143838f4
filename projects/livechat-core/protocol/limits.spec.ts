import type * as z from 'livechat-core/schemas';
import { contentSchema } from './content.js';
import { invalidInput } from './invalid-input.js';
import { LIMITS } from './limits.js';
import { jwtSchema } from './scalars.js';
import { attachmentRulesSchema, greetingSchema, preChatFormSchema } from './widget-config.js';

const MESSAGE_ID = 'message-0001';
const letters = (length: number): string => 'x'.repeat(length);
const address = (length: number): string => 'https://shop.example/'.padEnd(length, 'x');
const times = <T>(length: number, item: T): T[] => Array.from({ length }, () => item);

const file = { id: 'file-00001', name: 'a.png', mediaType: 'image/png', size: 1 };
const action = { type: 'POSTBACK', title: 'Yes', payload: 'yes' };
const card = { title: 'Mug', actions: [] };
const field = { name: 'size', label: 'Size', kind: 'TEXT', isRequired: false };
const filled = { name: 'size', label: 'Size', value: 'L' };

/** What is limited, what holds so much of it, how much it may be, and the field that an error names. */
type Case = readonly [string, z.ZodMiniType, (amount: number) => unknown, number, string];

const CASES: readonly Case[] = [
  ['a text', contentSchema, (n) => ({ type: 'TEXT', text: letters(n) }), LIMITS.textLength, 'text'],
  [
    'what the agent reads of data',
    contentSchema,
    (n) => ({ type: 'CUSTOM_DATA', customData: {}, agentMessage: letters(n) }),
    LIMITS.textLength,
    'agentMessage',
  ],
  [
    'what the customer reads of data',
    contentSchema,
    (n) => ({ type: 'CUSTOM_DATA', customData: {}, userMessage: letters(n) }),
    LIMITS.textLength,
    'userMessage',
  ],
  [
    'the files of a message',
    contentSchema,
    (n) => ({ type: 'FILES', files: times(n, file) }),
    LIMITS.filesPerMessage,
    'files',
  ],
  [
    'the name of a file',
    contentSchema,
    (n) => ({ type: 'FILES', files: [{ ...file, name: letters(n) }] }),
    LIMITS.fileNameLength,
    'files[0].name',
  ],
  [
    'the address of a file',
    contentSchema,
    (n) => ({ type: 'FILES', files: [{ url: address(n), name: 'a.png' }] }),
    LIMITS.urlLength,
    'files[0].url',
  ],
  [
    'buttons',
    contentSchema,
    (n) => ({ type: 'BUTTONS', text: 'Which?', buttons: times(n, action) }),
    LIMITS.buttons,
    'buttons',
  ],
  [
    'the text on a button',
    contentSchema,
    (n) => ({ type: 'BUTTONS', text: 'Which?', buttons: [{ ...action, title: letters(n) }] }),
    LIMITS.labelLength,
    'buttons[0].title',
  ],
  [
    'what a button gives back',
    contentSchema,
    (n) => ({ type: 'BUTTONS', text: 'Which?', buttons: [{ ...action, payload: letters(n) }] }),
    LIMITS.payloadLength,
    'buttons[0].payload',
  ],
  [
    'where a button leads',
    contentSchema,
    (n) => ({ type: 'BUTTONS', text: 'Which?', buttons: [{ type: 'URL', title: 'Go', url: address(n) }] }),
    LIMITS.urlLength,
    'buttons[0].url',
  ],
  [
    'suggested answers',
    contentSchema,
    (n) => ({ type: 'QUICK_REPLIES', text: 'Which?', replies: times(n, { title: 'Yes', payload: 'yes' }) }),
    LIMITS.buttons,
    'replies',
  ],
  ['cards', contentSchema, (n) => ({ type: 'CAROUSEL', cards: times(n, card) }), LIMITS.maxCards, 'cards'],
  [
    'the buttons of a card',
    contentSchema,
    (n) => ({ type: 'CAROUSEL', cards: [card, { ...card, actions: times(n, action) }] }),
    LIMITS.cardActions,
    'cards[1].actions',
  ],
  [
    'the comment on a survey',
    contentSchema,
    (n) => ({ type: 'SURVEY_ANSWER', rating: 'SATISFIED', comment: letters(n), messageId: MESSAGE_ID }),
    LIMITS.textLength,
    'comment',
  ],
  ['a filled-in form', contentSchema, (n) => ({ type: 'FORM', fields: times(n, filled) }), LIMITS.formFields, 'fields'],
  ['a form', preChatFormSchema, (n) => ({ fields: times(n, field) }), LIMITS.formFields, 'fields'],
  [
    'what a field offers',
    preChatFormSchema,
    (n) => ({ fields: [{ ...field, kind: 'CHOICE', options: times(n, 'L') }] }),
    LIMITS.formOptions,
    'fields[0].options',
  ],
  [
    'the suggested answers of a greeting',
    greetingSchema,
    (n) => ({ text: 'Hello', quickReplies: times(n, { title: 'Yes', payload: 'yes' }) }),
    LIMITS.buttons,
    'quickReplies',
  ],
  [
    'the largest file that a widget may allow',
    attachmentRulesSchema,
    (n) => ({ isEnabled: true, maxSize: n, allowedExtensions: ['png'] }),
    LIMITS.attachmentBytes,
    'maxSize',
  ],
  ['a token', jwtSchema, (n) => `a.${letters(n - 4)}.c`, LIMITS.jwtLength, 'input'],
];

describe('LIMITS', () => {
  it.each(CASES)('%s: accepted at the limit, refused above it by name', (_what, schema, hold, limit, blamed) => {
    expect(schema.safeParse(hold(limit), { reportInput: true })).toMatchObject({ success: true });
    const { error } = schema.safeParse(hold(limit + 1), { reportInput: true });
    if (error === undefined) throw new Error('It was accepted.');
    expect(invalidInput(error, 'input')).toMatchObject({ code: 'LIMIT_EXCEEDED', field: blamed });
  });

  it('cards side by side are at least two', () => {
    const hold = (n: number): unknown => ({ type: 'CAROUSEL', cards: times(n, card) });
    expect(contentSchema.safeParse(hold(LIMITS.minCards)).success).toBe(true);
    expect(contentSchema.safeParse(hold(LIMITS.minCards - 1)).success).toBe(false);
  });
});
