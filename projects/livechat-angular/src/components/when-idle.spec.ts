import { whenIdle } from './when-idle';

/** A window whose browser becomes idle when it is told to. */
function windowWith(names: 'callbacks' | 'timers'): { readonly view: Window; readonly rest: () => void } {
  const waiting = new Map<number, () => void>();
  let handles = 0;
  const take = (act: () => void): number => {
    handles += 1;
    waiting.set(handles, act);
    return handles;
  };
  const forget = (handle: number): void => void waiting.delete(handle);
  const view =
    names === 'callbacks'
      ? { requestIdleCallback: take, cancelIdleCallback: forget }
      : { setTimeout: take, clearTimeout: forget };
  return { view: view as unknown as Window, rest: () => waiting.forEach((act) => act()) };
}

describe.each(['callbacks', 'timers'] as const)('whenIdle with %s', (names) => {
  it('waits until the browser rests', () => {
    const { view, rest } = windowWith(names);
    const act = jest.fn();
    whenIdle(view, act);
    expect(act).not.toHaveBeenCalled();
    rest();
    expect(act).toHaveBeenCalledTimes(1);
  });

  it('lets go of what is not wanted any more', () => {
    const { view, rest } = windowWith(names);
    const act = jest.fn();
    whenIdle(view, act)();
    rest();
    expect(act).not.toHaveBeenCalled();
  });
});
