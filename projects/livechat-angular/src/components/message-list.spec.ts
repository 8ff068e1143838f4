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

async function show(items: readonly TimelineItem[], more: Readonly<Record<string, unknown>> = {}): Promise<Shown> {
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
  const top = signal(0);
  Object.defineProperties(log, {
    scrollHeight: { get: () => log.querySelectorAll('[data-key]').length * 40 },
    clientHeight: { get: () => 400 },
    scrollTop: { get: () => top(), set: (value: number) => top.set(value) },
  });
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
    const shown = await show(messages(1, 10_000));
    await shown.filled();
    expect(shown.texts()).toHaveLength(80);
    expect(shown.texts().at(-1)).toBe('text 10000');
    await shown.set('items', messages(1, 10_001));
    expect(shown.texts().at(-1)).toBe('text 10001');
    expect(shown.texts().length).toBeLessThanOrEqual(120);
  });

  it('renders what is in view first, and the others when the browser rests, without moving what is read', async () => {
    const shown = await show(messages(1, 10_000));
    expect(shown.texts()).toHaveLength(24);
    await shown.filled();
    expect(shown.texts()).toHaveLength(80);
    const { scrollHeight, scrollTop, clientHeight } = shown.log;
    expect(scrollHeight - scrollTop).toBeLessThanOrEqual(clientHeight);
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
    expect(shown.texts()[0]).toBe('text 181');
    for (let step = 0; step < 6; step += 1) await shown.scrollTo(10 + step);
    expect(shown.texts()[0]).toBe('text 1');
    expect(shown.texts().length).toBeLessThanOrEqual(120);
  });

  it('asks for older messages at the first one, and stays where it is when they come', async () => {
    const shown = await show(messages(101, 150), { hasOlder: true });
    await shown.filled();
    const asked = jest.fn();
    shown.fixture.componentInstance.older.subscribe(asked);
    await shown.scrollTo(100);
    expect(asked).toHaveBeenCalled();
    await shown.set('items', messages(1, 150));
    expect(shown.texts()).toContain('text 101');
  });

  it('counts what arrives below a reader who is elsewhere, and leads there', async () => {
    const shown = await show(messages(1, 50));
    await shown.filled();
    await shown.scrollTo(1000);
    await shown.set('items', messages(1, 53));
    const jump = (shown.fixture.nativeElement as HTMLElement).querySelector<HTMLElement>('.lc-jump');
    expect(jump?.getAttribute('aria-label')).toBe('3 new messages');
    jump?.click();
    await shown.fixture.whenStable();
    expect((shown.fixture.nativeElement as HTMLElement).querySelector('.lc-jump')).toBeNull();
    expect(shown.log.scrollTop).toBe(shown.log.scrollHeight);
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
