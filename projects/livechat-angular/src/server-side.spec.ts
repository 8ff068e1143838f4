import { ApplicationRef, Component, EnvironmentInjector, PLATFORM_ID, createComponent } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { LiveChatService, provideLiveChat, withTransport } from 'livechat-angular/service';
import { InMemoryServer } from 'livechat-core/testing';
import { LiveChatWidget } from './components/live-chat-widget';
import { MessageList } from './components/message-list';

@Component({ imports: [LiveChatWidget], template: '<main>Shop</main><lc-widget />' })
class Shop {}

@Component({ imports: [MessageList], template: '<lc-message-list />' })
class Help {}

function renderOn(platform: 'browser' | 'server'): InMemoryServer {
  const server = new InMemoryServer();
  TestBed.configureTestingModule({
    providers: [
      { provide: PLATFORM_ID, useValue: platform },
      provideLiveChat({ widgetId: server.widget.id }, withTransport(server.transport)),
    ],
  });
  return server;
}

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

describe('on a server', () => {
  it('the widget draws nothing, and nothing connects', async () => {
    const server = renderOn('server');
    const fixture = TestBed.createComponent(Shop);
    await fixture.whenStable();
    await settle();
    const widget = (fixture.nativeElement as HTMLElement).querySelector('lc-widget');
    expect(widget?.shadowRoot?.querySelector('.lc-root')).toBeNull();
    expect(widget?.hasAttribute('style')).toBe(false);
    expect(server.received).toEqual([]);
    expect(TestBed.inject(LiveChatService).state().phase).toBe('idle');
  });

  it('a part that stands alone stays hidden until the browser has its styles', async () => {
    renderOn('server');
    const fixture = TestBed.createComponent(Help);
    await fixture.whenStable();
    const part = (fixture.nativeElement as HTMLElement).querySelector('lc-message-list');
    expect(part?.hasAttribute('hidden')).toBe(true);
  });
});

describe('in a browser', () => {
  it('a part is not hidden', async () => {
    renderOn('browser');
    const fixture = TestBed.createComponent(Help);
    await fixture.whenStable();
    const part = (fixture.nativeElement as HTMLElement).querySelector('lc-message-list');
    expect(part?.hasAttribute('hidden')).toBe(false);
  });

  it.each([LiveChatWidget, MessageList])('what a server has hidden is shown: %p', async (component) => {
    renderOn('browser');
    const host = document.createElement('div');
    host.setAttribute('data-lc-undressed', '');
    host.setAttribute('hidden', '');
    document.body.append(host);
    const environmentInjector = TestBed.inject(EnvironmentInjector);
    const view = createComponent<LiveChatWidget | MessageList>(component, { environmentInjector, hostElement: host });
    TestBed.inject(ApplicationRef).attachView(view.hostView);
    TestBed.tick();
    await settle();
    expect(host.hasAttribute('hidden')).toBe(false);
    expect(host.hasAttribute('data-lc-undressed')).toBe(false);
    view.destroy();
    host.remove();
  });
});
