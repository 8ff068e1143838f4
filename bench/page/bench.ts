import { messagesOf } from 'livechat-core';
import { createInjector } from '../../projects/livechat-widget/src/create-injector';
import './bench-page';
import { fillThread, wordsOf } from './fill-thread';
import { eachFrame, painted } from './frames';
import { openStage } from './open-stage';
import { typeInto } from './type-into';

// The widget as pages have it, driven by its public API, on a server in the page's memory.

const { server, chat } = openStage(createInjector(document));
const { threadId = '' } = await chat.send(wordsOf(0));
await chat.hide();

window.bench = {
  open: async () => {
    await chat.hide();
    await painted();
    await chat.show();
    await painted();
  },
  load: async (count) => {
    fillThread(server, threadId, count - 2);
    // One that comes live shows the client what it missed, which it reads page by page.
    server.reply(threadId, wordsOf(count - 1));
    await whenLoaded(count);
  },
  append: (count) => eachFrame(count, (index) => void server.reply(threadId, wordsOf(index))),
  type: async (text) => {
    const field = document.querySelector('lc-widget')?.shadowRoot?.querySelector('textarea');
    if (!(field instanceof HTMLTextAreaElement)) throw new Error('There is no field to write in: open() first.');
    return typeInto(field, text);
  },
};

/** Until the chat holds so many messages. */
async function whenLoaded(count: number): Promise<void> {
  const held = (): number => {
    const thread = chat.state.threads[threadId];
    return thread === undefined ? 0 : messagesOf(thread).length;
  };
  for (let frame = 0; frame < count && held() < count; frame += 1) {
    chat.loadOlder(threadId);
    await painted();
  }
  if (held() < count) throw new Error(`Of ${String(count)} messages ${String(held())} are here.`);
}
