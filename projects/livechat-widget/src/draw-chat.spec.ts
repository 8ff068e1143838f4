import { createLiveChat, memorySessionStore, type LiveChat } from 'livechat-core';
import { InMemoryServer, TEST_WIDGET } from 'livechat-core/testing';
import { drawChat } from './draw-chat';
import type { showChat } from './view';

function makeChat(): LiveChat {
  const server = new InMemoryServer(TEST_WIDGET);
  return createLiveChat({
    serverUrl: 'https://chat.example',
    transport: server.transport,
    files: server.files,
    store: memorySessionStore(),
    tabs: null,
  });
}

/** What draws, and what it was asked for. */
function fakeView() {
  const element = document.createElement('lc-widget');
  const shown: Parameters<typeof showChat>[0][] = [];
  const layouts: string[] = [];
  let unmounted = 0;
  const show: typeof showChat = (options) => {
    shown.push(options);
    options.parent.append(element);
    return {
      element,
      setLayout: (layout) => void layouts.push(layout),
      unmount: () => {
        unmounted += 1;
        element.remove();
      },
    };
  };
  return { element, shown, layouts, unmounted: () => unmounted, view: Promise.resolve({ showChat: show }) };
}

/** What was promised has come, and the task after it has run. */
const drawn = (): Promise<void> => new Promise((resolve) => setTimeout(() => setTimeout(resolve)));

describe('drawChat', () => {
  afterEach(() => document.body.replaceChildren());

  it('draws in the corner of the page when what draws is there, until the chat is over', async () => {
    const { element, shown, view, unmounted } = fakeView();
    const chat = makeChat();
    drawChat({ window, chat, view });
    expect(shown).toEqual([]);
    await drawn();
    expect(shown).toEqual([{ chat, parent: document.documentElement, texts: undefined, layout: 'floating' }]);
    chat.dispose();
    expect(unmounted()).toBe(1);
    expect(element.isConnected).toBe(false);
  });

  it('draws in the container that was named meanwhile', async () => {
    const { shown, view } = fakeView();
    const chat = makeChat();
    const container = document.body.appendChild(document.createElement('section'));
    drawChat({ window, chat, view })(container);
    await drawn();
    expect(shown).toMatchObject([{ parent: container, layout: 'inline' }]);
    chat.dispose();
  });

  it('moves into a container that is named later', async () => {
    const { element, layouts, view } = fakeView();
    const chat = makeChat();
    const container = document.body.appendChild(document.createElement('section'));
    const moveInto = drawChat({ window, chat, view });
    await drawn();
    moveInto(container);
    expect(element.parentNode).toBe(container);
    expect(layouts).toEqual(['inline']);
    chat.dispose();
  });

  it('G7: leaves the chat to itself while what draws it cannot be had, and draws none that is over', async () => {
    const { shown, view } = fakeView();
    let bring: () => void = () => undefined;
    const chat = makeChat();
    const sent = chat.send('Hello');
    drawChat({ window, chat, view: new Promise((resolve) => (bring = () => resolve(view))) });
    await expect(chat.init(TEST_WIDGET.id)).resolves.toBeDefined();
    await expect(sent).resolves.toMatchObject({ message: { content: { text: 'Hello' } } });
    chat.dispose();
    bring();
    await drawn();
    expect(shown).toEqual([]);
  });

  it('draws none that has ended since, and no longer listens to the page for it', async () => {
    const { shown, view } = fakeView();
    const chat = makeChat();
    const listen = jest.spyOn(window, 'addEventListener');
    const moveInto = drawChat({ window, chat, view });
    chat.dispose();
    moveInto(document.body);
    await drawn();
    expect(shown).toEqual([]);
    expect(listen.mock.calls.filter(([type]) => type === 'pagehide')).toEqual([]);
    listen.mockRestore();
  });
});
