import { measure, median, ratio } from './measure.mjs';
import { ScriptedTransport, WIDGET, agentMessage } from './scripted-transport.mjs';

const SMALL = 100;
const LARGE = 10_000;

/** Messages of one run; the next one begins with a fresh chat, so that the short thread stays short. */
const MESSAGES = 300;

/** A message into the large thread takes at most this many times as long as one into the small. */
const AIM = 2;

/** A chat that is online and holds a whole thread; `look` observes it and tells what it has seen last. */
function chatWith(core, messages, look) {
  // Read off a wire, no two chats share a message.
  const own = messages.map((message, index) => (index === 0 ? { ...message } : message));
  const transport = new ScriptedTransport({ messages: own, decode: core.decodeServerFrame });
  const store = core.memorySessionStore();
  const chat = core.createLiveChat({ engine: core.chatEngine, widgetId: WIDGET.id, transport, store });
  const seen = look(chat, core);
  expectHeld(chat, messages.length);
  return { chat, transport, seen };
}

function expectHeld(chat, size) {
  // Without a gap from the first message on, the highest number is how many there are.
  const held = chat.state.threads['thread-0001']?.contiguousTo;
  if (held !== size) throw new Error(`The thread was to hold ${size} messages, but holds ${held}.`);
}

/** From the text of a frame to the published state, all effects included. */
function incoming(core, size, { name, look, shown }) {
  const held = messagesFrom(1, size);
  const texts = messagesFrom(size + 1, MESSAGES).map((message) => core.encodeFrame({ type: 'message', message }));
  return {
    name: nameOf(name, size),
    operations: MESSAGES,
    prepare: () => {
      const { chat, transport, seen } = chatWith(core, held, look);
      return () => {
        for (const text of texts) transport.deliver(text);
        expectHeld(chat, size + MESSAGES);
        if (seen() !== shown(size + MESSAGES)) throw new Error(`${name}: not every message was shown.`);
        chat.dispose();
      };
    },
  };
}

const LOOKS = [
  {
    name: 'window closed, unread count observed',
    look: (chat) => {
      let unread = 0;
      chat.unread$.subscribe((count) => (unread = count));
      return () => unread;
    },
    shown: () => MESSAGES,
  },
  {
    name: 'thread shown, its timeline observed',
    look: (chat, { selectTimeline }) => {
      chat.show();
      let lines = 0;
      chat.select(selectTimeline).subscribe((items) => (lines = items.length));
      return () => lines;
    },
    shown: (size) => size,
  },
];

/** The reducer alone, for orientation: where the time of a message goes. */
function reducing(core, size) {
  const name = 'reduce alone';
  const held = messagesFrom(1, size);
  const events = messagesFrom(size + 1, MESSAGES).map((message) => ({
    type: 'frame',
    generation: 1,
    frame: { type: 'message', message },
  }));
  return {
    name: nameOf(name, size),
    operations: MESSAGES,
    prepare: () => {
      const { chat } = chatWith(core, held, () => null);
      const start = chat.state;
      chat.dispose();
      return () => {
        const end = events.reduce(core.reduce, start);
        expectHeld({ state: end }, size + MESSAGES);
      };
    },
  };
}

const messagesFrom = (first, count) => Array.from({ length: count }, (_, index) => agentMessage(first + index));
const nameOf = (name, size) => `${name}, ${size}`;

/** A message that arrives in a long thread, against one in a short thread. */
export function measureIncomingMessages(core) {
  const kinds = [...LOOKS.map(({ name }) => ({ name, aim: AIM })), { name: 'reduce alone', aim: null }];
  const times = measure(
    [SMALL, LARGE].flatMap((size) => [...LOOKS.map((look) => incoming(core, size, look)), reducing(core, size)]),
  );
  return kinds.map(({ name, aim }) => {
    const small = times.get(nameOf(name, SMALL));
    const large = times.get(nameOf(name, LARGE));
    const factor = ratio(large, small);
    return {
      name,
      figure: `${median(small).toFixed(1)} µs into ${SMALL}, ${median(large).toFixed(1)} µs into ${LARGE.toLocaleString('en')}`,
      ratio: factor.toFixed(2),
      ...(aim === null ? {} : { aim: `at most ${aim}`, isMet: factor <= aim }),
    };
  });
}
