import { TestBed } from '@angular/core/testing';
import { createLiveChat, memorySessionStore, type LiveChat } from 'livechat-core';
import { chatEngine } from 'livechat-core/engine';
import type { FormField } from 'livechat-core/protocol';
import { InMemoryServer, TEST_WIDGET } from 'livechat-core/testing';
import { provideLiveChatInstance } from 'livechat-angular/service';
import { LAZY_PARTS } from '../components/lazy-parts';
import { LiveChatWidget } from '../components/live-chat-widget';

const FIELDS: readonly FormField[] = [
  { name: 'name', label: 'Your name', kind: 'TEXT', isRequired: true },
  { name: 'email', label: 'Email', kind: 'EMAIL', isRequired: true },
  { name: 'phone', label: 'Phone', kind: 'PHONE', isRequired: false },
  { name: 'topic', label: 'Topic', kind: 'CHOICE', isRequired: false, options: ['An order', 'A product'] },
  { name: 'order', label: 'Order', kind: 'TEXT', isRequired: false },
];

interface Page {
  readonly chat: LiveChat;
  readonly server: InMemoryServer;
  readonly settle: () => Promise<void>;
  readonly form: () => HTMLFormElement | null;
  /** What stands in the fields, in their order. */
  readonly values: () => readonly string[];
  readonly fill: (...values: readonly string[]) => void;
}

async function setUp(): Promise<Page> {
  const server = new InMemoryServer({ ...TEST_WIDGET, preChatForm: { fields: [...FIELDS] } });
  const chat = createLiveChat({ engine: chatEngine, transport: server.transport, store: memorySessionStore() });
  TestBed.configureTestingModule({ providers: [provideLiveChatInstance(chat)] });
  const fixture = TestBed.createComponent(LiveChatWidget);
  await chat.init(server.widget.id);
  await chat.show();
  const root = (fixture.nativeElement as HTMLElement).shadowRoot;
  const inputs = (): HTMLInputElement[] => [
    ...(root?.querySelectorAll<HTMLInputElement>('.lc-form .lc-field__input') ?? []),
  ];
  const settle = async (): Promise<void> => {
    await fixture.whenStable();
    // The promises of a form's answer, and of a part that is there already.
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
  };
  await settle();
  return {
    chat,
    server,
    settle,
    form: () => root?.querySelector('form') ?? null,
    values: () => inputs().map(({ value }) => value),
    fill: (...values) =>
      inputs().forEach((input, index) => {
        input.value = values[index] ?? '';
        input.dispatchEvent(new Event(input.tagName === 'SELECT' ? 'change' : 'input'));
      }),
  };
}

/** What a site signs for somebody, as far as a page reads it. */
function tokenFor(name: string): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { jti: name, sub: name, stp: 'externalPersonId', iss: TEST_WIDGET.id, iat: 1_700_000_000, name };
  return `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}.c2ln`;
}

/** Lets a server refuse what is posted, for this reason; the function returned makes it stop. */
function refusePosts(
  server: InMemoryServer,
  reason: { readonly message: string; readonly field?: string },
): () => void {
  let isRefusing = true;
  server.intercept((frame) =>
    isRefusing && frame.type === 'post'
      ? {
          type: 'nack',
          clientMessageId: frame.clientMessageId,
          error: { code: 'INVALID_ARGUMENT', remedy: 'Write another.', ...reason },
        }
      : null,
  );
  return () => (isRefusing = false);
}

const WRITTEN = ['Ada Lind', 'ada@shop.example', '', 'A product', '7'] as const;
const NOTHING = ['', '', '', '', ''];

describe('PreChatFormView', () => {
  beforeAll(() => LAZY_PARTS.preChatForm.read());

  it('keeps what stands in it while the window is closed', async () => {
    const { chat, settle, fill, form, values } = await setUp();
    fill(...WRITTEN);
    await chat.hide();
    await settle();
    expect(form()).toBeNull();
    await chat.show();
    await settle();
    expect(values()).toEqual(WRITTEN);
  });

  it('comes back as it was when its answer was refused, and empty for the next conversation', async () => {
    const { chat, server, settle, fill, form, values } = await setUp();
    fill(...WRITTEN);
    const stopRefusing = refusePosts(server, { message: 'It was refused.' });
    form()?.requestSubmit();
    await settle();
    expect(values()).toEqual(WRITTEN);
    stopRefusing();
    form()?.requestSubmit();
    await settle();
    expect(form()).toBeNull();
    await chat.openNewThread();
    await settle();
    expect(values()).toEqual(NOTHING);
  });

  it('names the field that was refused, has the focus there, and says so until it is changed', async () => {
    const { server, settle, fill, form } = await setUp();
    fill(...WRITTEN);
    refusePosts(server, { message: 'There is no such order.', field: 'content.fields.3.value' });
    form()?.requestSubmit();
    await settle();
    await settle();
    const invalid = (): HTMLInputElement[] => [
      ...(form()?.querySelectorAll<HTMLInputElement>('[aria-invalid=true]') ?? []),
    ];
    // Nothing was written into the third field, so the fourth that was sent is the fifth.
    const [field] = invalid();
    expect(invalid()).toHaveLength(1);
    expect(field?.value).toBe('7');
    expect(form()?.querySelector(`#${field?.getAttribute('aria-describedby') ?? ''}`)?.textContent).toBe(
      'This could not be accepted. Please change it.',
    );
    expect((form()?.getRootNode() as ShadowRoot).activeElement).toBe(field);
    // It is said by the field that has the focus, and not once more.
    expect(form()?.querySelector('[role=alert]')?.textContent).toBe('');
    fill(...WRITTEN.slice(0, -1), '8');
    await settle();
    expect(invalid()).toEqual([]);
  });

  it('says that it was refused where nobody knows which field it is about, and can be sent again', async () => {
    const { server, settle, fill, form, values } = await setUp();
    fill(...WRITTEN);
    refusePosts(server, { message: 'It was refused.' });
    form()?.requestSubmit();
    await settle();
    await settle();
    expect(values()).toEqual(WRITTEN);
    expect(form()?.querySelector('[role=alert]')?.textContent).toBe('That did not work. Please try again.');
    expect((form()?.getRootNode() as ShadowRoot).activeElement).toBe(form()?.querySelector('[type=submit]'));
  });

  it('G11: keeps nothing for who comes after a logout', async () => {
    const { chat, settle, fill, values } = await setUp();
    await chat.auth(tokenFor('ada'));
    await settle();
    fill(...WRITTEN);
    await settle();
    expect(values()).toEqual(WRITTEN);
    await chat.logout();
    await chat.show();
    await settle();
    expect(values()).toEqual(NOTHING);
  });

  it('tells browsers what they can fill in by themselves', async () => {
    const { form } = await setUp();
    const purposes = [...(form()?.querySelectorAll('input') ?? [])].map(({ autocomplete }) => autocomplete);
    expect(purposes).toEqual(['name', 'email', 'tel', 'on']);
  });
});
