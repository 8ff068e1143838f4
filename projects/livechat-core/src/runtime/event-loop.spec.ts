import { initialState } from '../state/initial-state.js';
import { reduce } from '../state/reduce.js';
import type { ChatEvent } from '../state/event.js';
import { eventLoop } from './event-loop.js';

const show: ChatEvent = { type: 'command', id: 'command-1', at: 0, command: { name: 'show' } };
const hide: ChatEvent = { type: 'command', id: 'command-2', at: 0, command: { name: 'hide' } };

describe('eventLoop', () => {
  it('publishes the state before a transition is seen', () => {
    const loop = eventLoop(initialState({ serverUrl: '' }), reduce);
    const seen: boolean[] = [];
    loop.transitions$.subscribe(() => seen.push(loop.state.isOpen));
    loop.dispatch(show);
    expect(seen).toEqual([true]);
  });

  it('queues what is dispatched from inside a handler, and never nests', () => {
    const loop = eventLoop(initialState({ serverUrl: '' }), reduce);
    const order: string[] = [];
    loop.transitions$.subscribe(({ event }) => {
      if (event === show) {
        order.push('show begins');
        loop.dispatch(hide);
        order.push('show ends');
      } else order.push('hide');
    });
    loop.dispatch(show);
    expect(order).toEqual(['show begins', 'show ends', 'hide']);
  });

  it('tells who dispatched after everybody else has heard, and before the next event', () => {
    const loop = eventLoop(initialState({ serverUrl: '' }), reduce);
    const order: string[] = [];
    loop.transitions$.subscribe(({ event }) => {
      if (event === show) loop.dispatch(hide);
      order.push(event === show ? 'show' : 'hide');
    });
    loop.dispatch(show, ({ event, state }) => order.push(`own: ${String(event === show && state.isOpen)}`));
    expect(order).toEqual(['show', 'own: true', 'hide']);
  });

  it('handles nothing any more once it is closed', () => {
    const loop = eventLoop(initialState({ serverUrl: '' }), reduce);
    const handled = jest.fn();
    loop.close();
    expect(loop.dispatch(show, handled)).toBe(false);
    expect(handled).not.toHaveBeenCalled();
    expect(loop.state.isOpen).toBe(false);
  });

  it('handles what was dispatched before it is closed, then completes', () => {
    const loop = eventLoop(initialState({ serverUrl: '' }), reduce);
    const order: string[] = [];
    loop.transitions$.subscribe({
      next: ({ event }) => {
        order.push(event === show ? 'show' : 'hide');
        if (event === hide) return;
        expect(loop.dispatch(hide)).toBe(true);
        loop.close();
        expect(loop.dispatch(hide)).toBe(false);
      },
      complete: () => order.push('complete'),
    });
    loop.state$.subscribe({ complete: () => order.push('state complete') });
    loop.dispatch(show);
    expect(order).toEqual(['show', 'hide', 'complete', 'state complete']);
  });

  it('publishes nothing when nothing changed', () => {
    const loop = eventLoop(initialState({ serverUrl: '' }), reduce);
    const states: unknown[] = [];
    loop.state$.subscribe((state) => states.push(state));
    loop.dispatch({ type: 'sent', entryId: 'unknown-1' });
    expect(states).toHaveLength(1);
  });

  it('handles what is queued although a handler threw', () => {
    jest.useFakeTimers();
    const loop = eventLoop(initialState({ serverUrl: '' }), reduce);
    loop.transitions$.subscribe(() => {
      throw new Error('a broken observer');
    });
    loop.dispatch(show);
    loop.dispatch(hide);
    expect(loop.state.isOpen).toBe(false);
    // RxJS reports it on a timer of its own; it must not end the loop.
    expect(() => jest.runAllTimers()).toThrow('a broken observer');
    jest.useRealTimers();
  });
});
