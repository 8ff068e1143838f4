import { Component, ErrorHandler, Injectable, InjectionToken, inject, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { memorySessionStore, type TokenRequest } from 'livechat-core';
import { InMemoryServer, TEST_WIDGET } from 'livechat-core/testing';
import { expectTypeOf } from 'expect-type';
import { of } from 'rxjs';
import { injectLiveChat } from '../inject-live-chat';
import { LiveChatService } from '../live-chat-service';
import { provideLiveChat, provideScopedLiveChat } from '../provide-live-chat';
import { liveChatToken } from '../typed-live-chat-token';
import type { LiveChatFeature } from './feature';
import { withAuth } from './with-auth';
import { withConsent } from './with-consent';
import { withInterceptors } from './with-interceptors';
import { withLazyWidget } from './with-lazy-widget';
import { withLocale } from './with-locale';
import { withSchemas } from './with-schemas';
import { withStorage } from './with-storage';
import { withTheme } from './with-theme';
import { withTransport } from './with-transport';

const NAME = new InjectionToken<string>('name', { factory: () => 'Robin' });

/** A token as a backend makes it; the in-memory server reads its claims and checks no signature. */
function tokenOf(name: string, count = 1): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const iat = Math.floor(Date.now() / 1000);
  const claims = { jti: `${name} ${count}`, sub: name, stp: 'externalPersonId', iss: TEST_WIDGET.id, iat, name };
  return `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}.c2lnbmF0dXJl`;
}

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

function start(...features: readonly LiveChatFeature[]): { chat: LiveChatService; server: InMemoryServer } {
  const server = new InMemoryServer();
  const all: readonly LiveChatFeature[] = [
    withTransport(server.transport),
    withStorage(memorySessionStore()),
    ...features,
  ];
  TestBed.configureTestingModule({ providers: [provideLiveChat({ widgetId: server.widget.id }, ...all)] });
  return { chat: TestBed.inject(LiveChatService), server };
}

describe('withAuth', () => {
  it('signs in whoever the function gives a token of, and asks it again when that has run out', async () => {
    const needs: TokenRequest['need'][] = [];
    const { chat, server } = start(
      withAuth(({ need }) => {
        needs.push(need);
        return of(tokenOf(inject(NAME), needs.length));
      }),
    );
    await settle();
    expect(chat.state().person).toMatchObject({ kind: 'CUSTOMER', name: 'Robin' });

    server.expireTokens();
    await settle();
    expect(needs).toEqual(['start', 'expired']);
    expect(chat.connection().status).toBe('online');
  });

  it('may inject what needs the chat itself', async () => {
    @Injectable({ providedIn: 'root' })
    class Account {
      readonly chat = inject(LiveChatService);
      readonly token = tokenOf('Robin');
    }
    const { chat } = start(withAuth(() => inject(Account).token));
    await settle();
    expect(chat.state().person?.kind).toBe('CUSTOMER');
  });

  it('leaves a visitor a visitor where nobody is signed in', async () => {
    const { chat } = start(withAuth(() => Promise.resolve(null)));
    await settle();
    expect(chat.state().person?.kind).toBe('VISITOR');
  });
});

describe('withLocale and withTheme', () => {
  it('take a value or a function that injects it', () => {
    const { chat } = start(
      withLocale('de'),
      withTheme(() => (inject(NAME) === 'Robin' ? 'dark' : 'default')),
    );
    expect(chat.state()).toMatchObject({ language: 'de-DE', theme: 'dark' });
  });

  it('follow a signal', () => {
    const language = signal('de');
    const theme = signal('default');
    const { chat } = start(
      withLocale(() => language),
      withTheme(theme),
    );
    language.set('ar');
    theme.set('dark');
    TestBed.tick();
    expect(chat.state()).toMatchObject({ language: 'ar-AE', theme: 'dark' });
  });
});

describe('withConsent', () => {
  it('stores and connects nothing before the banner says so, and forgets when it takes that back', async () => {
    const isGranted = signal(false);
    const { chat, server } = start(withConsent(() => isGranted));
    TestBed.tick();
    await settle();
    expect(server.received).toEqual([]);

    isGranted.set(true);
    TestBed.tick();
    await chat.send('Hello');
    expect(chat.threads()).toHaveLength(1);

    isGranted.set(false);
    TestBed.tick();
    await settle();
    expect(chat.state()).toMatchObject({ consent: 'required', threads: {} });
    expect(server.connections).toBe(0);
  });

  it('waits for grantConsent() where there is no banner', async () => {
    const { chat, server } = start(withConsent());
    await settle();
    expect(server.received).toEqual([]);
    await chat.grantConsent();
    await settle();
    expect(server.connections).toBe(1);
  });
});

describe('withInterceptors', () => {
  it('runs functions that may inject', async () => {
    const { chat, server } = start(
      withInterceptors({
        outgoing: [() => ({ type: 'BASIC', message: inject(NAME) })],
        incoming: [
          (message) =>
            message.author.type === 'AGENT' ? { ...message, content: { type: 'TEXT', text: inject(NAME) } } : message,
        ],
      }),
    );
    const { threadId } = await chat.send('Hello');
    server.reply(threadId ?? '', 'Hi!');
    expect(server.chat.threads.get(threadId ?? '')?.messages[0]?.content).toMatchObject({ text: 'Robin' });
    expect(chat.messages().map(({ content }) => content)).toEqual([
      { type: 'TEXT', text: 'Robin' },
      { type: 'TEXT', text: 'Robin' },
    ]);
  });
});

describe("a component's own chat", () => {
  const SHOP = new InjectionToken<string>('shop');

  it('runs the functions of its features where the component is', async () => {
    const support = new InMemoryServer();
    const sales = new InMemoryServer();
    const asked: LiveChatService[] = [];

    @Component({
      selector: 'lc-sales',
      template: '',
      providers: [
        { provide: SHOP, useValue: 'Sales' },
        provideScopedLiveChat(
          { widgetId: sales.widget.id },
          withTransport(sales.transport),
          withStorage(memorySessionStore()),
          withAuth(() => {
            asked.push(inject(LiveChatService));
            return tokenOf(inject(SHOP));
          }),
          withInterceptors({ outgoing: [() => ({ type: 'BASIC', message: inject(SHOP) })] }),
        ),
      ],
    })
    class Sales {
      readonly chat = inject(LiveChatService);
    }

    TestBed.configureTestingModule({
      providers: [
        provideLiveChat(
          { widgetId: support.widget.id },
          withTransport(support.transport),
          withStorage(memorySessionStore()),
        ),
      ],
    });
    const { chat } = TestBed.createComponent(Sales).componentInstance;
    await settle();
    expect(chat.state().person).toMatchObject({ kind: 'CUSTOMER', name: 'Sales' });
    expect(asked).toEqual([chat]);
    const { threadId } = await chat.send('Hello');
    expect(sales.chat.threads.get(threadId ?? '')?.messages[0]?.content).toMatchObject({ text: 'Sales' });
  });
});

describe('withSchemas', () => {
  it('refuses data that breaks the rules, with the name of the field', async () => {
    const { chat } = start(
      withSchemas<{ context: { cart: number } }>({
        context: {
          '~standard': {
            version: 1,
            vendor: 'test',
            validate: (value) =>
              typeof (value as { cart?: unknown }).cart === 'number'
                ? { value: value as { cart: number } }
                : { issues: [{ message: 'is no number', path: ['cart'] }] },
          },
        },
      }),
    );
    await expect(chat.sendContextualData({ metadata: { cart: 'three' } })).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
      field: 'metadata.cart',
    });
  });
});

describe('withLazyWidget', () => {
  it('shows the component once the browser is idle, and takes it away with the application', async () => {
    @Component({ selector: 'lc-late', template: 'late' })
    class Late {}
    const load = jest.fn(() => Promise.resolve(Late));
    start(withLazyWidget(load));
    expect(document.querySelector('lc-late')).toBeNull();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(load).toHaveBeenCalledTimes(1);
    expect(document.querySelector('lc-late')?.textContent).toBe('late');
    TestBed.resetTestingModule();
    expect(document.querySelector('lc-late')).toBeNull();
  });
});

describe('withLazyWidget without its code', () => {
  const idle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 300));

  it("tells the application's ErrorHandler what could not be read", async () => {
    const handleError = jest.fn();
    TestBed.configureTestingModule({ providers: [{ provide: ErrorHandler, useValue: { handleError } }] });
    const failure = new Error('no chunk');
    start(withLazyWidget(() => Promise.reject(failure)));
    await idle();
    expect(handleError.mock.calls).toEqual([[failure]]);
  });

  it('reads none for an application that has ended meanwhile', async () => {
    const load = jest.fn(() => Promise.reject(new Error('never read')));
    start(withLazyWidget(load));
    TestBed.resetTestingModule();
    await idle();
    expect(load).not.toHaveBeenCalled();
  });
});

describe('wrong combinations', () => {
  const load = (): Promise<never> => Promise.reject(new Error('never read'));

  it('of features do not compile, and are refused where the types cannot see them', () => {
    // @ts-expect-error: a feature twice
    expect(() => provideLiveChat({}, withTheme('dark'), withTheme('default'))).toThrow(/"theme" is given twice/);
    // @ts-expect-error: nor with others in between
    expect(() => provideLiveChat({}, withLazyWidget(load), withTheme('dark'), withLazyWidget(load))).toThrow(
      /"lazyWidget" is given twice/,
    );
    const listed: readonly LiveChatFeature[] = [withConsent(), withConsent()];
    expect(() => provideLiveChat({}, ...listed)).toThrow(/"consent" is given twice/);
  });

  it('of features and options do not compile, and are refused where the types cannot see them', () => {
    // @ts-expect-error: the option says the same
    expect(() => provideLiveChat({ language: 'de' }, withLocale('de'))).toThrow(/"language" and the feature "locale"/);
    // @ts-expect-error: the option says the same
    expect(() => provideLiveChat({ theme: 'dark' }, withTheme('dark'))).toThrow(/"theme" and the feature "theme"/);
    // @ts-expect-error: the option says the same
    expect(() => provideLiveChat({ consent: 'required' }, withConsent())).toThrow(/"consent" and the feature/);
    const listed: readonly LiveChatFeature[] = [withLocale('de')];
    expect(() => provideLiveChat({ language: 'de' }, ...listed)).toThrow(/"language" and the feature "locale"/);
  });

  it('name what is to be done', async () => {
    const listed: readonly LiveChatFeature[] = [withTheme('dark'), withTheme('dark')];
    await expect(async () => provideLiveChat({}, ...listed)).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
      field: 'features',
      remedy: 'Give provideLiveChat() each feature once.',
    });
  });

  it("of a component's own chat with what belongs to the application do not compile", () => {
    // @ts-expect-error: the end of the page belongs to the application
    expect(provideScopedLiveChat({}, withLazyWidget(load))).toBeDefined();
    // @ts-expect-error: a feature twice
    expect(() => provideScopedLiveChat({}, withTheme('dark'), withTheme('dark'))).toThrow(/given twice/);
  });

  it('are none where each says something of its own', () => {
    expect(() =>
      provideLiveChat({ language: 'de' }, withTheme('dark'), withConsent(), withLazyWidget(load)),
    ).not.toThrow();
  });
});

describe('the types of the application', () => {
  it('are said once, and hold for data and messages', () => {
    start();
    interface Shop {
      readonly context: { readonly cart: number };
      readonly customData: { readonly action: string };
    }
    const SHOP_CHAT = liveChatToken<Shop>('shop chat');
    const chat = TestBed.inject(SHOP_CHAT);
    expect(chat).toBe(TestBed.inject(LiveChatService));
    expect(TestBed.runInInjectionContext(() => injectLiveChat<Shop>())).toBe(chat);
    expectTypeOf(chat.sendContextualData).parameter(0).toExtend<{ readonly metadata: Shop['context'] }>();
    type Data = Extract<ReturnType<typeof chat.messages>[number]['content'], { type: 'CUSTOM_DATA' }>['customData'];
    expectTypeOf<Data>().toEqualTypeOf<Shop['customData']>();
  });
});
