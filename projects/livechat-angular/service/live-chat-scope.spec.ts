import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { createLiveChat, memorySessionStore, type LiveChat } from 'livechat-core';
import { chatEngine } from 'livechat-core/engine';
import { InMemoryServer, TEST_WIDGET } from 'livechat-core/testing';
import { CHAT_FACTORY } from './chat-factory';
import { withStorage } from './features/with-storage';
import { withTransport } from './features/with-transport';
import { LiveChatScope } from './live-chat-scope';
import { LiveChatService } from './live-chat-service';
import { provideLiveChat, provideScopedLiveChat } from './provide-live-chat';

const SALES = { ...TEST_WIDGET, id: '99999999-2222-4333-8444-555555555555', title: 'Sales' };
const support = new InMemoryServer();
const sales = new InMemoryServer(SALES);
const made: LiveChat[] = [];

@Component({
  selector: 'lc-title',
  template: '{{ chat.state().widget?.title }}',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class Title {
  protected readonly chat = inject(LiveChatService);
}

@Component({
  selector: 'lc-page',
  imports: [LiveChatScope, Title],
  template: `<lc-title />
    <section [lcScope]="{ widgetId, language: 'de' }" #scope="lcScope">
      <lc-title /> {{ scope.chat.state().language }}
    </section>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class Page {
  protected readonly widgetId = SALES.id;
}

@Component({
  selector: 'lc-own',
  imports: [Title],
  providers: [
    provideScopedLiveChat({ widgetId: SALES.id }, withTransport(sales.transport), withStorage(memorySessionStore())),
  ],
  template: '<lc-title />',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class Own {}

describe('a chat beside the chat of the application', () => {
  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        provideLiveChat(
          { widgetId: support.widget.id },
          withTransport(support.transport),
          withStorage(memorySessionStore()),
        ),
        {
          provide: CHAT_FACTORY,
          useValue: (config: object) => {
            const chat = createLiveChat({
              engine: chatEngine,
              transport: sales.transport,
              store: memorySessionStore(),
              tabs: null,
              ...config,
            });
            made.push(chat);
            return chat;
          },
        },
      ],
    });
  });

  it('belongs to what is inside a scope, and ends with it', async () => {
    const fixture = TestBed.createComponent(Page);
    await fixture.whenStable();
    expect((fixture.nativeElement as HTMLElement).textContent.replace(/\s+/g, ' ').trim()).toBe('Test shopSales de-DE');
    const [scoped] = made.filter(({ state }) => state.widgetId === SALES.id);
    fixture.destroy();
    await expect(scoped?.send('Too late')).rejects.toMatchObject({ code: 'DISPOSED' });
    expect(TestBed.inject(LiveChatService).connection().status).toBe('online');
  });

  it("can be a component's own, with features", async () => {
    const fixture = TestBed.createComponent(Own);
    await fixture.whenStable();
    expect((fixture.nativeElement as HTMLElement).textContent).toBe('Sales');
  });
});
