import { onEvent } from './on-event';

const press = (target: EventTarget, key: string, options: KeyboardEventInit = {}): KeyboardEvent => {
  const event = new KeyboardEvent('keydown', { key, cancelable: true, ...options });
  target.dispatchEvent(event);
  return event;
};

describe('onEvent', () => {
  it('hears every event of a kind until it is told to stop', () => {
    const target = new EventTarget();
    const heard: string[] = [];
    const stop = onEvent(target, 'click', (event) => heard.push(event.type));
    target.dispatchEvent(new Event('click'));
    stop();
    target.dispatchEvent(new Event('click'));
    expect(heard).toEqual(['click']);
  });

  it('hears a key that is pressed alone, and neither another one nor one with a modifier', () => {
    const target = new EventTarget();
    const heard: string[] = [];
    onEvent(target, 'keydown.enter', (event) => heard.push((event as KeyboardEvent).key));
    press(target, 'Enter');
    press(target, 'Escape');
    for (const modifier of ['altKey', 'ctrlKey', 'metaKey', 'shiftKey']) press(target, 'Enter', { [modifier]: true });
    expect(heard).toEqual(['Enter']);
  });

  it('takes no key from an event without one, as browsers send them that fill in forms', () => {
    const target = new EventTarget();
    const heard = jest.fn();
    onEvent(target, 'keydown.enter', heard);
    target.dispatchEvent(new Event('keydown'));
    expect(heard).not.toHaveBeenCalled();
  });

  it('keeps the browser from its own action where `false` comes back, and only there', () => {
    const target = new EventTarget();
    onEvent(target, 'keydown.enter', () => false);
    onEvent(target, 'keydown.escape', () => undefined);
    expect(press(target, 'Enter').defaultPrevented).toBe(true);
    expect(press(target, 'Escape').defaultPrevented).toBe(false);
  });
});
