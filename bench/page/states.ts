import { NEVER, concat, of } from 'rxjs';
import { COMPOSER_RECIPES } from './composer-states';
import { AWAY, FACES, FORM, GREETING, LAUNCHER, LONG, SAID, SURVEY, drawing } from './state-content';
import { film, sound } from './state-media';
import { begin, opened, press, type StateRecipe } from './state-recipe';

/** Every state that pictures and checks look at, by name. */
const RECIPES = {
  launcher: { act: async () => undefined, shows: '.lc-launcher' },
  unread: {
    act: async (stage) => {
      const threadId = await begin(stage);
      await stage.chat.hide();
      for (const text of ['Yes, it is.', 'Shall I keep one?']) stage.server.reply(threadId, text, 'Ada Lind');
    },
    shows: '.lc-launcher__badge',
  },
  preview: {
    widget: { greeting: GREETING, launcher: LAUNCHER, availability: FACES },
    act: async () => undefined,
    shows: '.lc-preview',
  },
  consent: {
    layout: 'inline',
    consent: 'required',
    act: async () => undefined,
    shows: '.lc-state .lc-button',
  },
  greeting: {
    widget: { greeting: GREETING, availability: FACES },
    act: ({ chat }) => opened(chat),
    shows: '.lc-reply',
  },
  away: { widget: { availability: AWAY }, act: ({ chat }) => opened(chat), shows: '.lc-greeting' },
  empty: { act: ({ chat }) => opened(chat), shows: '.lc-greeting' },
  form: { widget: { preChatForm: FORM }, act: ({ chat }) => opened(chat), shows: '.lc-form' },
  'form-errors': {
    widget: { preChatForm: FORM },
    act: async ({ chat }) => {
      await chat.show();
      await press('.lc-form button[type=submit]');
    },
    shows: '[aria-invalid=true]:focus',
  },
  conversation: {
    widget: { availability: FACES },
    act: async (stage) => {
      const threadId = await begin(stage);
      await stage.chat.show();
      for (const content of SAID) stage.server.reply(threadId, content, 'Ada Lind');
      await stage.chat.send('Thank you, that helps a lot! 🙂');
      stage.server.receive(threadId, 'seen');
      stage.server.reply(threadId, SAID.at(-1) ?? '', 'Ada Lind');
      stage.server.type(threadId, true, 'Ada Lind');
    },
    shows: '.lc-carousel__turn--on',
  },
  talk: {
    widget: { availability: FACES },
    act: async (stage) => {
      const threadId = await begin(stage);
      await stage.chat.show();
      stage.server.reply(
        threadId,
        'It is: the glaze is fired hard. Only the bare clay below may darken a little.',
        'Ada Lind',
      );
      await stage.chat.send('Lovely. Then I would like four of them, please.');
      await stage.chat.send('Two in sea green, two in sand.');
      stage.server.receive(threadId, 'seen');
      stage.server.reply(threadId, 'They are yours. Would you like them wrapped as a present?', 'Ada Lind');
    },
    shows: '.lc-meta__status--seen',
  },
  survey: {
    act: async (stage) => {
      const threadId = await begin(stage);
      await stage.chat.show();
      stage.server.reply(threadId, 'Yes, it is. Have a good day!', 'Ada Lind');
      stage.server.reply(threadId, SURVEY, 'Ada Lind');
      await press('.lc-survey .lc-action');
    },
    shows: '.lc-survey textarea',
  },
  'survey-waits': {
    act: async (stage) => {
      const threadId = await begin(stage);
      await stage.chat.show();
      stage.server.reply(threadId, SURVEY, 'Ada Lind');
    },
    shows: '.lc-survey',
  },
  long: {
    widget: { title: LONG.title, availability: LONG.availability },
    act: async (stage) => {
      const threadId = await begin(stage);
      await stage.chat.show();
      for (const content of LONG.said) stage.server.reply(threadId, content, LONG.author);
    },
    shows: '.lc-card',
  },
  media: {
    act: async (stage) => {
      await begin(stage);
      await stage.chat.show();
      await stage.chat.send({ type: 'BASIC', attachment: await film(), fileName: 'The wheel.webm' });
      await stage.chat.send({ type: 'BASIC', attachment: sound(), fileName: 'The kiln.wav' });
    },
    shows: '.lc-media audio[src]',
  },
  files: {
    act: async (stage) => {
      await begin(stage);
      await stage.chat.show();
      await stage.chat.send({ type: 'BASIC', attachment: await drawing(), fileName: 'my-mug.png' });
      const pages = new Blob(['%PDF-1.7'], { type: 'application/pdf' });
      await stage.chat.send({
        type: 'BASIC',
        message: 'This is my order.',
        attachment: pages,
        fileName: 'Order of the 3rd of May, with all that I have written about it.pdf',
      });
    },
    shows: '.lc-picture img',
  },
  uploading: {
    act: async (stage) => {
      await begin(stage);
      await stage.chat.show();
      stage.server.files.intercept(() => concat(of({ type: 'progress', progress: 0.4 } as const), NEVER));
      stage.chat.send({ type: 'BASIC', attachment: await drawing(), fileName: 'my-mug.png' }).catch(() => undefined);
    },
    shows: '.lc-progress',
  },
  lightbox: {
    act: async (stage) => {
      await begin(stage);
      await stage.chat.show();
      await stage.chat.send({ type: 'BASIC', attachment: await drawing(), fileName: 'my-mug.png' });
      await press('.lc-picture:has(img)');
    },
    shows: '.lc-lightbox[open] img',
  },
  refused: {
    act: async (stage) => {
      await begin(stage);
      await stage.chat.show();
      stage.server.intercept((frame) =>
        frame.type === 'post' ? { type: 'nack', clientMessageId: frame.clientMessageId, error: REFUSAL } : null,
      );
      await stage.chat.send('Do you have it in blue?').catch(() => undefined);
    },
    shows: '.lc-failure',
  },
  list: {
    act: async (stage) => {
      const threadId = await begin(stage);
      stage.server.reply(threadId, 'Yes, it is.', 'Ada Lind');
      stage.server.setStatus(threadId, 'SOLVED');
      await stage.chat.openNewThread();
      const { threadId: other = '' } = await stage.chat.send('Do you ship to Norway?');
      stage.server.reply(other, 'We do, within a week.', 'Noor Haddad');
      await stage.chat.openNewThread();
      const { threadId: long = '' } = await stage.chat.send('Who makes the glazes?');
      stage.server.reply(long, LONG.words, LONG.name);
      await stage.chat.showThreadList();
      await stage.chat.show();
    },
    shows: '.lc-thread',
  },
  closed: {
    act: async (stage) => {
      const threadId = await begin(stage);
      stage.server.reply(threadId, 'Yes, it is.', 'Ada Lind');
      stage.server.setStatus(threadId, 'CLOSED');
      await stage.chat.show();
    },
    shows: '.lc-notice',
  },
  offline: {
    act: async (stage) => {
      await begin(stage);
      await stage.chat.show();
      stage.server.cut();
      stage.chat.send('Are you there?').catch(() => undefined);
    },
    shows: '.lc-banner',
  },
  failed: {
    isUnknown: true,
    act: async ({ chat }) => {
      // It fails, which is the state.
      await chat.show().catch(() => undefined);
    },
    shows: '.lc-failed',
  },
  menu: {
    act: async (stage) => {
      await begin(stage);
      await stage.chat.show();
      await press('.lc-header__menu .lc-icon-button');
    },
    shows: '.lc-menu select:focus',
  },
  'delete-data': {
    act: async (stage) => {
      await begin(stage);
      await stage.chat.show();
      await press('.lc-header__menu .lc-icon-button');
      await press('.lc-menu__item--danger');
    },
    shows: '.lc-menu__question',
  },
  ...COMPOSER_RECIPES,
  emoji: {
    act: async (stage) => {
      await begin(stage);
      await stage.chat.show();
      await press('.lc-composer__tool[aria-expanded]');
    },
    shows: '.lc-emoji',
  },
  inline: {
    layout: 'inline',
    widget: { greeting: GREETING, availability: FACES },
    act: async (stage) => {
      await begin(stage);
    },
    shows: '.lc-root--inline .lc-bubble',
  },
} as const satisfies Record<string, StateRecipe>;

const REFUSAL = { code: 'INVALID_ARGUMENT', message: 'The message was refused.', remedy: 'Write another.' } as const;

/** The name of a state. */
export type StateName = keyof typeof RECIPES;

export const STATE_NAMES = Object.keys(RECIPES) as readonly StateName[];

/** What the widget of a state is made of. */
export function recipeOf(name: StateName): StateRecipe {
  return RECIPES[name];
}
