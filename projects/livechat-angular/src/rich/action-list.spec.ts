import { inputBinding } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { createLiveChat, memorySessionStore, type LiveChat } from 'livechat-core';
import { chatEngine } from 'livechat-core/engine';
import type { Action } from 'livechat-core/protocol';
import { InMemoryServer } from 'livechat-core/testing';
import { provideLiveChatInstance } from 'livechat-angular/service';
import { PART_PROVIDERS } from '../parts/part-providers';
import { ActionList } from './action-list';

const YES: Action = { type: 'POSTBACK', title: 'Yes, please', payload: 'order:yes' };
const NO: Action = { type: 'POSTBACK', title: 'No', payload: 'order:no' };
const LINK: Action = { type: 'URL', title: 'Track it', url: 'https://shop.example/track' };

interface Shown {
  readonly server: InMemoryServer;
  readonly chat: LiveChat;
  readonly threadId: string;
  readonly fixture: ComponentFixture<ActionList>;
  readonly root: HTMLElement;
  readonly button: (title: string) => HTMLButtonElement;
}

/** The buttons of a message in a conversation that is open. */
async function show(): Promise<Shown & { readonly again: () => Promise<Shown> }> {
  const server = new InMemoryServer();
  const store = memorySessionStore();
  let offeredId = '';
  const open = async (messageId: string | null): Promise<Shown> => {
    const chat = createLiveChat({ engine: chatEngine, transport: server.transport, store, tabs: null });
    await chat.init(server.widget.id);
    await chat.show();
    const { threadId = '' } =
      messageId === null ? await chat.send('Hello') : { threadId: Object.keys(chat.state.threads)[0] };
    await chat.showThread(threadId);
    const offered = messageId ?? server.reply(threadId, { type: 'BUTTONS', text: 'Shall we?', buttons: [YES, NO] }).id;
    TestBed.configureTestingModule({ providers: [provideLiveChatInstance(chat), PART_PROVIDERS] });
    const fixture = TestBed.createComponent(ActionList, {
      bindings: [inputBinding('actions', () => [YES, NO, LINK]), inputBinding('messageId', () => offered)],
    });
    await fixture.whenStable();
    const root = fixture.nativeElement as HTMLElement;
    const button = (title: string): HTMLButtonElement =>
      [...root.querySelectorAll('button')].find(({ textContent }) => textContent?.trim() === title)!;
    offeredId = offered;
    return { server, chat, threadId, fixture, root, button };
  };
  const first = await open(null);
  return {
    ...first,
    again: async () => {
      first.chat.dispose();
      TestBed.resetTestingModule();
      return open(offeredId);
    },
  };
}

describe('ActionList', () => {
  it('sends what is chosen as an answer to its message', async () => {
    const { server, fixture, button } = await show();
    button('Yes, please').click();
    await fixture.whenStable();
    const sent = server.received.flatMap((frame) => (frame.type === 'post' ? [frame.content] : [])).at(-1);
    expect(sent).toMatchObject({ type: 'ANSWER', text: 'Yes, please', payload: 'order:yes' });
  });

  it('takes one answer, and says which to whoever cannot see it', async () => {
    const { server, fixture, button } = await show();
    button('Yes, please').click();
    await fixture.whenStable();
    const posts = (): number => server.received.filter(({ type }) => type === 'post').length;
    const before = posts();
    expect(button('Yes, please').getAttribute('aria-pressed')).toBe('true');
    for (const title of ['Yes, please', 'No']) {
      // It stays where the focus is, and says that it does nothing.
      expect(button(title).disabled).toBe(false);
      expect(button(title).getAttribute('aria-disabled')).toBe('true');
      button(title).click();
    }
    await fixture.whenStable();
    expect(posts()).toBe(before);
  });

  it('knows what was chosen after a reload', async () => {
    const { fixture, button, again } = await show();
    button('No').click();
    await fixture.whenStable();
    const next = await again();
    expect(next.button('No').getAttribute('aria-pressed')).toBe('true');
    expect(next.button('Yes, please').getAttribute('aria-disabled')).toBe('true');
  });

  it('takes none in a conversation that is closed', async () => {
    const { server, threadId, fixture, button } = await show();
    server.setStatus(threadId, 'CLOSED');
    await fixture.whenStable();
    expect(button('Yes, please').getAttribute('aria-disabled')).toBe('true');
  });

  it('leads to addresses in a tab of their own, which learns nothing of this one', async () => {
    const { root } = await show();
    const link = root.querySelector('a');
    expect(link?.href).toBe(LINK.url);
    expect(link?.target).toBe('_blank');
    expect(link?.rel.split(' ')).toEqual(expect.arrayContaining(['noopener', 'noreferrer']));
    expect(link?.textContent).toContain('(opens in a new tab)');
  });
});
