import { Component, signal } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { createLiveChat, memorySessionStore } from 'livechat-core';
import { LIMITS } from 'livechat-core/protocol';
import { provideLiveChatInstance } from '../provide-live-chat';
import { Composer } from './composer';

@Component({
  imports: [Composer],
  template: `<lc-composer [draft]="draft()" (draftChange)="draft.set($event)" (send)="onSend($event)" />`,
})
class Host {
  readonly draft = signal('');
  readonly sent: string[] = [];

  onSend(text: string): void {
    this.sent.push(text);
    this.draft.set('');
  }
}

async function setUp(): Promise<{ fixture: ComponentFixture<Host>; field: HTMLTextAreaElement; host: Host }> {
  const chat = createLiveChat({ serverUrl: 'https://chat.example', store: memorySessionStore() });
  TestBed.configureTestingModule({ providers: [provideLiveChatInstance(chat)] });
  const fixture = TestBed.createComponent(Host);
  await fixture.whenStable();
  const field = (fixture.nativeElement as HTMLElement).querySelector('textarea');
  if (field === null) throw new Error('no field');
  return { fixture, field, host: fixture.componentInstance };
}

function type(field: HTMLTextAreaElement, text: string): void {
  field.value = text;
  field.dispatchEvent(new Event('input'));
}

function press(field: HTMLTextAreaElement, init: KeyboardEventInit): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key: 'Enter', cancelable: true, bubbles: true, ...init });
  field.dispatchEvent(event);
  return event;
}

describe('Composer', () => {
  it('sends with Enter what stands in the field at that moment, and empties it', async () => {
    const { fixture, field, host } = await setUp();
    // Faster than any rendering.
    type(field, 'Hello there ');
    const event = press(field, {});
    expect(event.defaultPrevented).toBe(true);
    expect(host.sent).toEqual(['Hello there']);
    expect(field.value).toBe('');
    await fixture.whenStable();
    expect(field.value).toBe('');
  });

  it('begins a new line with Shift and Enter', async () => {
    const { field, host } = await setUp();
    type(field, 'one');
    expect(press(field, { shiftKey: true }).defaultPrevented).toBe(false);
    expect(host.sent).toEqual([]);
  });

  it('leaves Enter to an input method that is composing', async () => {
    const { field, host } = await setUp();
    type(field, 'にほん');
    press(field, { isComposing: true });
    expect(host.sent).toEqual([]);
    expect(field.value).toBe('にほん');
  });

  it('does not send blank text, and enables the button with words only', async () => {
    const { fixture, field, host } = await setUp();
    const button = (fixture.nativeElement as HTMLElement).querySelector('button');
    type(field, '  \n ');
    press(field, {});
    await fixture.whenStable();
    expect(host.sent).toEqual([]);
    expect(button?.disabled).toBe(true);
    type(field, 'words');
    await fixture.whenStable();
    expect(button?.disabled).toBe(false);
    button?.click();
    expect(host.sent).toEqual(['words']);
  });

  it('G20: keeps a text that is too long, says by how much, and sends it when it fits', async () => {
    const { fixture, field, host } = await setUp();
    const root = fixture.nativeElement as HTMLElement;
    const button = root.querySelector('button');
    const limit = root.querySelector(`#${field.getAttribute('aria-describedby') ?? ''}`);
    expect(limit?.getAttribute('role')).toBe('status');
    type(field, 'x'.repeat(LIMITS.textLength + 904));
    await fixture.whenStable();
    expect(limit?.textContent).toBe('904 characters over the limit');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(button?.disabled).toBe(true);
    press(field, {});
    expect(host.sent).toEqual([]);
    expect(field.value).toHaveLength(LIMITS.textLength + 904);

    type(field, 'x'.repeat(LIMITS.textLength + 1));
    await fixture.whenStable();
    expect(limit?.textContent).toBe('1 character over the limit');

    // The blanks around it are not sent.
    type(field, `${'x'.repeat(LIMITS.textLength)}  `);
    await fixture.whenStable();
    expect(limit?.textContent).toBe('');
    expect(field.getAttribute('aria-invalid')).toBe('false');
    button?.click();
    expect(host.sent).toEqual(['x'.repeat(LIMITS.textLength)]);
  });

  it('shows a draft that a command has set', async () => {
    const { fixture, field, host } = await setUp();
    host.draft.set('Order 7: ');
    await fixture.whenStable();
    expect(field.value).toBe('Order 7: ');
  });
});
