import type { PreChatForm, TeamContent } from 'livechat-core/protocol';

/** Who answers, and how soon. */
export const FACES = {
  isOnline: true,
  replyMinutes: 5,
  agents: [{ name: 'Ada Lind' }, { name: 'Noor Haddad' }, { name: 'Tom' }],
};

/** Nobody is there until the morning of a day long from now. */
export const AWAY = { isOnline: false, changesAt: Date.UTC(2099, 4, 4, 7), agents: FACES.agents };

/** What is said before anybody asks. */
export const GREETING = {
  text: 'Hello! Ask us about sizes, glazes or your order — a potter answers.',
  quickReplies: [
    { title: 'Where is my order?', payload: 'order' },
    { title: 'Care for my mug', payload: 'care' },
  ],
};

/** A launcher with words beside it. */
export const LAUNCHER = {
  side: 'END',
  offsetInline: 20,
  offsetBlock: 20,
  isDraggable: false,
  showsPreview: true,
} as const;

/** A form with a field of every kind. */
export const FORM: PreChatForm = {
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

/** A question with two ratings and room for words. */
export const SURVEY: TeamContent = { type: 'SURVEY', text: 'How was this conversation for you?' };

/** One message of every kind that a team sends. */
export const SAID: readonly TeamContent[] = [
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
  SURVEY,
  {
    type: 'QUICK_REPLIES',
    text: 'Is there anything else?',
    replies: [
      { title: 'No, thank you', payload: 'no' },
      { title: 'One more question', payload: 'more' },
    ],
  },
];

const WORD = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen';

/** What hardly fits: names, words, and many things to choose from. */
export const LONG = {
  title: `The ${WORD} shop, with all that belongs to it`,
  author: 'Maximiliane',
  name: `${WORD} Ö.`,
  words: `The ${WORD}, with all who belong to it, and it will be a pleasure to them to answer.`,
  availability: { isOnline: true, replyMinutes: 1440, agents: [{ name: WORD }, { name: `${WORD} Ö.` }] },
  said: [
    { type: 'TEXT', text: `${WORD}: https://example.com/${'a-very-long-way/'.repeat(4)}\n\n\`${WORD}${WORD}\`` },
    {
      type: 'BUTTONS',
      text: `Which ${WORD}?`,
      buttons: [
        { type: 'POSTBACK', title: WORD, payload: 'one' },
        { type: 'POSTBACK', title: 'Neither of these two, and I would like to tell you why not', payload: 'two' },
        { type: 'URL', title: `See the ${WORD}`, url: 'https://example.com/mug' },
      ],
    },
    {
      type: 'CAROUSEL',
      cards: [WORD, 'Salt bowl'].map((title) => ({
        title,
        description: `${WORD} and ${WORD}`,
        actions: [
          { type: 'POSTBACK', title: `Choose the ${WORD}`, payload: title },
          { type: 'POSTBACK', title: 'Another', payload: `not ${title}` },
        ],
      })),
    },
    { type: 'FILES', files: [{ url: `https://example.com/${WORD}.pdf`, name: `${WORD}${WORD}.pdf` }] },
    {
      type: 'QUICK_REPLIES',
      text: 'Is there anything else?',
      replies: Array.from({ length: 10 }, (_, index) => ({ title: `${index + 1}. ${WORD}`, payload: `${index}` })),
    },
  ] satisfies readonly TeamContent[],
};

/** A picture as somebody might take it with a phone: small, so that the server of the tests takes it. */
export async function drawing(): Promise<Blob> {
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
