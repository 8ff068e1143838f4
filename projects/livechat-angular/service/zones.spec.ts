import 'zone.js';
import { ApplicationRef, ChangeDetectionStrategy, Component, NgZone, provideZoneChangeDetection } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { LiveChatTestingController, provideLiveChatTesting } from 'livechat-angular/testing';
import { LiveChatWidget } from '../src/components/live-chat-widget';
import { LiveChatService } from './live-chat-service';

let runs = 0;

@Component({
  selector: 'lc-host',
  imports: [LiveChatWidget],
  template: '{{ count() }}<lc-widget />',
  changeDetection: ChangeDetectionStrategy.Eager,
})
class Host {
  protected count(): string {
    runs += 1;
    return '';
  }
}

const KINDS = [
  ['without zones', []],
  ['with zone.js', [provideZoneChangeDetection()]],
] as const;

describe.each(KINDS)('an application %s', (_, providers) => {
  it('is not checked once in a minute by a widget that is open and idle', async () => {
    TestBed.configureTestingModule({ providers: [provideLiveChatTesting(), ...providers] });
    const fixture = TestBed.createComponent(Host);
    fixture.autoDetectChanges();
    const team = TestBed.inject(LiveChatTestingController);
    await team.createConversation();
    await TestBed.inject(LiveChatService).show();
    const tick = jest.spyOn(TestBed.inject(ApplicationRef), 'tick');
    // Until everything that is read later has been read: each waits for less than this, some for one another.
    do {
      tick.mockClear();
      await new Promise((resolve) => setTimeout(resolve, 300));
      await fixture.whenStable();
    } while (tick.mock.calls.length > 0);

    const frames = team.server.received.length;
    runs = 0;
    team.advance(60_000);
    await new Promise((resolve) => setTimeout(resolve, 100));

    // The heartbeat has gone on meanwhile.
    expect(team.server.received.length).toBeGreaterThan(frames);
    expect(team.server.connections).toBe(1);
    expect(runs).toBe(0);
    expect(tick).not.toHaveBeenCalled();
  });

  it('hears of events inside its zone', async () => {
    TestBed.configureTestingModule({ providers: [provideLiveChatTesting(), ...providers] });
    const inZone: boolean[] = [];
    TestBed.inject(LiveChatService)
      .on('opened')
      .subscribe(() => inZone.push(NgZone.isInAngularZone()));
    await TestBed.inject(LiveChatService).show();
    expect(inZone).toEqual([providers.length > 0]);
  });
});
