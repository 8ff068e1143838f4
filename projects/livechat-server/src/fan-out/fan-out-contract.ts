import type { FanOut, Hint } from './fan-out.js';

/** One publishes, the other one has the listeners. */
export interface FanOutPair {
  readonly publisher: FanOut;
  readonly subscriber: FanOut;
}

/** What every fan-out guarantees, between two servers or within one. */
export function fanOutContract(name: string, make: () => Promise<FanOutPair>): void {
  describe(`FanOut contract: ${name}`, () => {
    const hint = (seq: number): Hint => ({ type: 'message', threadId: 'thread-0001', seq });
    /** Long enough for a hint or a subscription to travel. */
    const settle = () => new Promise((resolve) => setTimeout(resolve, 100));
    let fanOut: FanOutPair;

    beforeEach(async () => {
      fanOut = await make();
    });

    afterEach(async () => {
      await fanOut.publisher.close();
      await fanOut.subscriber.close();
    });

    it('says that it reaches others', async () => {
      await settle();
      await expect(fanOut.publisher.check()).resolves.toBeUndefined();
    });

    it('tells the subscribers of a topic and no others, in order', async () => {
      const [joe, sue]: [Hint[], Hint[]] = [[], []];
      fanOut.subscriber.subscribe(['person:joe'], (told) => joe.push(told));
      fanOut.subscriber.subscribe(['person:sue'], (told) => sue.push(told));
      await settle();
      for (const seq of [1, 2, 3]) fanOut.publisher.publish(['person:joe'], hint(seq));
      await settle();
      expect(joe).toEqual([hint(1), hint(2), hint(3)]);
      expect(sue).toEqual([]);
    });

    it('tells a subscriber once, however many of its topics a hint has', async () => {
      const told: Hint[] = [];
      fanOut.subscriber.subscribe(['person:joe', 'session:1'], (heard) => told.push(heard));
      await settle();
      fanOut.publisher.publish(['person:joe', 'session:1', 'desk'], hint(1));
      await settle();
      expect(told).toEqual([hint(1)]);
    });

    it('tells nobody who has left, and goes on for the others', async () => {
      const [left, stayed]: [Hint[], Hint[]] = [[], []];
      const leave = fanOut.subscriber.subscribe(['desk'], (told) => left.push(told));
      fanOut.subscriber.subscribe(['desk'], (told) => stayed.push(told));
      await settle();
      leave();
      leave();
      await settle();
      fanOut.publisher.publish(['desk'], hint(1));
      await settle();
      expect([left, stayed]).toEqual([[], [hint(1)]]);
    });

    it('serves the others when one listener throws', async () => {
      const told: Hint[] = [];
      fanOut.subscriber.subscribe(['desk'], () => {
        throw new Error('one listener');
      });
      fanOut.subscriber.subscribe(['desk'], (heard) => told.push(heard));
      await settle();
      fanOut.publisher.publish(['desk'], hint(1));
      await settle();
      expect(told).toEqual([hint(1)]);
    });

    it('takes hints after it is closed, and tells nobody', async () => {
      const told: Hint[] = [];
      fanOut.subscriber.subscribe(['desk'], (heard) => told.push(heard));
      await settle();
      await fanOut.publisher.close();
      await fanOut.subscriber.close();
      expect(() => fanOut.publisher.publish(['desk'], hint(1))).not.toThrow();
      await settle();
      expect(told).toEqual([]);
    });
  });
}
