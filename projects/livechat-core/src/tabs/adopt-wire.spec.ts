import fc from 'fast-check';
import { Observable, VirtualTimeScheduler, type Subscriber } from 'rxjs';
import type { ClientFrame, HelloFrame, ServerFrame } from '../../protocol/index.js';
import { messageOf, threadOf, welcomeOf } from '../state/fixtures.harness.js';
import type { Transport, WireEvent } from '../transport/transport.js';
import { adoptWire } from './adopt-wire.js';
import { LoneWire } from './lone-wire.js';
import { SocketHub, type PlaceEvent } from './socket-hub.js';

/** What happens on a wire: its tab says something, or the server does. */
type Step =
  | { readonly by: 'tab' | 'other'; readonly says: ClientFrame }
  | { readonly by: 'server'; readonly says: ServerFrame }
  | { readonly by: 'wire'; readonly says: 'open' | 'end' };

const URL = 'https://chat.example';
const hello: HelloFrame = {
  type: 'hello',
  protocol: 'livechat.v1',
  widgetId: welcomeOf().widget.id,
  token: 'token-of-jane',
};
const threads = [threadOf('thread-01', { topSeq: 1 })];
const opening: readonly Step[] = [
  { by: 'wire', says: 'open' },
  { by: 'tab', says: hello },
];

const id = fc.constantFrom('request-1', 'request-2');
const byServer = fc
  .oneof(
    fc.constant<ServerFrame>(welcomeOf({ threads })),
    id.map((requestId): ServerFrame => ({ ...welcomeOf({ threads }), requestId })),
    fc.constant<ServerFrame>({ type: 'pong', tops: { 'thread-01': 1 } }),
    fc.constant<ServerFrame>({ type: 'pong', tops: { 'thread-09': 3 } }),
    fc
      .integer({ min: 1, max: 4 })
      .map((seq): ServerFrame => ({ type: 'message', message: messageOf('thread-01', seq) })),
    id.map((clientMessageId): ServerFrame => ({
      type: 'ack',
      message: { ...messageOf('thread-02', 1), clientMessageId },
      thread: threadOf('thread-02', { topSeq: 1 }),
    })),
    id.map((requestId): ServerFrame => ({ type: 'context-ack', requestId, threadIds: ['thread-01'] })),
  )
  .map((says): Step => ({ by: 'server', says }));
const bySomebody = (by: 'tab' | 'other'): fc.Arbitrary<Step> =>
  fc
    .oneof(
      fc.constant<ClientFrame>({ type: 'ping' }),
      id.map((requestId): ClientFrame => ({ type: 'auth', requestId, jwt: 'a.b.c' })),
      id.map((clientMessageId): ClientFrame => ({
        type: 'post',
        clientMessageId,
        target: { threadId: 'thread-01' },
        content: { type: 'TEXT', text: 'Hello' },
      })),
    )
    .map((says): Step => ({ by, says }));
const again = fc.constantFrom(...opening);
const end: Step = { by: 'wire', says: 'end' };
const before = fc.array(
  fc.oneof({ weight: 4, arbitrary: byServer }, { weight: 3, arbitrary: bySomebody('tab') }, again),
  {
    maxLength: 10,
  },
);
const after = fc.array(
  fc.oneof(byServer, bySomebody('tab'), bySomebody('other'), fc.constantFrom<Step>({ by: 'other', says: hello }, end)),
  { maxLength: 12 },
);

/** A wire with a tab at one end and a server at the other, and in between a hub: from the beginning, or from later on. */
class Wire {
  /** What either end has heard since the hub is there in any case. */
  readonly heard: [who: string, what: unknown][] = [];
  readonly #time = new VirtualTimeScheduler();
  #isShared = false;
  #server: Subscriber<WireEvent> | null = null;
  #opened = 0;
  #sendOfTab: ((frame: ClientFrame) => void) | null = null;
  #isGreeted = false;
  #hub: SocketHub | null = null;
  #lone: LoneWire | null = null;

  constructor(hub: 'at once' | 'later') {
    const tab = new Observable<WireEvent>((subscriber) => {
      if (hub === 'later') {
        this.#lone = new LoneWire(URL, subscriber);
        this.#lone.open(this.#transport.connect(URL));
        return;
      }
      const shared = new SocketHub(this.#transport, this.#time);
      this.#hub = shared;
      shared.attach('tab', URL, (event) => {
        subscriber.next(event.type === 'open' ? { type: 'open', send: (frame) => shared.put('tab', frame) } : event);
      });
    });
    tab.subscribe((event) => {
      if (event.type === 'open') this.#sendOfTab = event.send;
      this.#note('tab', event);
    });
  }

  /** Others come: whatever is not yet, is shared now. */
  share(): void {
    const passed = this.#lone?.passed;
    if (this.#lone !== null && passed !== null && passed !== undefined) {
      const runtime = { scheduler: this.#time, newId: () => 'tab' };
      this.#hub = adoptWire(this.#lone, passed, { transport: this.#transport, runtime });
    }
    this.#isShared = true;
    this.#hub?.attach('other', URL, (event) => this.#note('other', event));
  }

  take({ by, says }: Step): void {
    if (says === 'open') {
      // A wire opens again only before its first word.
      if (!this.#isGreeted) this.#open();
    } else if (says === 'end') {
      // As of a socket that says nothing of how it was closed.
      this.#server?.complete();
    } else if (by === 'server') {
      this.#isGreeted ||= this.#sendOfTab !== null && says.type === 'welcome' && says.requestId === undefined;
      if (this.#isGreeted) this.#server?.next({ type: 'frame', frame: says });
    } else if (by === 'other') this.#hub?.put('other', says);
    // A tab says hello once each time that the wire opens, and nothing else before it is welcome.
    else if (says.type !== 'hello' && this.#isGreeted) this.#sendOfTab?.(says);
  }

  readonly #transport: Transport = {
    connect: () =>
      new Observable((subscriber) => {
        this.#server = subscriber;
        this.#note('server', 'a connection');
        return () => this.#note('server', 'the end');
      }),
  };

  #open(): void {
    const mark = (this.#opened += 1);
    this.#server?.next({ type: 'open', send: (frame) => this.#note('server', { mark, frame }) });
    // With a hub in between the tab is not asked again.
    if (this.#hub === null || mark === 1) this.#sendOfTab?.(hello);
  }

  #note(who: string, what: PlaceEvent | WireEvent | string | object): void {
    if (this.#isShared) this.heard.push([who, JSON.parse(JSON.stringify(what))]);
  }
}

describe('a hub that takes over the wire of a tab', () => {
  it('goes on as if it had been there from the beginning, whatever passed before', () => {
    fc.assert(
      fc.property(before, after, (past, future) => {
        const [reference, adopted] = [new Wire('at once'), new Wire('later')];
        for (const wire of [reference, adopted]) {
          for (const step of [...opening, ...past]) wire.take(step);
          wire.share();
          for (const step of future) wire.take(step);
        }
        expect(adopted.heard).toEqual(reference.heard);
      }),
      { numRuns: 300, seed: 20_261_123 },
    );
  });

  it('tells every tab when the wire ends without a word', () => {
    const wire = new Wire('later');
    for (const step of opening) wire.take(step);
    wire.share();
    wire.take(end);
    const closed = { type: 'closed', code: 1012 };
    expect(wire.heard).toEqual([
      ['other', { type: 'open' }],
      ['server', 'the end'],
      ['tab', closed],
      ['other', closed],
    ]);
  });
});
