import { TestBed } from '@angular/core/testing';
import { createLiveChat, memorySessionStore, type LiveChat } from 'livechat-core';
import { chatEngine } from 'livechat-core/engine';
import { InMemoryServer } from 'livechat-core/testing';
import { provideLiveChatInstance } from 'livechat-angular/service';
import { LiveChatWidget } from '../components/live-chat-widget';
import { PACE, inSteps } from './pace';

interface Rendered {
  readonly chat: LiveChat;
  readonly host: HTMLElement;
  readonly find: (selector: string) => HTMLElement | null;
  /** The parts that are there. */
  readonly drawn: () => string;
  /** Takes one step; whether there was one. */
  readonly step: () => Promise<boolean>;
  readonly focused: () => Element | null;
}

/** Tasks that come when they are told to. */
function tasks(): { readonly later: (next: () => void) => void; readonly runNext: () => boolean } {
  const queue: (() => void)[] = [];
  const runNext = (): boolean => {
    const task = queue.shift();
    task?.();
    return task !== undefined;
  };
  return { later: (next) => queue.push(next), runNext };
}

describe('inSteps', () => {
  it('gives each part a task of its own, in the order in which they were asked for', () => {
    const { later, runNext } = tasks();
    const pace = inSteps(later);
    const drawn = (): readonly boolean[] => [pace('window'), pace('launcher')];
    expect(drawn()).toEqual([false, false]);
    runNext();
    expect(drawn()).toEqual([true, false]);
    runNext();
    expect(drawn()).toEqual([true, true]);
    expect(runNext()).toBe(false);
  });

  it('begins anew for what is asked for later', () => {
    const { later, runNext } = tasks();
    const pace = inSteps(later);
    pace('launcher');
    while (runNext());
    expect(pace('window')).toBe(false);
    runNext();
    expect(pace('window')).toBe(true);
    expect(pace('launcher')).toBe(true);
  });
});

describe('a widget that is drawn in steps', () => {
  const PARTS = ['lc-window', 'lc-header', 'lc-composer', 'lc-message-list'];

  /** The widget with its launcher; the window has never been drawn. */
  async function render(): Promise<Rendered> {
    const { later, runNext } = tasks();
    const server = new InMemoryServer();
    const chat = createLiveChat({ engine: chatEngine, transport: server.transport, store: memorySessionStore() });
    await chat.init(server.widget.id);
    TestBed.configureTestingModule({
      providers: [provideLiveChatInstance(chat), { provide: PACE, useValue: inSteps(later) }],
    });
    const fixture = TestBed.createComponent(LiveChatWidget);
    const host = fixture.nativeElement as HTMLElement;
    document.body.append(host);
    const find = (selector: string): HTMLElement | null => host.shadowRoot?.querySelector(selector) ?? null;
    const drawn = (): string => PARTS.filter((part) => find(part) !== null).join(' ');
    const step = async (): Promise<boolean> => {
      // What asks for a turn is drawn first.
      await fixture.whenStable();
      const isOne = runNext();
      await fixture.whenStable();
      return isOne;
    };
    while (await step());
    return { chat, host, find, drawn, step, focused: () => host.shadowRoot?.activeElement ?? null };
  }

  it('has a task for each part and for each move of the focus, which ends in the composer', async () => {
    const { chat, host, find, drawn, step, focused } = await render();
    await chat.show();
    const seen: string[] = [];
    while (await step()) seen.push(`${drawn()} – ${focused()?.localName ?? 'elsewhere'}`);
    expect(seen).toEqual([
      'lc-window – elsewhere',
      'lc-window lc-header – elsewhere',
      'lc-window lc-header – section',
      'lc-window lc-header lc-composer – section',
      `${PARTS.join(' ')} – section`,
      `${PARTS.join(' ')} – textarea`,
    ]);
    expect(find('lc-loading')).toBeNull();
    chat.dispose();
    host.remove();
  });

  it('is drawn at once when it has been drawn before', async () => {
    const { chat, host, drawn, step } = await render();
    await chat.show();
    while (await step());
    await chat.hide();
    await step();
    expect(drawn()).toBe('');
    await chat.show();
    expect(await step()).toBe(false);
    expect(drawn()).toBe(PARTS.join(' '));
    chat.dispose();
    host.remove();
  });

  it('gives the focus back to the launcher also when it is closed before it is complete', async () => {
    const { chat, host, find, drawn, step, focused } = await render();
    find('.lc-launcher')?.focus();
    await chat.show();
    while (focused()?.localName !== 'section') expect(await step()).toBe(true);
    expect(drawn()).not.toContain('lc-composer');
    await chat.hide();
    while (await step());
    expect(focused()?.className).toContain('lc-launcher');
    expect(drawn()).toBe('');
    chat.dispose();
    host.remove();
  });
});
