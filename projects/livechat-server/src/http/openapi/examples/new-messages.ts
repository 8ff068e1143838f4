import type { NamedExamples } from './named-examples.js';
import { FILE } from './story.js';

/** One of each kind that agents and bots may write. */
export const NEW_MESSAGES = {
  text: {
    summary: 'A text',
    value: { contentType: 'TEXT', content: { text: 'It left our house this morning.' } },
  },
  quickReplies: {
    summary: 'Answers to choose from',
    value: {
      contentType: 'QUICK_REPLIES',
      content: {
        text: 'How can we help?',
        replies: [
          { title: 'My order', payload: 'order' },
          { title: 'A colleague, please', payload: 'person' },
        ],
      },
    },
  },
  buttons: {
    summary: 'Buttons: one opens a page, one is an answer',
    value: {
      contentType: 'BUTTONS',
      content: {
        text: 'Your parcel is on its way.',
        buttons: [
          { type: 'URL', title: 'Follow it', url: 'https://shop.example/orders/4711' },
          { type: 'POSTBACK', title: 'Change the address', payload: 'address' },
        ],
      },
    },
  },
  carousel: {
    summary: 'Cards side by side',
    value: {
      contentType: 'CAROUSEL',
      content: {
        cards: [
          {
            title: 'Red mug',
            description: '€ 12',
            imageUrl: 'https://shop.example/images/red-mug.jpg',
            actions: [{ type: 'URL', title: 'Look at it', url: 'https://shop.example/red-mug' }],
          },
          { title: 'Green mug', description: '€ 14', actions: [{ type: 'POSTBACK', title: 'Take it', payload: 'G2' }] },
        ],
      },
    },
  },
  image: {
    summary: 'An image that was uploaded, with a text',
    value: { contentType: 'IMAGE', content: { fileId: FILE.id, text: 'Print this label.' } },
  },
  document: {
    summary: 'A document that lies elsewhere',
    value: {
      contentType: 'DOCUMENT',
      content: { url: 'https://shop.example/bills/4711.pdf', fileName: 'Bill 4711.pdf' },
    },
  },
  survey: {
    summary: 'A question whether somebody is satisfied',
    value: { contentType: 'SURVEY', content: { text: 'Did we help?', followUp: 'What can we do better?' } },
  },
  customData: {
    summary: 'Data for the page',
    value: {
      contentType: 'CUSTOM_DATA',
      content: { customData: { voucher: 'SORRY10' }, userMessage: 'You got a voucher.' },
    },
  },
} as const satisfies NamedExamples;
