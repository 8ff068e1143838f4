import type { FanOut, Hint } from './fan-out.js';

/** What every fan-out guarantees. */
export function fanOutContract(name: string, make: () => FanOut): void {
  describe(`FanOut contract: ${name}`, () => {
    const hint = (seq: number): Hint => ({ type: 'message', threadId: 'thread-1', seq });
    /** Long enough for a hint to travel. */
    const settle = () => new Promise((resolve) => setTimeout(resolve, 50));
    let fanOut: FanOut;

    beforeEach(() => {
      fanOut = make();
    });

    afterEach(() => fanOut.close());

    it('tells the subscribers of a topic and no others, in order', async () => {
      const [joe, sue]: [Hint[], Hint[]] = [[], []];
      fanOut.subscribe(['person:joe'], (told) => joe.push(told));
      fanOut.subscribe(['person:sue'], (told) => sue.push(told));
      for (const seq of [1, 2, 3]) fanOut.publish(['person:joe'], hint(seq));
      await settle();
      expect(joe).toEqual([hint(1), hint(2), hint(3)]);
      expect(sue).toEqual([]);
    });

    it('tells a subscriber once, however many of its topics a hint has', async () => {
      const told: Hint[] = [];
      fanOut.subscribe(['person:joe', 'session:1'], (heard) => told.push(heard));
      fanOut.publish(['person:joe', 'session:1', 'desk'], hint(1));
      await settle();
      expect(told).toEqual([hint(1)]);
    });

    it('tells nobody who has left, and goes on for the others', async () => {
      const [left, stayed]: [Hint[], Hint[]] = [[], []];
      const leave = fanOut.subscribe(['desk'], (told) => left.push(told));
      fanOut.subscribe(['desk'], (told) => stayed.push(told));
      leave();
      leave();
      fanOut.publish(['desk'], hint(1));
      await settle();
      expect([left, stayed]).toEqual([[], [hint(1)]]);
    });

    it('serves the others when one listener throws', async () => {
      const told: Hint[] = [];
      fanOut.subscribe(['desk'], () => {
        throw new Error('one listener');
      });
      fanOut.subscribe(['desk'], (heard) => told.push(heard));
      fanOut.publish(['desk'], hint(1));
      await settle();
      expect(told).toEqual([hint(1)]);
    });
  });
}
