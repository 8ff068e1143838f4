import { KeyedBuckets } from './keyed-buckets.js';

describe('KeyedBuckets', () => {
  it('G20: allows each key its burst, not one more, and says when the next may come', () => {
    let now = 0;
    const buckets = new KeyedBuckets({ burst: 3, perSecond: 2 }, () => now);
    expect(['a', 'a', 'a', 'a'].map((key) => buckets.take(key))).toEqual([true, true, true, false]);
    expect(buckets.take('b')).toBe(true);
    expect(buckets.waitMs('a')).toBe(500);
    now += 499;
    expect(buckets.take('a')).toBe(false);
    now += 1;
    expect(buckets.take('a')).toBe(true);
    expect(buckets.waitMs('b')).toBe(0);
  });

  it('holds a bounded number of keys and forgets the one that came least recently', () => {
    const buckets = new KeyedBuckets({ burst: 1, perSecond: 1 }, () => 0);
    buckets.take('first');
    for (let key = 0; key < 20_000; key += 1) buckets.take(String(key));
    expect(buckets.take('first')).toBe(true);
    expect(buckets.take('19999')).toBe(false);
  });

  it('is not misled by a clock that goes back', () => {
    let now = 1_000;
    const buckets = new KeyedBuckets({ burst: 1, perSecond: 1 }, () => now);
    buckets.take('a');
    now = 0;
    expect(buckets.take('a')).toBe(false);
    expect(buckets.waitMs('a')).toBe(1_000);
  });
});
