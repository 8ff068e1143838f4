import { ApplicationRef, inputBinding, outputBinding, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { FETCH } from '../api/fetch-token';
import { UPLOAD } from '../api/upload';
import { PageState } from '../live/page-state';
import { Composer, type WrittenReply } from './composer';

async function start(draft = '') {
  const text = signal(draft);
  const sent: string[] = [];
  TestBed.configureTestingModule({
    providers: [
      { provide: PageState, useValue: { hasFinePointer: () => true } },
      { provide: FETCH, useValue: () => Promise.reject(new Error('nothing is asked here')) },
      { provide: UPLOAD, useValue: () => Promise.reject(new Error('nothing is uploaded here')) },
    ],
  });
  const fixture = TestBed.createComponent(Composer, {
    bindings: [
      inputBinding('customerName', () => 'Visitor 3F2A'),
      inputBinding('draft', text),
      outputBinding<string>('draftChange', (changed) => text.set(changed)),
      outputBinding<WrittenReply>('send', (reply) => {
        sent.push(reply.text);
        text.set('');
      }),
    ],
  });
  const root = fixture.nativeElement as HTMLElement;
  document.body.append(root);
  await fixture.whenStable();
  const textbox = root.querySelector('textarea')!;
  const button = root.querySelector<HTMLButtonElement>('[type=submit]')!;
  const type = async (typed: string): Promise<void> => {
    textbox.value = typed;
    textbox.dispatchEvent(new Event('input'));
    await fixture.whenStable();
  };
  const press = async (init: KeyboardEventInit): Promise<KeyboardEvent> => {
    const event = new KeyboardEvent('keydown', { cancelable: true, ...init });
    textbox.dispatchEvent(event);
    await fixture.whenStable();
    return event;
  };
  return { textbox, button, sent, type, press };
}

describe('Composer', () => {
  afterEach(() => document.body.replaceChildren());

  it('has the names by which it is found', async () => {
    const { textbox, button } = await start();
    expect(textbox.getAttribute('aria-label')).toBe('Reply');
    expect(button.getAttribute('aria-label')).toBe('Send reply');
    expect(document.activeElement).toBe(textbox);
  });

  it('sends with Enter, without the space around, and is empty then', async () => {
    const { textbox, sent, type, press } = await start();
    await type('  Hello\nthere ');
    const event = await press({ key: 'Enter' });
    expect(sent).toEqual(['Hello\nthere']);
    expect(event.defaultPrevented).toBe(true);
    expect(textbox.value).toBe('');
  });

  it('sends what stands in the field when Enter comes before the next rendering', async () => {
    const { textbox, sent, type, press } = await start();
    const typing = type('Quick');
    await Promise.all([typing, press({ key: 'Enter' })]);
    expect(sent).toEqual(['Quick']);
    expect(textbox.value).toBe('');
  });

  it('takes files that are dropped, and leaves a dropped text to the field', async () => {
    const { textbox } = await start();
    // jsdom has no events of dragging.
    const drag = async (type: string, files: readonly File[]): Promise<Event> => {
      const types = files.length === 0 ? ['text/plain'] : ['Files'];
      const event = Object.assign(new Event(type, { bubbles: true, cancelable: true }), {
        dataTransfer: { types, files, dropEffect: 'none' },
      });
      textbox.dispatchEvent(event);
      await Promise.resolve();
      return event;
    };
    expect((await drag('dragover', [])).defaultPrevented).toBe(false);
    expect((await drag('drop', [])).defaultPrevented).toBe(false);
    const files = [new File(['x'], 'mug.png', { type: 'image/png' })];
    expect((await drag('dragover', files)).defaultPrevented).toBe(true);
    expect((await drag('drop', files)).defaultPrevented).toBe(true);
    // It is uploaded at once, which cannot succeed here.
    await new Promise((resolve) => setTimeout(resolve));
    await TestBed.inject(ApplicationRef).whenStable();
    expect(document.querySelector('[role=alert]')?.textContent).toContain('mug.png');
  });

  it('does not send a blank reply', async () => {
    const { button, sent, type, press } = await start();
    await type('   ');
    await press({ key: 'Enter' });
    expect(button.disabled).toBe(true);
    expect(sent).toEqual([]);
  });

  it('does not send what an input method is composing', async () => {
    const { sent, type, press } = await start();
    await type('こんにちは');
    const event = await press({ key: 'Enter', isComposing: true });
    expect(sent).toEqual([]);
    expect(event.defaultPrevented).toBe(false);
  });

  it('G20: sends a reply at the limit and refuses one above it', async () => {
    const { button, sent, type, press } = await start();
    await type('x'.repeat(4097));
    await press({ key: 'Enter' });
    expect(button.disabled).toBe(true);
    expect(document.body.textContent).toContain('1 character over the limit');
    await type('x'.repeat(4096));
    await press({ key: 'Enter' });
    expect(sent).toHaveLength(1);
  });
});
