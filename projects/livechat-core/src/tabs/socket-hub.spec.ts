import { NEVER, Subject, VirtualTimeScheduler } from 'rxjs';
import type { WireEvent } from '../transport/transport.js';
import { letterOf, wireEventOf } from './letters.js';
import { SocketHub, type PlaceEvent } from './socket-hub.js';
import { readTabMessage } from './tab-message.js';

describe('the wire of several tabs', () => {
  it('G16: tells each of them when the server wants it back', () => {
    const wire = new Subject<WireEvent>();
    const hub = new SocketHub({ connect: () => wire }, new VirtualTimeScheduler());
    const heard: PlaceEvent[] = [];
    for (const id of ['leader', 'follower']) hub.attach(id, 'https://chat.example', (event) => heard.push(event));
    const closed = { type: 'closed', code: 1012, retryAfterMs: 7_000 } as const;
    wire.next({ type: 'open', send: () => NEVER });
    wire.next(closed);
    expect(heard.slice(2)).toEqual([closed, closed]);
  });

  it.each([7_000, undefined])('G16: says so in a letter (%s)', (hint) => {
    const closed = { type: 'closed', code: 1012, ...(hint === undefined ? {} : { retryAfterMs: hint }) } as const;
    const letter = readTabMessage(structuredClone(letterOf(closed, 'follower')));
    if (letter?.type !== 'closed') throw new Error('it is no letter of an end');
    expect(wireEventOf(letter)).toEqual(closed);
  });
});
