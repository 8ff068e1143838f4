import { TestBed } from '@angular/core/testing';
import { createLiveChat, memorySessionStore } from 'livechat-core';
import { chatEngine } from 'livechat-core/engine';
import { InMemoryServer } from 'livechat-core/testing';
import { provideLiveChatInstance } from 'livechat-angular/service';
import { Launcher } from './launcher';

function show(): { readonly button: HTMLElement; readonly pressed: jest.Mock; readonly drag: () => void } {
  const chat = createLiveChat({
    engine: chatEngine,
    transport: new InMemoryServer().transport,
    store: memorySessionStore(),
  });
  TestBed.configureTestingModule({ providers: [provideLiveChatInstance(chat)] });
  const fixture = TestBed.createComponent(Launcher);
  fixture.componentRef.setInput('isOpen', false);
  fixture.componentRef.setInput('isDraggable', true);
  fixture.detectChanges();
  const pressed = jest.fn();
  fixture.componentInstance.pressed.subscribe(pressed);
  const button = (fixture.nativeElement as HTMLElement).querySelector('button');
  if (button === null) throw new Error('no launcher');
  // jsdom has neither events of pointers nor anything to capture them.
  button.setPointerCapture = () => undefined;
  const happens = (type: string, clientY: number): boolean =>
    button.dispatchEvent(Object.assign(new MouseEvent(type, { clientY }), { pointerType: 'touch', pointerId: 1 }));
  const drag = (): void => {
    happens('pointerdown', 700);
    happens('pointermove', 500);
    happens('pointerup', 500);
  };
  return { button, pressed, drag };
}

const click = (button: HTMLElement, detail: number): boolean =>
  button.dispatchEvent(new MouseEvent('click', { detail }));

describe('Launcher', () => {
  it('does not take the click that ends a drag for a press', () => {
    const { button, pressed, drag } = show();
    drag();
    click(button, 1);
    expect(pressed).not.toHaveBeenCalled();
    click(button, 1);
    expect(pressed).toHaveBeenCalledTimes(1);
  });

  it('is pressed by a key after a drag that no click has ended', () => {
    const { button, pressed, drag } = show();
    drag();
    click(button, 0);
    expect(pressed).toHaveBeenCalledTimes(1);
  });
});
