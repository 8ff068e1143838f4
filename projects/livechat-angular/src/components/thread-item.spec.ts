import { inputBinding } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { createLiveChat, memorySessionStore } from 'livechat-core';
import { chatEngine } from 'livechat-core/engine';
import { InMemoryServer } from 'livechat-core/testing';
import { provideLiveChatInstance } from 'livechat-angular/service';
import { LocaleService } from '../i18n/locale-service';
import { ThreadItem } from './thread-item';

/** The line of a conversation that begins with a message, and of what happens then. */
async function showAfter(
  text: string,
  happens: (server: InMemoryServer, threadId: string) => void = () => undefined,
): Promise<{ readonly root: HTMLElement }> {
  const server = new InMemoryServer();
  const chat = createLiveChat({ engine: chatEngine, transport: server.transport, store: memorySessionStore() });
  await chat.init(server.widget.id);
  const { threadId = '' } = await chat.send(text);
  happens(server, threadId);
  const thread = chat.state.threads[threadId];
  if (thread === undefined) throw new Error('no thread');
  TestBed.configureTestingModule({ providers: [provideLiveChatInstance(chat), LocaleService] });
  const fixture = TestBed.createComponent(ThreadItem, {
    bindings: [inputBinding('thread', () => thread), inputBinding('title', () => 'Test shop')],
  });
  await fixture.whenStable();
  return { root: fixture.nativeElement as HTMLElement };
}

describe('ThreadItem', () => {
  it('leaves the direction of the line to the page, and that of people’s words to themselves', async () => {
    const { root } = await showAfter('مرحبا');
    const isolated = [...root.querySelectorAll('bdi')].map(({ dir, textContent }) => [dir, textContent]);
    expect(isolated).toEqual([
      ['auto', 'Test shop'],
      ['auto', 'مرحبا'],
    ]);
    expect(root.querySelector('.lc-thread__preview')?.textContent.trim()).toBe('You: مرحبا');
  });

  it('says with whom, the last message, how it stands, and what is unread in it', async () => {
    const { root } = await showAfter('Is it ready?', (server, threadId) => {
      server.reply(threadId, 'It is.', 'Ada');
      server.setStatus(threadId, 'SOLVED');
    });
    expect(root.querySelector('.lc-thread__name')?.textContent.trim()).toBe('Ada');
    expect(root.querySelector('.lc-thread__preview')?.textContent.trim()).toBe('It is.');
    const side = [...root.querySelectorAll('.lc-thread__side span')].map(({ textContent }) => textContent);
    expect(side).toEqual(expect.arrayContaining(['Solved', '1', '1 unread message']));
  });
});
