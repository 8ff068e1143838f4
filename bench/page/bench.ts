import { createApplication } from '@angular/platform-browser';
import { eachFrame, painted } from './frames';
import { fillThread, wordsOf } from './fill-thread';
import { openStage } from './open-stage';

/** What the measurements of the widget call; the page of plain DOM has the same. */
export interface BenchPage {
  /** Shows the window; resolves with the milliseconds until it was painted. */
  open(): Promise<number>;
  /** Brings a conversation of so many messages into the chat, with its window closed. */
  load(count: number): Promise<void>;
  /** Lets messages of an agent come, one a frame. */
  append(count: number): Promise<void>;
  /** Types into the composer, one character a frame; resolves with the milliseconds until each was painted. */
  type(text: string): Promise<readonly number[]>;
}

declare global {
  interface Window {
    bench?: BenchPage;
  }
}

const { server, chat } = openStage(await createApplication());
const { threadId = '' } = await chat.send(wordsOf(0));
await chat.hide();

window.bench = {
  open: async () => {
    await chat.hide();
    await painted();
    const startedAt = performance.now();
    chat.show();
    await painted();
    return performance.now() - startedAt;
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
    const times: number[] = [];
    for (const character of text) {
      const startedAt = performance.now();
      field.value += character;
      field.dispatchEvent(new InputEvent('input', { bubbles: true, data: character }));
      await painted();
      times.push(performance.now() - startedAt);
    }
    return times;
  },
};

/** Until the chat holds so many messages. */
async function whenLoaded(count: number): Promise<void> {
  const held = (): number => chat.state.threads[threadId]?.messages.length ?? 0;
  for (let frame = 0; frame < count && held() < count; frame += 1) await painted();
  if (held() < count) throw new Error(`Of ${String(count)} messages ${String(held())} are here.`);
}
