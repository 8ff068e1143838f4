import { TestBed } from '@angular/core/testing';
import { createLiveChat, memorySessionStore, type LiveChat } from 'livechat-core';
import type { Availability, TeamContent } from 'livechat-core/protocol';
import { InMemoryServer, TEST_WIDGET } from 'livechat-core/testing';
import { provideLiveChatInstance } from 'livechat-angular/service';
import { LAZY_PARTS } from './lazy-parts';
import { LiveChatWidget } from './live-chat-widget';

interface Page {
  readonly chat: LiveChat;
  readonly server: InMemoryServer;
  readonly find: (selector: string) => HTMLElement | null;
  /** What an element says, once everything is drawn. */
  readonly read: (selector: string) => Promise<string | undefined>;
  readonly settle: () => Promise<unknown>;
}

async function open(availability?: Availability): Promise<Page> {
  const server = new InMemoryServer({ ...TEST_WIDGET, ...(availability === undefined ? {} : { availability }) });
  const chat = createLiveChat({ transport: server.transport, store: memorySessionStore() });
  TestBed.configureTestingModule({ providers: [provideLiveChatInstance(chat)] });
  const fixture = TestBed.createComponent(LiveChatWidget);
  const host = fixture.nativeElement as HTMLElement;
  document.body.append(host);
  await chat.init(server.widget.id);
  await chat.show();
  await chat.openNewThread();
  await fixture.whenStable();
  const find = (selector: string): HTMLElement | null => host.shadowRoot?.querySelector(selector) ?? null;
  const settle = (): Promise<unknown> => fixture.whenStable();
  const read = async (selector: string): Promise<string | undefined> => {
    await settle();
    return find(selector)?.textContent?.trim();
  };
  return { chat, server, find, read, settle };
}

describe('ChatWindow', () => {
  describe('before anybody has written', () => {
    it('says above that somebody is there, and with the greeting how soon they answer', async () => {
      const { chat, read } = await open({ isOnline: true, replyMinutes: 5, agents: [] });
      expect(await read('.lc-header__tagline')).toBe('We are online');
      expect(await read('.lc-greeting')).toContain('We usually reply within 5 minutes');
      await chat.send('Hello');
      expect(await read('.lc-header__tagline')).toBe('We usually reply within 5 minutes');
    });

    it('says once that nobody is there, and asks for a message', async () => {
      const { read } = await open({ isOnline: false, agents: [] });
      expect(await read('.lc-header__tagline')).toBe('We are away right now');
      expect(await read('.lc-greeting')).toContain('Leave us a message');
      expect(await read('.lc-greeting')).not.toContain('away right now');
    });

    it('says what the team has to say while it is away', async () => {
      const { read } = await open({ isOnline: false, offlineText: 'We fire the kiln until Monday.', agents: [] });
      expect(await read('.lc-greeting')).toContain('We fire the kiln until Monday.');
      expect(await read('.lc-greeting')).not.toContain('Leave us a message');
    });
  });

  describe('a survey that waits', () => {
    const survey = { type: 'SURVEY', text: 'How was it?' } as const;

    it('stands in the place of the composer until it is answered', async () => {
      const { chat, server, find, settle } = await open();
      const { threadId = '' } = await chat.send('Hello');
      server.reply(threadId, survey);
      await settle();
      expect(find('textarea')).toBeNull();
      const messageId = chat.state.threads[threadId]?.lastMessage?.id ?? '';
      await chat.send({ type: 'SURVEY_ANSWER', rating: 'SATISFIED', messageId });
      await settle();
      expect(find('textarea')).not.toBeNull();
    });

    it('can be put off to write instead', async () => {
      const { chat, server, find, settle } = await open();
      const { threadId = '' } = await chat.send('Hello');
      server.reply(threadId, survey);
      await settle();
      find('.lc-instead button')?.click();
      await settle();
      expect(find('textarea')).not.toBeNull();
    });

    it('waits no longer when the conversation goes on', async () => {
      const { chat, server, find, settle } = await open();
      const { threadId = '' } = await chat.send('Hello');
      server.reply(threadId, survey);
      server.reply(threadId, 'One thing more.');
      await settle();
      expect(find('textarea')).not.toBeNull();
    });

    it('takes nothing away from somebody who is writing, also when they begin anew', async () => {
      const { chat, server, find, settle } = await open();
      const { threadId = '' } = await chat.send('Hello');
      chat.setDraft('I wanted to');
      server.reply(threadId, survey);
      await settle();
      expect(find('textarea')).not.toBeNull();
      chat.setDraft('');
      await settle();
      expect(find('textarea')).not.toBeNull();
    });
  });

  describe('the focus', () => {
    const offer: TeamContent = {
      type: 'QUICK_REPLIES',
      text: 'Shall I keep one?',
      replies: [
        { title: 'Yes', payload: 'yes' },
        { title: 'No', payload: 'no' },
      ],
    };

    async function offerReplies() {
      const page = await open();
      const { threadId = '' } = await page.chat.send('Hello');
      page.server.reply(threadId, offer);
      await page.settle();
      const reply = page.find('.lc-reply');
      if (reply === null) throw new Error('Nothing is offered.');
      reply.focus();
      return { ...page, reply, root: reply.getRootNode() as ShadowRoot };
    }

    it('goes on to the window when what had it is taken away', async () => {
      const { reply, root, find, settle } = await offerReplies();
      reply.click();
      await settle();
      expect(find('.lc-reply')).toBeNull();
      expect(find('.lc-window')?.contains(root.activeElement)).toBe(true);
    });

    it('is left alone when it had gone elsewhere before', async () => {
      const { reply, find, settle, chat } = await offerReplies();
      reply.blur();
      await Promise.resolve();
      await chat.send('Something else');
      await settle();
      expect(find('.lc-reply')).toBeNull();
      expect(document.activeElement).toBe(document.body);
    });

    it('stays with the comment to a survey when the conversation goes on, and the composer comes back', async () => {
      const { chat, server, find, settle } = await open();
      const { threadId = '' } = await chat.send('Hello');
      await Promise.all([LAZY_PARTS.richContent.read(), chat.hide(), chat.show()]);
      server.reply(threadId, { type: 'SURVEY', text: 'How was it?' });
      await settle();
      find('.lc-survey .lc-action')?.click();
      await settle();
      const comment = find('.lc-survey textarea');
      comment?.focus();
      server.reply(threadId, 'One thing more.');
      await settle();
      expect(find('.lc-composer__input')).not.toBeNull();
      expect(find('.lc-survey textarea')).toBe(comment);
      expect((comment?.getRootNode() as ShadowRoot).activeElement).toBe(comment);
    });
  });

  describe('files', () => {
    async function withChosen(...names: readonly string[]) {
      const page = await open();
      await LAZY_PARTS.chosenFiles.read();
      const chosen = (): readonly string[] =>
        [...(page.find('.lc-composer')?.querySelectorAll('.lc-chosen bdi') ?? [])].map((name) => name.textContent);
      const choose = async (): Promise<void> => {
        const chooser = page.find('input[type=file]');
        Object.defineProperty(chooser, 'files', { value: names.map((name) => new File(['x'], name)) });
        chooser?.dispatchEvent(new Event('change'));
        await page.settle();
      };
      await choose();
      return { ...page, chosen };
    }

    it('that were chosen are there again, as the draft is, when the window was closed meanwhile', async () => {
      const { chat, settle, chosen, find } = await withChosen('a.png', 'b.pdf');
      expect(chosen()).toEqual(['a.png', 'b.pdf']);
      await chat.hide();
      await settle();
      expect(find('.lc-composer')).toBeNull();
      await chat.show();
      await settle();
      expect(chosen()).toEqual(['a.png', 'b.pdf']);
    });

    it('stay with the conversation that they were chosen for', async () => {
      const { chat, settle, chosen } = await withChosen('a.png');
      const { threadId = '' } = await chat.send('Elsewhere');
      await settle();
      expect(chosen()).toEqual([]);
      await chat.openNewThread();
      await settle();
      expect(chosen()).toEqual(['a.png']);
      await chat.showThread(threadId);
      await settle();
      expect(chosen()).toEqual([]);
    });

    it('G11: are gone for who comes after somebody has been cleared away', async () => {
      const { chat, server, settle, chosen } = await withChosen('a.png');
      await chat.clear();
      await chat.init(server.widget.id);
      await chat.show();
      await settle();
      expect(chosen()).toEqual([]);
    });

    it('are taken wherever in the window they are dropped: the browser would leave the page for them', async () => {
      await LAZY_PARTS.dropTarget.read();
      const { find, read, settle } = await open();
      const bring = async (type: string, ...files: readonly File[]): Promise<boolean> => {
        await settle();
        const event = new Event(type, { bubbles: true, cancelable: true });
        find('.lc-header')?.dispatchEvent(Object.assign(event, { dataTransfer: { types: ['Files'], files } }));
        return event.defaultPrevented;
      };
      expect(await bring('dragover')).toBe(true);
      expect(await read('.lc-drop')).toBe('Drop files here');
      expect(await bring('drop', new File(['x'], 'a.png'))).toBe(true);
      expect(await read('.lc-chosen bdi')).toBe('a.png');
      expect(find('.lc-drop')).toBeNull();
    });
  });

  describe('the menu', () => {
    async function openMenu() {
      const page = await open();
      const get = async (selector: string): Promise<HTMLElement> => {
        await page.settle();
        const found = page.find(selector);
        if (found === null) throw new Error(`There is no ${selector}.`);
        return found;
      };
      await LAZY_PARTS.menu.read();
      (await get('.lc-header__menu button')).click();
      const select = await get('.lc-menu select');
      select.focus();
      return { get, select, find: page.find, settle: page.settle };
    }

    it('stays while the focus is in it, or nowhere', async () => {
      const { get, select, find, settle } = await openMenu();
      (await get('.lc-menu__item')).focus();
      select.focus();
      select.blur();
      await settle();
      expect(find('.lc-menu')).not.toBeNull();
    });

    it('goes when the focus goes on to something that it might cover, and leaves it there', async () => {
      const { get, find, settle } = await openMenu();
      const field = await get('textarea');
      field.focus();
      await settle();
      expect(find('.lc-menu')).toBeNull();
      expect((field.getRootNode() as ShadowRoot).activeElement).toBe(field);
    });
  });
});
