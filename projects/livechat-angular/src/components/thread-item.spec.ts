import { inputBinding } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { createLiveChat, memorySessionStore } from 'livechat-core';
import { chatEngine } from 'livechat-core/engine';
import { InMemoryServer } from 'livechat-core/testing';
import { provideLiveChatInstance } from 'livechat-angular/service';
import { LocaleService } from '../i18n/locale-service';
import { ThreadItem } from './thread-item';

describe('ThreadItem', () => {
  it('leaves the direction of the line to the page, and that of people’s words to themselves', async () => {
    const server = new InMemoryServer();
    const chat = createLiveChat({ engine: chatEngine, transport: server.transport, store: memorySessionStore() });
    await chat.init(server.widget.id);
    await chat.send('مرحبا');
    const [thread] = Object.values(chat.state.threads);
    if (thread === undefined) throw new Error('no thread');
    TestBed.configureTestingModule({ providers: [provideLiveChatInstance(chat), LocaleService] });
    const fixture = TestBed.createComponent(ThreadItem, {
      bindings: [inputBinding('thread', () => thread), inputBinding('title', () => 'Test shop')],
    });
    await fixture.whenStable();
    const root = fixture.nativeElement as HTMLElement;
    const isolated = [...root.querySelectorAll('bdi')].map(({ dir, textContent }) => [dir, textContent]);
    expect(isolated).toEqual([
      ['auto', 'Test shop'],
      ['auto', 'مرحبا'],
    ]);
    expect(root.querySelector('.lc-thread__preview')?.textContent.trim()).toBe('You: مرحبا');
  });
});
