import { ScriptedTransport, WIDGET, agentMessage } from './scripted-transport.mjs';

const CHANGES = 10_000;

/** Counts how often a selector computes while other slices of the state change. */
export function countUntouchedSelectors(core) {
  const transport = new ScriptedTransport({ messages: [agentMessage(1)], decode: core.decodeServerFrame });
  const store = core.memorySessionStore();
  const chat = core.createLiveChat({ engine: core.chatEngine, widgetId: WIDGET.id, transport, store });
  let runs = 0;
  const select = core.createSelector([({ threads }) => threads], (threads) => {
    runs += 1;
    return Object.keys(threads).length;
  });
  chat.select(select).subscribe();
  const before = runs;
  for (let index = 0; index < CHANGES; index += 1) chat.setDraft(`draft ${index}`);
  const untouched = runs - before;
  transport.deliver(core.encodeFrame({ type: 'message', message: agentMessage(2) }));
  const touched = runs - before - untouched;
  chat.dispose();
  if (touched === 0) throw new Error('The selector did not compute although its slice changed.');
  return [
    {
      name: 'a selector of the threads',
      figure: `computed ${untouched} times in ${CHANGES.toLocaleString('en')} changes of the draft`,
      aim: 'never',
      isMet: untouched === 0,
    },
  ];
}
