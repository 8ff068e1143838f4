import { Component, signal, viewChild } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { createLiveChat, memorySessionStore } from 'livechat-core';
import { chatEngine } from 'livechat-core/engine';
import { LIMITS, type AttachmentRules } from 'livechat-core/protocol';
import { provideLiveChatInstance } from 'livechat-angular/service';
import type { Written } from '../message/written';
import { Composer } from './composer';
import { LATER_PARTS } from './lazy-parts';

@Component({
  imports: [Composer],
  template: `<lc-composer
    [draft]="draft()"
    [rules]="rules()"
    (draftChange)="draft.set($event)"
    (send)="onSend($event)"
  />`,
})
class Host {
  readonly draft = signal('');
  readonly rules = signal<AttachmentRules | undefined>(undefined);
  readonly sent: string[] = [];
  files: readonly File[] = [];
  readonly composer = viewChild.required(Composer);

  onSend({ text, files }: Written): void {
    this.files = files;
    this.sent.push(text);
    this.draft.set('');
  }
}

interface SetUp {
  readonly fixture: ComponentFixture<Host>;
  readonly field: HTMLTextAreaElement;
  readonly host: Host;
  readonly composer: Composer;
}

async function setUp(rules?: AttachmentRules): Promise<SetUp> {
  const chat = createLiveChat({ engine: chatEngine, serverUrl: 'https://chat.example', store: memorySessionStore() });
  TestBed.configureTestingModule({ providers: [provideLiveChatInstance(chat)] });
  const fixture = TestBed.createComponent(Host);
  fixture.componentInstance.rules.set(rules);
  await fixture.whenStable();
  const field = (fixture.nativeElement as HTMLElement).querySelector('textarea');
  if (field === null) throw new Error('no field');
  const host = fixture.componentInstance;
  return { fixture, field, host, composer: host.composer() };
}

function root(fixture: ComponentFixture<Host>): HTMLElement {
  return fixture.nativeElement as HTMLElement;
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
    const button = root(fixture).querySelector<HTMLButtonElement>('.lc-composer__send');
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
    const button = root(fixture).querySelector<HTMLButtonElement>('.lc-composer__send');
    const limit = root(fixture).querySelector(`#${field.getAttribute('aria-describedby') ?? ''}`);
    type(field, 'x'.repeat(LIMITS.textLength + 904));
    await fixture.whenStable();
    expect(limit?.textContent?.trim()).toBe('904 characters over the limit');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(button?.disabled).toBe(true);
    press(field, {});
    expect(host.sent).toEqual([]);
    expect(field.value).toHaveLength(LIMITS.textLength + 904);

    type(field, 'x'.repeat(LIMITS.textLength + 1));
    await fixture.whenStable();
    expect(limit?.textContent?.trim()).toBe('1 character over the limit');

    // The blanks around it are not sent.
    type(field, `${'x'.repeat(LIMITS.textLength)}  `);
    await fixture.whenStable();
    expect(limit?.textContent?.trim()).toBe('0 characters left');
    expect(field.getAttribute('aria-invalid')).toBe('false');
    button?.click();
    expect(host.sent).toEqual(['x'.repeat(LIMITS.textLength)]);
  });

  it('tells a screen reader how much is left only when it becomes less than 100, 20 and none, not at each key', async () => {
    const { fixture, field } = await setUp();
    const said: string[] = [];
    const status = root(fixture).querySelector('[role=status]');
    for (let length = LIMITS.textLength - 103; length <= LIMITS.textLength + 3; length += 1) {
      type(field, 'x'.repeat(length));
      await fixture.whenStable();
      const words = status?.textContent?.trim() ?? 'no status';
      if (words !== said.at(-1)) said.push(words);
    }
    expect(said).toEqual([
      '',
      '100 characters left',
      '20 characters left',
      '0 characters left',
      '1 character over the limit',
    ]);
    type(field, 'x'.repeat(LIMITS.textLength - 7));
    await fixture.whenStable();
    expect(status?.textContent?.trim()).toBe('7 characters left');
  });

  it('shows a draft that a command has set', async () => {
    const { fixture, field, host } = await setUp();
    host.draft.set('Order 7: ');
    await fixture.whenStable();
    expect(field.value).toBe('Order 7: ');
  });

  describe('files', () => {
    const rules = { isEnabled: true, maxSize: 1000, allowedExtensions: ['png', 'pdf'] };
    const file = (name: string, size = 10): File => new File(['x'.repeat(size)], name);

    beforeAll(() => LATER_PARTS.read());

    it('go along with the text, or alone, and are gone after', async () => {
      const { fixture, field, host, composer } = await setUp(rules);
      composer.add([file('a.png'), file('B.PDF')]);
      await fixture.whenStable();
      expect(root(fixture).querySelectorAll('.lc-chosen__file')).toHaveLength(2);
      press(field, {});
      expect(host.files.map(({ name }) => name)).toEqual(['a.png', 'B.PDF']);
      await fixture.whenStable();
      expect(root(fixture).querySelector('.lc-chosen__file')).toBeNull();
    });

    it.each([
      ['too large', file('big.png', 1001), 'big.png: This file is larger than 1,000 bytes.'],
      ['of another type', file('run.exe'), 'run.exe: Files of this type cannot be sent.'],
      ['empty', file('none.png', 0), 'none.png: This file is empty.'],
    ])('are refused with the reason when they are %s', async (_, wrong, words) => {
      const { fixture, composer } = await setUp(rules);
      composer.add([wrong, file('good.png')]);
      await fixture.whenStable();
      expect(root(fixture).querySelector('[role=alert]')?.textContent).toBe(words);
      expect(root(fixture).querySelectorAll('.lc-chosen__file')).toHaveLength(1);
    });

    it('G20: are ten at most', async () => {
      const { fixture, composer } = await setUp(rules);
      composer.add(Array.from({ length: LIMITS.filesPerMessage }, (_, at) => file(`${at}.png`)));
      await fixture.whenStable();
      expect(root(fixture).querySelector('[role=alert]')?.textContent).toBe('');
      composer.add([file('one-more.png')]);
      await fixture.whenStable();
      expect(root(fixture).querySelector('[role=alert]')?.textContent).toBe('At most 10 files fit into one message.');
      expect(root(fixture).querySelectorAll('.lc-chosen__file')).toHaveLength(10);
    });

    it('are not offered where the widget takes none', async () => {
      const { fixture, composer } = await setUp({ ...rules, isEnabled: false });
      composer.add([file('a.png')]);
      await fixture.whenStable();
      expect(root(fixture).querySelector('[aria-label="Attach a file"]')).toBeNull();
      expect(root(fixture).querySelector('.lc-chosen__file')).toBeNull();
    });
  });
});
