import type { Executor } from 'livechat-angular/global';
import { LiveChatError, parseCommand } from 'livechat-core/protocol';
import { NEVER } from 'rxjs';
import { placeInContainer } from './place-in-container';

const WIDGET = '85ea1938-f457-496d-8532-8fa489beea63';

/** A page with a chat that parses as the core does and answers with what it was asked. */
class Page {
  readonly placed: Element[] = [];
  readonly executed: unknown[] = [];
  readonly chat: Executor = {
    events$: NEVER,
    execute: (name, arg) => {
      this.executed.push(name);
      return Promise.resolve().then(() => parseCommand(name, arg));
    },
  };
  readonly placing = placeInContainer({
    document,
    chat: this.chat,
    moveInto: (container) => this.placed.push(container),
  });

  async refusal(container: unknown): Promise<LiveChatError> {
    const thrown: unknown = await this.placing.execute('init', { widgetId: WIDGET, container }).then(
      () => null,
      (error: unknown) => error,
    );
    if (thrown instanceof LiveChatError) return thrown;
    throw new Error('It was accepted.');
  }
}

function addContainer(id: string): void {
  const container = document.createElement('div');
  container.id = id;
  document.body.append(container);
}

function setReadyState(state: DocumentReadyState): void {
  Object.defineProperty(document, 'readyState', { configurable: true, value: state });
}

describe('placeInContainer', () => {
  beforeEach(() => document.body.replaceChildren());
  afterEach(() => Reflect.deleteProperty(document, 'readyState'));

  it.each([
    ['a selector', (): unknown => '#chat'],
    ['the element', (): unknown => document.querySelector('#chat')],
  ])('takes %s, and tells the chat the rest', async (_, containerOf) => {
    addContainer('chat');
    const page = new Page();
    const result = await page.placing.execute('init', { widgetId: WIDGET, container: containerOf() });
    expect(result).toEqual({ name: 'init', widgetId: WIDGET });
    expect(page.placed).toEqual([document.querySelector('#chat')]);
  });

  it.each([
    ['a selector without an element', '#chat', /no element "#chat"/],
    ['no selector', '##', /"##" is no selector/],
    ['null', null, /neither a selector nor an element/],
    ['a number', 7, /neither/],
    [
      'an element of another document',
      document.implementation.createHTMLDocument().body,
      /neither a selector nor an element of this page/,
    ],
  ])('G7: refuses %s with the field and a remedy, and begins nothing', async (_, container, message) => {
    const page = new Page();
    const refused = await page.refusal(container);
    expect(refused).toMatchObject({ code: 'INVALID_ARGUMENT', field: 'container' });
    expect(refused.message).toMatch(message);
    expect(refused.remedy).toContain('selector');
    expect([page.executed, page.placed]).toEqual([[], []]);
  });

  it('places it with a later call, after one that was refused', async () => {
    const page = new Page();
    await page.refusal('#chat');
    addContainer('chat');
    await page.placing.execute('init', { widgetId: WIDGET, container: '#chat' });
    expect(page.placed).toHaveLength(1);
  });

  it('waits for a container that the parser has not come to yet', async () => {
    setReadyState('loading');
    const page = new Page();
    const outcome = page.placing.execute('init', { widgetId: WIDGET, container: '#late' });
    addContainer('late');
    expect(page.executed).toEqual([]);
    document.dispatchEvent(new Event('DOMContentLoaded'));
    await outcome;
    expect(page.placed).toEqual([document.querySelector('#late')]);
  });

  it('lets everything else through at once, in call order', () => {
    const page = new Page();
    addContainer('chat');
    void page.placing.execute('set_theme', 'dark');
    void page.placing.execute('init', { widgetId: WIDGET, container: '#chat' });
    void page.placing.execute('init', WIDGET);
    void page.placing.execute('show', { container: '#chat' });
    void page.placing.execute('init', { widgetId: WIDGET, container: undefined });
    expect(page.executed).toEqual(['set_theme', 'init', 'init', 'show', 'init']);
    expect(page.placed).toHaveLength(1);
  });
});
