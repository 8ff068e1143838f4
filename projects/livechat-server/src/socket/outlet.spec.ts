import { CLOSE_CODES, LIMITS } from 'livechat-core/protocol';
import { Outlet } from './outlet.js';
import type { Wire } from './wire.js';

/** A wire on which so many bytes wait already. */
function wireWith(bufferedBytes: number) {
  const sent: string[] = [];
  const closed: number[] = [];
  const wire: Wire = {
    closed: new Promise(() => undefined),
    isOpen: true,
    bufferedBytes,
    isPaused: false,
    listen: () => undefined,
    send: (text) => void sent.push(text),
    close: (code) => void closed.push(code),
    terminate: () => undefined,
    pause: () => undefined,
    resume: () => undefined,
  };
  return { wire, sent, closed };
}

describe('Outlet', () => {
  it.each([
    ['x', 1],
    ['é', 2],
    ['€', 3],
    ['😀', 4],
  ])('counts the bytes of what waits, not its characters: %s', (character, bytes) => {
    const frame = character.repeat(100);
    // As text, a frame has quotes around it.
    const size = 100 * bytes + 2;
    const counts = { closedSlowReader: jest.fn() };

    const full = wireWith(LIMITS.sendBufferBytes - size);
    new Outlet<string>(full.wire, counts).send(frame);
    expect(full.sent).toEqual([JSON.stringify(frame)]);
    expect(counts.closedSlowReader).not.toHaveBeenCalled();

    const overfull = wireWith(LIMITS.sendBufferBytes - size + 1);
    new Outlet<string>(overfull.wire, counts).send(frame);
    expect(overfull.sent).toEqual([]);
    expect(overfull.closed).toEqual([CLOSE_CODES.slowReader]);
    expect(counts.closedSlowReader).toHaveBeenCalledTimes(1);
  });
});
