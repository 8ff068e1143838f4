import { HEARTBEAT, type DeskServerFrame } from 'livechat-core/protocol';
import { ScriptedSocket } from '../testing/scripted-socket';
import { LiveSocket } from './live-socket';

function start() {
  const sockets: ScriptedSocket[] = [];
  const frames: DeskServerFrame[] = [];
  let lost = 0;
  const live = new LiveSocket({
    open: () => {
      const socket = new ScriptedSocket();
      sockets.push(socket);
      return socket;
    },
    now: () => Date.now(),
    random: () => 1,
    onFrame: (frame) => frames.push(frame),
    onLost: () => (lost += 1),
  });
  live.start();
  const last = (): ScriptedSocket => {
    const socket = sockets.at(-1);
    if (socket === undefined) throw new Error('no socket was opened');
    return socket;
  };
  return { live, sockets, frames, last, lost: () => lost };
}

describe('LiveSocket', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('says nothing before the server is ready', () => {
    const { live, last } = start();
    expect(live.send({ type: 'ping' })).toBe(false);
    last().hear({ type: 'ready' });
    expect(live.send({ type: 'ping' })).toBe(true);
    expect(last().sent).toEqual(['{"type":"ping"}']);
  });

  it('comes back by itself, later with each failure, at once counting anew after a success', () => {
    const { sockets, last, lost } = start();
    last().lose();
    jest.advanceTimersByTime(499);
    expect(sockets).toHaveLength(1);
    jest.advanceTimersByTime(1);
    expect(sockets).toHaveLength(2);
    last().lose();
    jest.advanceTimersByTime(999);
    expect(sockets).toHaveLength(2);
    jest.advanceTimersByTime(1);
    expect(sockets).toHaveLength(3);
    last().hear({ type: 'ready' });
    last().lose();
    jest.advanceTimersByTime(500);
    expect(sockets).toHaveLength(4);
    expect(lost()).toBe(3);
  });

  it('G6: gives up a silent connection', () => {
    const { sockets, last } = start();
    last().hear({ type: 'ready' });
    jest.advanceTimersByTime(HEARTBEAT.pingEveryMs);
    expect(last().sent).toEqual(['{"type":"ping"}']);
    jest.advanceTimersByTime(HEARTBEAT.clientPatienceMs + HEARTBEAT.pingEveryMs);
    expect(sockets[0]?.closed).toBe(true);
    expect(sockets.length).toBeGreaterThan(1);
  });

  it('keeps a connection that answers', () => {
    const { sockets, last } = start();
    last().hear({ type: 'ready' });
    for (let beat = 0; beat < 10; beat += 1) {
      jest.advanceTimersByTime(HEARTBEAT.pingEveryMs);
      last().hear({ type: 'pong' });
    }
    expect(sockets).toHaveLength(1);
  });

  it('does not wait when the page wakes', () => {
    const { live, sockets, last } = start();
    last().lose();
    live.wake();
    expect(sockets).toHaveLength(2);
    jest.advanceTimersByTime(60_000);
    expect(sockets[1]?.closed).toBe(true);
  });

  it('G6: a page that was frozen replaces its connection when it wakes', () => {
    const { live, sockets, last } = start();
    last().hear({ type: 'ready' });
    jest.setSystemTime(Date.now() + 10 * 60_000);
    live.wake();
    jest.advanceTimersByTime(500);
    expect(sockets).toHaveLength(2);
  });

  it('skips what it does not understand', () => {
    const { frames, last } = start();
    last().hear('not json');
    last().hear({ type: 'something-newer' });
    last().hear({ type: 'ready' });
    expect(frames).toEqual([{ type: 'ready' }]);
  });

  it('stays stopped', () => {
    const { live, sockets, last } = start();
    last().hear({ type: 'ready' });
    live.stop();
    last().lose();
    live.wake();
    jest.advanceTimersByTime(60_000);
    expect(sockets).toHaveLength(1);
    expect(sockets[0]?.closed).toBe(true);
  });
});
