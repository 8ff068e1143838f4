/// <reference types="jest" />
import type { Subscription } from 'rxjs';
import type { Hold, TabPlatform } from '../src/tabs/tab-platform.js';

/** What has happened to one who wants a name. */
interface Watched {
  readonly told: ('held' | 'over')[];
  readonly subscription: Subscription;
}

/**
 * What every {@link TabPlatform} has to do. Call it in a jest spec.
 *
 * @param name what is tested
 * @param make gives two tabs of one browser in which nothing has happened
 */
export function tabPlatformContract(name: string, make: () => readonly [TabPlatform, TabPlatform]): void {
  describe(`${name} as a TabPlatform`, () => {
    let first: TabPlatform;
    let second: TabPlatform;
    let ends: (() => void)[];

    beforeEach(() => {
      [first, second] = make();
      ends = [];
    });

    afterEach(() => {
      for (const end of ends) end();
    });

    /** Until everything that is under way between tabs has arrived. */
    const pass = (): Promise<void> =>
      new Promise((resolve) => {
        setTimeout(resolve, 30);
      });

    function hold(tab: TabPlatform, how: Hold, what = 'the name'): Watched {
      const told: Watched['told'] = [];
      const subscription = tab.lock.hold(what, how).subscribe({
        next: () => told.push('held'),
        complete: () => told.push('over'),
      });
      ends.push(() => {
        subscription.unsubscribe();
      });
      return { told, subscription };
    }

    it('gives a name to one at a time, to the next when it is given back', async () => {
      const one = hold(first, 'wait');
      const two = hold(second, 'wait');
      await pass();
      expect([one.told, two.told]).toEqual([['held'], []]);
      one.subscription.unsubscribe();
      await pass();
      expect([one.told, two.told]).toEqual([['held'], ['held']]);
    });

    it('keeps names apart, and whoever stops waiting gets none', async () => {
      hold(first, 'wait');
      const other = hold(second, 'wait', 'another name');
      const patient = hold(second, 'wait');
      patient.subscription.unsubscribe();
      await pass();
      expect([other.told, patient.told]).toEqual([['held'], []]);
    });

    it('tells at once that a name is taken, where nobody wants to wait', async () => {
      const one = hold(first, 'if-free');
      const two = hold(second, 'if-free');
      await pass();
      expect([one.told, two.told]).toEqual([['held'], ['over']]);
    });

    it('takes a name by force, and tells who has lost it', async () => {
      const one = hold(first, 'wait');
      await pass();
      const two = hold(second, 'steal');
      await pass();
      expect([one.told, two.told]).toEqual([['held', 'over'], ['held']]);
    });

    it('tells of the loss of a name before it gives one that was asked for afterwards', async () => {
      const told: string[] = [];
      const watch = (what: string): void => {
        const watched = first.lock.hold(what, 'wait').subscribe({
          next: () => told.push(`held ${what}`),
          complete: () => told.push(`lost ${what}`),
        });
        ends.push(() => {
          watched.unsubscribe();
        });
      };
      watch('the name');
      await pass();
      hold(second, 'steal');
      watch('another name');
      await pass();
      expect(told).toEqual(['held the name', 'lost the name', 'held another name']);
    });

    it('carries what is said to the others, in order, later, and not to oneself', async () => {
      const heard: unknown[] = [];
      const voices = [first, second].map((tab, at) => tab.channel.join('room', (said) => heard.push([at, said])));
      ends.push(...voices.map((voice) => () => voice.leave()));
      voices[0]?.say({ text: 'one' });
      voices[0]?.say({ text: 'two' });
      expect(heard).toEqual([]);
      await pass();
      expect(heard).toEqual([
        [1, { text: 'one' }],
        [1, { text: 'two' }],
      ]);
      voices[1]?.leave();
      voices[0]?.say('gone');
      await pass();
      expect(heard).toHaveLength(2);
    });
  });
}
