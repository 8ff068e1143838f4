import type { LiveChat } from 'livechat-core';
import type { TeamContent, PreChatForm } from 'livechat-core/protocol';
import type { Stage, StageOptions } from './open-stage';

/** How one state of the widget comes about. */
interface StateRecipe {
  readonly widget?: StageOptions['widget'];
  /** A widget that the server does not know. */
  readonly isUnknown?: true;
  readonly act: (stage: Stage) => Promise<void>;
}

const FACES = {
  isOnline: true,
  replyMinutes: 5,
  agents: [{ name: 'Ada Lind' }, { name: 'Noor Haddad' }, { name: 'Tom' }],
};
const GREETING = {
  text: 'Hello! Ask us about sizes, glazes or your order — a potter answers.',
  quickReplies: [
    { title: 'Where is my order?', payload: 'order' },
    { title: 'Care for my mug', payload: 'care' },
  ],
};
const LAUNCHER = { side: 'END', offsetInline: 20, offsetBlock: 20, isDraggable: false, showsPreview: true } as const;
const FORM: PreChatForm = {
  title: 'Before we start',
  fields: [
    { name: 'name', label: 'Your name', kind: 'TEXT', isRequired: true },
    { name: 'email', label: 'Email', kind: 'EMAIL', isRequired: true },
    {
      name: 'topic',
      label: 'What is it about?',
      kind: 'CHOICE',
      isRequired: false,
      options: ['An order', 'A product'],
    },
    { name: 'more', label: 'Anything else', kind: 'LONG_TEXT', isRequired: false },
  ],
  consent: { text: 'I agree that my answers are kept to help me.', url: 'https://example.com/privacy' },
};
const SAID: readonly TeamContent[] = [
  { type: 'TEXT', text: 'It is **dishwasher safe**. More on https://example.com/care' },
  {
    type: 'BUTTONS',
    text: 'Shall we keep one for you?',
    buttons: [
      { type: 'POSTBACK', title: 'Yes, please', payload: 'yes' },
      { type: 'URL', title: 'See it in the shop', url: 'https://example.com/mug' },
    ],
  },
  {
    type: 'CAROUSEL',
    cards: ['Tide mug', 'Salt bowl', 'Dune plate'].map((title) => ({
      title,
      description: 'Thrown by hand, glazed in sea green.',
      actions: [{ type: 'POSTBACK', title: 'Choose', payload: title }],
    })),
  },
  { type: 'FILES', files: [{ url: 'https://example.com/care.pdf', name: 'Care instructions.pdf' }] },
  { type: 'SURVEY', text: 'How was this conversation for you?' },
  {
    type: 'QUICK_REPLIES',
    text: 'Is there anything else?',
    replies: [
      { title: 'No, thank you', payload: 'no' },
      { title: 'One more question', payload: 'more' },
    ],
  },
];

/** Every state that pictures and checks look at, by name. */
const RECIPES = {
  launcher: { act: async () => undefined },
  unread: {
    act: async (stage) => {
      const threadId = await begin(stage);
      await stage.chat.hide();
      for (const text of ['Yes, it is.', 'Shall I keep one?']) stage.server.reply(threadId, text, 'Ada Lind');
    },
  },
  preview: {
    widget: { greeting: GREETING, launcher: LAUNCHER, availability: FACES },
    act: async () => undefined,
  },
  greeting: {
    widget: { greeting: GREETING, availability: FACES },
    act: ({ chat }) => opened(chat),
  },
  empty: { act: ({ chat }) => opened(chat) },
  form: { widget: { preChatForm: FORM }, act: ({ chat }) => opened(chat) },
  'form-errors': {
    widget: { preChatForm: FORM },
    act: async ({ chat }) => {
      await chat.show();
      await press('.lc-form button[type=submit], .lc-form .lc-button');
    },
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
  },
  picture: {
    act: async (stage) => {
      await begin(stage);
      await stage.chat.show();
      await stage.chat.send({ type: 'BASIC', attachment: await drawing(), fileName: 'my-mug.png' });
    },
  },
  lightbox: {
    act: async (stage) => {
      await begin(stage);
      await stage.chat.show();
      await stage.chat.send({ type: 'BASIC', attachment: await drawing(), fileName: 'my-mug.png' });
      await press('.lc-picture');
    },
  },
  list: {
    act: async (stage) => {
      const threadId = await begin(stage);
      stage.server.reply(threadId, 'Yes, it is.', 'Ada Lind');
      stage.server.setStatus(threadId, 'SOLVED');
      await stage.chat.openNewThread();
      const { threadId: other = '' } = await stage.chat.send('Do you ship to Norway?');
      stage.server.reply(other, 'We do, within a week.', 'Noor Haddad');
      await stage.chat.showThreadList();
      await stage.chat.show();
    },
  },
  closed: {
    act: async (stage) => {
      const threadId = await begin(stage);
      stage.server.reply(threadId, 'Yes, it is.', 'Ada Lind');
      stage.server.setStatus(threadId, 'CLOSED');
      await stage.chat.show();
    },
  },
  offline: {
    act: async (stage) => {
      await begin(stage);
      await stage.chat.show();
      stage.server.cut();
      stage.chat.send('Are you there?');
      await pause(1_600);
    },
  },
  failed: {
    isUnknown: true,
    act: async ({ chat }) => {
      // It fails, which is the state.
      await chat.show().catch(() => undefined);
    },
  },
  menu: {
    act: async (stage) => {
      await begin(stage);
      await stage.chat.show();
      await press('.lc-header__menu .lc-icon-button');
    },
  },
  emoji: {
    act: async (stage) => {
      await begin(stage);
      await stage.chat.show();
      await press('.lc-composer__tool[aria-expanded]');
    },
  },
} as const satisfies Record<string, StateRecipe>;

/** The name of a state. */
export type StateName = keyof typeof RECIPES;

export const STATE_NAMES = Object.keys(RECIPES) as readonly StateName[];

/** What the widget of a state is made of. */
export function recipeOf(name: StateName): StateRecipe {
  return RECIPES[name];
}

async function opened(chat: LiveChat): Promise<void> {
  await chat.show();
}

async function begin({ chat }: Stage): Promise<string> {
  const { threadId = '' } = await chat.send('Is the tide mug safe in the dishwasher?');
  return threadId;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Presses what comes to be there within a few seconds: parts are read when they are needed. */
async function press(selector: string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const found = document.querySelector('lc-widget')?.shadowRoot?.querySelector<HTMLElement>(selector);
    if (found !== null && found !== undefined) return found.click();
    await pause(50);
  }
  throw new Error(`There is no ${selector}.`);
}

/** A picture as somebody might take it with a phone: small, so that the server of the tests takes it. */
async function drawing(): Promise<Blob> {
  const canvas = Object.assign(document.createElement('canvas'), { width: 240, height: 160 });
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('This browser does not draw.');
  context.fillStyle = '#e8dfd1';
  context.fillRect(0, 0, 240, 160);
  context.fillStyle = '#2f7f79';
  context.fillRect(80, 50, 80, 80);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob === null ? reject(new Error('No picture came out.')) : resolve(blob)), 'image/png'),
  );
}
