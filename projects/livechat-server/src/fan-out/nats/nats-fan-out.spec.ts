import { connect } from '@nats-io/transport-node';
import { describeWith, startEngine, type Engine } from '../../testing/engine.js';
import { fanOutContract } from '../fan-out-contract.js';
import type { FanOut, Hint } from '../fan-out.js';
import { natsFanOut, type BrokerReport } from './nats-fan-out.js';

const SILENT: BrokerReport = { failed: () => undefined, lost: () => undefined, regained: () => undefined };
const HINT: Hint = { type: 'thread', threadId: 'thread-0001' };

describeWith('nats')('natsFanOut', () => {
  let broker: Engine;

  beforeAll(async () => {
    broker = await startEngine('nats');
  });

  afterAll(() => broker.stop());

  fanOutContract('NATS, one server', async () => {
    const fanOut = natsFanOut(broker.url, SILENT);
    return { publisher: fanOut, subscriber: fanOut };
  });

  fanOutContract('NATS, two servers', async () => ({
    publisher: natsFanOut(broker.url, SILENT),
    subscriber: natsFanOut(broker.url, SILENT),
  }));

  it('is understood by servers that listen to single topics, as the release before does, and hears them', async () => {
    const other = await connect({ servers: broker.url.replace('nats://', '') });
    const fanOut = natsFanOut(broker.url, SILENT);
    const [there, here]: [unknown[], Hint[]] = [[], []];
    fanOut.subscribe(['person:joe', 'session:1'], (hint) => here.push(hint));
    other.subscribe('livechat.hint.person.joe', { callback: (_error, message) => void there.push(message.json()) });
    await other.flush();
    for (; there.length === 0; await new Promise((resolve) => setTimeout(resolve, 20))) {
      fanOut.publish(['person:joe', 'desk'], HINT);
    }
    expect(there[0]).toEqual({ topics: ['person:joe', 'desk'], hint: HINT });
    here.splice(0);

    const message = JSON.stringify({ topics: ['person:joe', 'session:1', 'desk'], hint: HINT });
    for (const subject of ['person.joe', 'session.1', 'desk']) other.publish(`livechat.hint.${subject}`, message);
    other.publish('livechat.hint.person.joe', '{"topics":["person:joe"],"hint":{"type":"of-a-later-release"}}');
    other.publish('livechat.hint.person.sue', JSON.stringify({ topics: ['person:sue'], hint: HINT }));
    other.publish(
      'livechat.hint.session.1',
      JSON.stringify({ topics: ['session:1'], hint: { ...HINT, threadId: 'last-0001' } }),
    );
    while (!here.some((hint) => 'threadId' in hint && hint.threadId === 'last-0001')) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(here).toEqual([HINT, { ...HINT, threadId: 'last-0001' }]);
    await fanOut.close();
    await other.close();
  });

  describe('when the broker goes', () => {
    const open: FanOut[] = [];
    const news: string[] = [];

    const join = (url = broker.url): FanOut => {
      const fanOut = natsFanOut(url, {
        ...SILENT,
        lost: () => news.push('lost'),
        regained: () => news.push('regained'),
      });
      open.push(fanOut);
      return fanOut;
    };

    /** Publishes until somebody is told; a hint may be lost on the way. */
    const reach = async (publisher: FanOut, told: readonly Hint[]): Promise<void> => {
      while (told.length === 0) {
        publisher.publish(['desk'], HINT);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      expect(told[0]).toEqual(HINT);
    };

    afterEach(async () => {
      for (const fanOut of open.splice(0)) await fanOut.close();
      news.splice(0);
    });

    it('G14: goes on within each server, and between servers when the broker is back', async () => {
      const [here, there] = [join(), join()];
      const [toldHere, toldThere]: [Hint[], Hint[]] = [[], []];
      here.subscribe(['desk'], (hint) => toldHere.push(hint));
      there.subscribe(['desk'], (hint) => toldThere.push(hint));
      await reach(here, toldThere);

      await broker.pause();
      while (news.length < 2) await new Promise((resolve) => setTimeout(resolve, 10));
      await expect(here.check()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
      toldHere.splice(0);
      toldThere.splice(0);
      for (let count = 0; count < 1_000; count += 1) here.publish(['desk'], HINT);
      expect(toldHere).toHaveLength(1_000);
      expect(news).toEqual(['lost', 'lost']);

      await broker.resume();
      await reach(here, toldThere);
      // What was said meanwhile is not said late.
      expect(toldThere.length).toBeLessThan(200);
      expect(news.filter((item) => item === 'regained')).not.toEqual([]);
    });

    it('G14: starts without a broker, and finds it later', async () => {
      await broker.pause();
      const [here, there] = [join(), join()];
      const told: Hint[] = [];
      there.subscribe(['desk'], (hint) => told.push(hint));
      here.publish(['desk'], HINT);
      await new Promise((resolve) => setTimeout(resolve, 300));
      await broker.resume();
      await reach(here, told);
    });

    it('ends although the broker is gone', async () => {
      const fanOut = join('nats://127.0.0.1:9');
      await fanOut.close();
    });
  });
});
