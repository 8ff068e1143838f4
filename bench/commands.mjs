import { NEVER, Subject, distinctUntilChanged, scan } from 'rxjs';
import { WIDGET } from './scripted-transport.mjs';
import { measure, median, ratio } from './measure.mjs';

const OPERATIONS = 20_000;

/** At most this many times as long as the bare stream. */
const AIM = 20;

const BARE = 'bare Subject -> scan -> distinctUntilChanged';

/** The least that a loop of commands can be: what the chat's own cost is compared with. */
function bare() {
  return {
    name: BARE,
    operations: OPERATIONS,
    prepare: () => {
      const opens = new Subject();
      let published = 0;
      opens
        .pipe(
          scan((state, isOpen) => ({ ...state, isOpen }), { isOpen: false, unread: 0 }),
          distinctUntilChanged(),
        )
        .subscribe(() => {
          published += 1;
        });
      return () => {
        for (let index = 0; index < OPERATIONS; index += 1) opens.next(index % 2 === 0);
        expectCount('bare', published, OPERATIONS);
      };
    },
  };
}

/** Parse, reduce and publish, without effects and outcomes. */
function loopAlone({ eventLoop, initialState, parseCommand, reduce }) {
  return {
    name: 'loop: parse, reduce, publish',
    operations: OPERATIONS,
    prepare: () => {
      const loop = eventLoop({ ...initialState({ serverUrl: '' }), widgetId: WIDGET.id }, reduce);
      let published = 0;
      loop.state$.subscribe(() => {
        published += 1;
      });
      return () => {
        for (let index = 0; index < OPERATIONS; index += 1) {
          const command = parseCommand(index % 2 === 0 ? 'show' : 'hide');
          loop.dispatch({ type: 'command', id: 'command-1', at: 0, command });
        }
        expectCount('loop', published, OPERATIONS + 1);
      };
    },
  };
}

/** A whole chat with all its effects, initialized, on a transport that never connects. */
function wholeChat({ chatEngine, createLiveChat, memorySessionStore }, name, act) {
  return {
    name,
    operations: OPERATIONS,
    prepare: () => {
      const chat = createLiveChat({
        engine: chatEngine,
        widgetId: WIDGET.id,
        transport: { connect: () => NEVER },
        store: memorySessionStore(),
      });
      let published = 0;
      chat.state$.subscribe(() => {
        published += 1;
      });
      const before = published;
      return () => {
        for (let index = 0; index < OPERATIONS; index += 1) act(chat, index);
        expectCount(name, published - before, OPERATIONS);
        chat.dispose();
      };
    },
  };
}

function expectCount(name, count, expected) {
  if (count !== expected) throw new Error(`${name}: ${expected} states were to be published, but ${count} were.`);
}

/** A command through parse, reduce and publish, against a bare stream. */
export function measureCommands(core) {
  const contestants = [
    bare(),
    loopAlone(core),
    wholeChat(core, 'chat: show and hide, with outcomes', (chat, index) => {
      if (index % 2 === 0) chat.show();
      else chat.hide();
    }),
    wholeChat(core, 'chat: setDraft', (chat, index) => {
      chat.setDraft(index % 2 === 0 ? 'a' : 'b');
    }),
  ];
  const times = measure(contestants);
  const reference = times.get(BARE);
  return contestants.map(({ name }) => {
    const own = times.get(name);
    const figure = `${Math.round(1_000_000 / median(own)).toLocaleString('en')} a second`;
    if (name === BARE) return { name, figure };
    const factor = ratio(own, reference);
    return { name, figure, ratio: `1/${factor.toFixed(1)}`, aim: `at least 1/${AIM}`, isMet: factor <= AIM };
  });
}
