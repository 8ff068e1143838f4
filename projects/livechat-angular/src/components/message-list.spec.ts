import { signal } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { createLiveChat, memorySessionStore, type TimelineItem } from 'livechat-core';
import { chatEngine } from 'livechat-core/engine';
import { InMemoryServer } from 'livechat-core/testing';
import { provideLiveChatInstance } from 'livechat-angular/service';
import { MessageList } from './message-list';

const NOON = new Date(2026, 2, 10, 12, 0).getTime();

function message(seq: number, author: 'me' | 'ada' = 'ada'): TimelineItem {
  return {
    key: `key-${seq}`,
    messageId: `message-${seq}`,
    seq,
    own: author === 'me',
    author: { type: author === 'me' ? 'CUSTOMER' : 'AGENT', id: author, name: author },
    content: { type: 'TEXT', text: `text ${seq}` },
    moment: NOON + seq * 1000,
    status: 'SENT',
  };
}

const messages = (from: number, to: number): TimelineItem[] =>
  Array.from({ length: to - from + 1 }, (_, index) => message(from + index));

interface Shown {
  readonly fixture: ComponentFixture<MessageList>;
  readonly log: HTMLElement;
  readonly set: (name: string, value: unknown) => Promise<void>;
  readonly texts: () => string[];
  /** Resolves when all is rendered that is rendered while the list rests. */
  readonly filled: () => Promise<void>;
  /** Scrolls to a distance from the top; jsdom has no layout of its own. */
  readonly scrollTo: (top: number) => Promise<void>;
}

interface Options {
  readonly hasOlder?: boolean;
  readonly opening?: { readonly threadId: string; readonly count: number; readonly topSeq: number };
  /** How many pixels of the list are in view. */
  readonly screen?: number;
}

async function show(items: readonly TimelineItem[], { screen = 400, ...more }: Options = {}): Promise<Shown> {
  const chat = createLiveChat({
    engine: chatEngine,
    transport: new InMemoryServer().transport,
    store: memorySessionStore(),
  });
  TestBed.configureTestingModule({ providers: [provideLiveChatInstance(chat)] });
  const fixture = TestBed.createComponent(MessageList);
  const set = async (name: string, value: unknown): Promise<void> => {
    fixture.componentRef.setInput(name, value);
    await fixture.whenStable();
  };
  const inputs = { items, conversation: 'thread-1', hasOlder: false, ...more };
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  const host = fixture.nativeElement as HTMLElement;
  await fixture.whenStable();
  const log = host.querySelector<HTMLElement>('[role=log]');
  if (log === null) throw new Error('no log');
  // At the end, as a list opens.
  const top = signal(Number.MAX_SAFE_INTEGER);
  Object.defineProperties(log, {
    scrollHeight: { get: () => log.querySelectorAll('[data-key]').length * 40 },
    clientHeight: { get: () => screen },
    scrollTop: {
      get: () => Math.max(0, Math.min(top(), log.scrollHeight - screen)),
      set: (value: number) => top.set(value),
    },
  });
  log.dispatchEvent(new Event('scroll'));
  await fixture.whenStable();
  return {
    fixture,
    log,
    set,
    texts: () => [...log.querySelectorAll('.lc-bubble')].map((bubble) => bubble.textContent?.trim() ?? ''),
    filled: async () => {
      for (let rows = 0; rows !== log.querySelectorAll('[data-key]').length;) {
        rows = log.querySelectorAll('[data-key]').length;
        await new Promise((resolve) => setTimeout(resolve, 200));
        await fixture.whenStable();
      }
    },
    scrollTo: async (value) => {
      top.set(value);
      log.dispatchEvent(new Event('scroll'));
      await fixture.whenStable();
    },
  };
}

const said = ({ fixture }: Shown): string =>
  [...(fixture.nativeElement as HTMLElement).querySelectorAll('.lc-log > [role=status] p')]
    .map((line) => line.textContent ?? '')
    .join(' | ');

describe('MessageList', () => {
  it('puts of ten thousand messages only those around the view on the page', async () => {
    const first = messages(1, 10_000);
    const shown = await show(first);
    await shown.filled();
    expect(shown.texts()).toHaveLength(24);
    expect(shown.texts().at(-1)).toBe('text 10000');
    for (let added = 10; added <= 60; added += 10) {
      await shown.set('items', [...first, ...messages(10_001, 10_000 + added)]);
      expect(shown.texts().at(-1)).toBe(`text ${10_000 + added}`);
      expect(shown.texts().length).toBeLessThanOrEqual(48);
    }
  });

  it('adds when the browser rests what is missing to a screen above the view, and moves nothing by that', async () => {
    const shown = await show(messages(1, 10_000), { screen: 700 });
    expect(shown.texts()).toHaveLength(24);
    await shown.set('items', messages(1, 10_001));
    await shown.filled();
    // 37 rows of 40 pixels are two screens and a little more.
    expect(shown.texts()).toHaveLength(37);
    const { scrollHeight, scrollTop, clientHeight } = shown.log;
    expect(scrollHeight - scrollTop).toBeLessThanOrEqual(clientHeight);
    // So many stay when what is far above goes.
    await shown.set('items', messages(1, 10_100));
    expect(shown.texts()).toHaveLength(37);
  });

  it('does not draw again what has not changed', async () => {
    const shown = await show(messages(1, 10));
    const before = [...shown.log.querySelectorAll('.lc-bubble')];
    const changed = jest.fn();
    const observer = new MutationObserver(changed);
    before.slice(0, -1).forEach((bubble) => {
      if (bubble.parentElement === null) throw new Error('no message');
      observer.observe(bubble.parentElement, { subtree: true, childList: true, attributes: true, characterData: true });
    });
    await shown.set('items', [...messages(1, 10), message(11)]);
    expect([...shown.log.querySelectorAll('.lc-bubble')].slice(0, 10)).toEqual(before);
    expect(observer.takeRecords()).toEqual([]);
    expect(changed).not.toHaveBeenCalled();
    observer.disconnect();
  });

  it('renders earlier ones as the reader comes near them, and lets go of the others', async () => {
    const shown = await show(messages(1, 300));
    await shown.filled();
    await shown.scrollTo(300);
    expect(shown.texts()[0]).toBe('text 253');
    for (let step = 0; step < 12; step += 1) await shown.scrollTo(10 + step);
    expect(shown.texts()[0]).toBe('text 1');
    expect(shown.texts().length).toBeLessThanOrEqual(120);
  });

  it('asks for older messages at the first one, and stays where it is when they come', async () => {
    const shown = await show(messages(101, 150), { hasOlder: true });
    await shown.filled();
    const asked = jest.fn();
    shown.fixture.componentInstance.older.subscribe(asked);
    await shown.scrollTo(100);
    await shown.scrollTo(101);
    expect(asked).not.toHaveBeenCalled();
    await shown.scrollTo(102);
    expect(asked).toHaveBeenCalled();
    await shown.set('items', messages(1, 150));
    expect(shown.texts()).toContain('text 101');
  });

  it('counts what arrives below a reader who is elsewhere, and leads there', async () => {
    const shown = await show(messages(1, 50));
    await shown.filled();
    await shown.scrollTo(200);
    await shown.set('items', messages(1, 53));
    const jump = (shown.fixture.nativeElement as HTMLElement).querySelector<HTMLElement>('.lc-jump');
    expect(jump?.getAttribute('aria-label')).toBe('3 new messages');
    jump?.click();
    await shown.fixture.whenStable();
    expect((shown.fixture.nativeElement as HTMLElement).querySelector('.lc-jump')).toBeNull();
    expect(shown.log.scrollTop).toBe(shown.log.scrollHeight - shown.log.clientHeight);
  });

  it('says what arrives once, and neither what was there nor what one writes oneself', async () => {
    const shown = await show(messages(1, 3));
    expect(said(shown)).toBe('');
    await shown.set('items', [...messages(1, 4)]);
    expect(said(shown)).toBe('ada: text 4');
    await shown.set('items', [...messages(1, 4), message(5, 'me')]);
    expect(said(shown)).toBe('ada: text 4');
    await shown.set('conversation', 'thread-2');
    await shown.set('items', messages(1, 2));
    expect(said(shown)).toBe('ada: text 4');
  });

  it('marks what was unread at the opening', async () => {
    const shown = await show(messages(1, 5), { opening: { threadId: 'thread-1', count: 2, topSeq: 5 } });
    const mark = shown.log.querySelector('[role=separator]');
    expect(mark?.textContent?.trim()).toBe('New');
    const following = mark?.nextElementSibling?.querySelector('.lc-bubble')?.textContent?.trim();
    expect(following).toBe('text 4');
  });

  it('shows what happened as a line of its own', async () => {
    const joined: TimelineItem = { ...message(2), content: { type: 'NOTE', event: 'AGENT_JOINED', name: 'Ada' } };
    const shown = await show([message(1), joined]);
    expect(shown.log.querySelector('.lc-note')?.textContent).toContain('Ada joined the conversation');
  });
});
