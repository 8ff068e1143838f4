import { EnvironmentInjector } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { createLiveChat, memorySessionStore, type LiveChat } from 'livechat-core';
import { chatEngine } from 'livechat-core/engine';
import { InMemoryServer } from 'livechat-core/testing';
import { defineLiveChatElement } from './define-live-chat-element';
import type { LiveChatElement } from './live-chat-element';

const server = new InMemoryServer();
const chats: LiveChat[] = [];
let count = 0;

/** A registry never forgets a name: every test has one of its own. */
function define(): string {
  const tagName = `live-chat-${String((count += 1))}`;
  const store = memorySessionStore();
  defineLiveChatElement({
    injector: TestBed.inject(EnvironmentInjector),
    tagName,
    createChat: (config) => {
      const chat = createLiveChat({ engine: chatEngine, ...config, transport: server.transport, store });
      chats.push(chat);
      return chat;
    },
  });
  return tagName;
}

function create(tagName: string, attributes: Readonly<Record<string, string>> = {}): LiveChatElement {
  const element = document.createElement(tagName) as LiveChatElement;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  document.body.append(element);
  return element;
}

const settle = (ms = 5): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
/** Waits for what a busy machine takes its time for; the expectation that follows tells where it never came. */
const until = async (isSo: () => boolean): Promise<void> => {
  for (let tries = 0; tries < 1000 && !isSo(); tries += 1) await settle();
};
const rootOf = (element: Element): Element | null =>
  element.querySelector('lc-widget')?.shadowRoot?.querySelector('.lc-root') ?? null;
const has = (element: Element, selector: string): boolean =>
  rootOf(element)?.querySelector(selector) instanceof Element;

describe('<live-chat>', () => {
  beforeEach(() => {
    chats.length = 0;
    document.body.replaceChildren();
  });

  it('shows the chat of its widget and tells what happens by events that bubble', async () => {
    const ready = new Promise<Event>((resolve) =>
      document.addEventListener('live-chat-ready', resolve, { once: true }),
    );
    const element = create(define(), { 'widget-id': server.widget.id });
    expect((await ready).target).toBe(element);
    await until(() => has(element, '[aria-label="Open chat"]'));
    expect(rootOf(element)?.querySelector('[aria-label="Open chat"]')).not.toBeNull();
  });

  it('reflects and follows the attribute open', async () => {
    const element = create(define(), { 'widget-id': server.widget.id, open: '' });
    await until(() => element.open);
    expect(element.open).toBe(true);
    await element.hide();
    expect(element.hasAttribute('open')).toBe(false);
    element.open = true;
    expect(element.state.isOpen).toBe(true);
    element.removeAttribute('open');
    expect(element.state.isOpen).toBe(false);
  });

  it('takes attributes for language and theme', async () => {
    const element = create(define(), { 'widget-id': server.widget.id, language: 'de' });
    await until(() => element.state.language === 'de-DE');
    expect(element.state.language).toBe('de-DE');
    element.setAttribute('language', 'ar');
    await until(() => element.language === 'ar-AE');
    expect(element.language).toBe('ar-AE');
    await element.setTheme('dark');
    expect(element.getAttribute('theme')).toBe('dark');
  });

  it.each([
    ['widget-id', 'widgetId', server.widget.id],
    ['server-url', 'serverUrl', 'https://chat.example'],
    ['language', 'language', 'de-DE'],
    ['theme', 'theme', 'dark'],
    ['texts', 'texts', '{}'],
    ['layout', 'layout', 'inline'],
    ['consent', 'consent', 'required'],
  ])('has %s as an attribute and as the property %s', (attribute, property, value) => {
    const tagName = define();
    const byAttribute = document.createElement(tagName);
    byAttribute.setAttribute(attribute, value);
    expect(Reflect.get(byAttribute, property)).toBe(value);
    const byProperty = document.createElement(tagName);
    Reflect.set(byProperty, property, value);
    expect(Reflect.get(byProperty, property)).toBe(value);
  });

  it('takes properties that were set before it was defined', async () => {
    const tagName = `live-chat-${String(count + 1)}`;
    const early = document.createElement(tagName) as LiveChatElement;
    early.widgetId = server.widget.id;
    document.body.append(early);
    define();
    await until(() => early.state.widgetId !== null);
    expect(early.state.widgetId).toBe(server.widget.id);
  });

  it('is a part of the page where its layout says so', async () => {
    const element = create(define(), { 'widget-id': server.widget.id, layout: 'inline' });
    await until(() => has(element, '[role=region]'));
    expect(element.state.isOpen).toBe(true);
    expect(rootOf(element)?.querySelector('[role=region]')).not.toBeNull();
    element.layout = 'floating';
    await until(() => has(element, '[aria-label="Close chat"]'));
    expect(rootOf(element)?.querySelector('[aria-label="Close chat"]')).not.toBeNull();
  });

  it('waits for consent', async () => {
    const before = server.received.length;
    const element = create(define(), { 'widget-id': server.widget.id, consent: 'required' });
    await settle(20);
    expect(server.received).toHaveLength(before);
    await element.grantConsent();
    await until(() => server.received.length > before);
    expect(server.received.length).toBeGreaterThan(before);
  });

  it('has the commands as methods', async () => {
    const element = create(define(), { 'widget-id': server.widget.id });
    const { threadId } = await element.send('Hello');
    expect(server.chat.threads.get(threadId ?? '')?.messages).toHaveLength(1);
    await expect(element.execute('nonsense')).rejects.toMatchObject({ code: 'UNKNOWN_COMMAND' });
  });

  it('survives a move with the same chat and the same view', async () => {
    const element = create(define(), { 'widget-id': server.widget.id });
    await until(() => rootOf(element) !== null);
    const view = element.querySelector('lc-widget');
    const place = document.createElement('main');
    document.body.append(place);
    place.append(element);
    await settle();
    expect(element.querySelector('lc-widget')).toBe(view);
    expect(chats).toHaveLength(1);
  });

  it('is drawn anew in a frame, whose style sheets are others, and back from it, with the same chat', async () => {
    const element = create(define(), { 'widget-id': server.widget.id });
    await until(() => rootOf(element) !== null);
    const frame = document.createElement('iframe');
    document.body.append(frame);
    for (const page of [frame.contentDocument ?? document, document]) {
      const before = element.querySelector('lc-widget');
      page.body.append(element);
      await until(() => element.querySelector('lc-widget')?.ownerDocument === page);
      const views = [...element.querySelectorAll('lc-widget')];
      expect(views).toHaveLength(1);
      expect(views[0]).not.toBe(before);
      expect(views[0]?.ownerDocument).toBe(page);
    }
    frame.remove();
    expect(chats).toHaveLength(1);
    expect((await element.send('Still here')).threadId).toBeDefined();
  });

  it('ends its chat when it stays away, and comes back to life with the session', async () => {
    const element = create(define(), { 'widget-id': server.widget.id });
    const { threadId } = await element.send('Before');
    await element.show();
    element.remove();
    await settle(1100);
    await expect(chats[0]?.send('Too late')).rejects.toMatchObject({ code: 'DISPOSED' });
    expect(element.querySelector('lc-widget')).toBeNull();

    document.body.append(element);
    await until(() => has(element, '[role=dialog]'));
    expect(chats).toHaveLength(2);
    expect(Object.keys(element.state.threads)).toEqual([threadId]);
    expect(element.state.isOpen).toBe(true);
    expect(rootOf(element)?.querySelector('[role=dialog]')).not.toBeNull();
  });

  it.each([
    ['a missing widget-id', {}, /widget-id is missing.*Set it/],
    ['a malformed widget-id', { 'widget-id': 'shop' }, /widgetId/],
    ['a server-url without its scheme', { 'widget-id': server.widget.id, 'server-url': 'chat.example' }, /serverUrl/],
    ['a consent without its word', { 'widget-id': server.widget.id, consent: '' }, /Set consent to required/],
    ['a misspelt consent', { 'widget-id': server.widget.id, consent: 'Required' }, /Set consent to required/],
  ])('says what to do about %s and throws nothing', async (_, attributes, message) => {
    const errors: string[] = [];
    const log = jest.spyOn(console, 'error').mockImplementation((text: string) => void errors.push(text));
    const events: string[] = [];
    document.addEventListener('live-chat-error', ({ detail }: CustomEventInit<{ error: { code: string } }>) => {
      events.push(detail?.error.code ?? '');
    });
    create(define(), attributes);
    await until(() => events.length > 0);
    log.mockRestore();
    expect(errors).toEqual([expect.stringMatching(message)]);
    expect(events).toEqual(['INVALID_ARGUMENT']);
  });

  it('is defined once, whoever asks', () => {
    const tagName = define();
    const first = customElements.get(tagName);
    defineLiveChatElement({ injector: TestBed.inject(EnvironmentInjector), tagName });
    expect(customElements.get(tagName)).toBe(first);
  });
});
