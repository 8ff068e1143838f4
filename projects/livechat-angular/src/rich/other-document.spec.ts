import { DOCUMENT } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { createLiveChat, memorySessionStore, type LiveChat } from 'livechat-core';
import { chatEngine } from 'livechat-core/engine';
import { InMemoryServer, TEST_WIDGET } from 'livechat-core/testing';
import { OncePerChat, provideLiveChatInstance } from 'livechat-angular/service';
import { LAZY_PARTS } from '../components/lazy-parts';
import { LiveChatWidget } from '../components/live-chat-widget';
import { LauncherLift } from '../parts/launcher-lift';

interface FramePage {
  readonly chat: LiveChat;
  readonly server: InMemoryServer;
  readonly document: Document;
  readonly find: (selector: string) => HTMLElement | null;
  readonly settle: () => Promise<void>;
}

/** A chat that is drawn in the document of a frame, by code of the page around it. */
async function setUp(widget: InMemoryServer['widget']): Promise<FramePage> {
  const frame = document.body.appendChild(document.createElement('iframe'));
  const inside = frame.contentDocument;
  if (inside === null) throw new Error('a frame without a document');
  const server = new InMemoryServer(widget);
  const chat = createLiveChat({ engine: chatEngine, transport: server.transport, store: memorySessionStore() });
  TestBed.configureTestingModule({
    providers: [provideLiveChatInstance(chat), { provide: DOCUMENT, useValue: inside }],
  });
  const fixture = TestBed.createComponent(LiveChatWidget);
  await chat.init(server.widget.id);
  await chat.show();
  const settle = async (): Promise<void> => {
    await fixture.whenStable();
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
  };
  await settle();
  const root = (fixture.nativeElement as HTMLElement).shadowRoot;
  return { chat, server, document: inside, settle, find: (selector) => root?.querySelector(selector) ?? null };
}

describe('a chat in the document of a frame', () => {
  afterEach(() => document.querySelector('iframe')?.remove());

  it('leaves the focus of who has gone on elsewhere there, and takes it where it is nowhere', async () => {
    await LAZY_PARTS.preChatForm.read();
    const fields = [{ name: 'email', label: 'Email', kind: 'EMAIL', isRequired: true }] as const;
    const page = await setUp({ ...TEST_WIDGET, preChatForm: { fields: [...fields] } });
    const form = page.find('form') as HTMLFormElement | null;
    const elsewhere = page.document.body.appendChild(page.document.createElement('input'));
    elsewhere.focus();
    form?.requestSubmit();
    await page.settle();
    expect(page.document.activeElement).toBe(elsewhere);
    elsewhere.blur();
    form?.requestSubmit();
    await page.settle();
    expect((form?.getRootNode() as ShadowRoot).activeElement).toBe(page.find('[aria-invalid=true]'));
  });

  it('moves the launcher by steps of the frame, not of the page', async () => {
    await LAZY_PARTS.menu.read();
    const launcher = {
      side: 'END',
      offsetInline: 20,
      offsetBlock: 20,
      isDraggable: true,
      showsPreview: false,
    } as const;
    const page = await setUp({ ...TEST_WIDGET, launcher });
    Object.assign(page.document.defaultView ?? {}, { innerHeight: 400 });
    const lift = TestBed.inject(OncePerChat).get(LauncherLift);
    page.find('.lc-header__menu button')?.click();
    await page.settle();
    await page.settle();
    page.find('.lc-menu__item:nth-of-type(2)')?.click();
    expect(lift.height()).toBe(100);
  });
});
