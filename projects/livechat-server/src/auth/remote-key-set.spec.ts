import type { CompactJWSHeaderParameters, FlattenedJWSInput, JSONWebKeySet } from 'jose';
import { makePair, type TestPair } from '../testing/token-keys.js';
import { KeySets } from './key-sets.js';

const URL_OF_SET = 'https://id.shop.example/jwks.json';
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

describe('a key set whose address does not answer', () => {
  let pair: TestPair;
  let now: number;
  let reads: number;
  let failures: number;
  let keys: JSONWebKeySet;
  let isDown: boolean;
  let sets: KeySets;

  beforeAll(async () => {
    pair = await makePair('ES256');
  });

  beforeEach(() => {
    [now, reads, failures, isDown] = [1_800_000_000_000, 0, 0, false];
    keys = { keys: [{ ...pair.jwk, kid: 'one' }] };
    sets = new KeySets({
      clock: () => now,
      fetch: async () => {
        reads += 1;
        if (isDown) throw new TypeError('fetch failed');
        return Response.json(keys);
      },
      onFailure: () => (failures += 1),
    });
  });

  const header = (kid: string): CompactJWSHeaderParameters => ({ alg: 'ES256', kid });
  const find = async (kid = 'one') => sets.at(URL_OF_SET)(header(kid), {} as FlattenedJWSInput);
  const unreadable = { name: 'LiveChatError', code: 'UNAVAILABLE' };

  it('serves logins for a day with the keys that were read last, and then no more', async () => {
    await find();
    isDown = true;
    for (now += 10 * MINUTE_MS; now < 1_800_000_000_000 + 24 * HOUR_MS; now += HOUR_MS) await find();
    expect(failures).toBe(24);
    now = 1_800_000_000_000 + 24 * HOUR_MS;
    await expect(find()).rejects.toMatchObject(unreadable);
    isDown = false;
    now += 10_000;
    await find();
  });

  it('is asked once in ten seconds, however many log in meanwhile', async () => {
    await find();
    isDown = true;
    now += 10 * MINUTE_MS;
    await Promise.all(Array.from({ length: 20 }, () => find()));
    await find();
    expect(reads).toBe(2);
    now += 9_999;
    await find();
    expect(reads).toBe(2);
    now += 1;
    await find();
    expect(reads).toBe(3);
  });

  it('that was never read lets nobody in, and is not asked for each of them', async () => {
    isDown = true;
    for (let login = 0; login < 20; login += 1) await expect(find()).rejects.toMatchObject(unreadable);
    expect(reads).toBe(1);
    isDown = false;
    now += 10_000;
    await find();
  });

  it('is read anew as soon as what is known is ten minutes old: a withdrawn key lets nobody in then', async () => {
    await find();
    keys = { keys: [] };
    now += 10 * MINUTE_MS - 1;
    await find();
    now += 1;
    await expect(find()).rejects.toMatchObject({ code: 'ERR_JWKS_NO_MATCHING_KEY' });
  });

  it('does not say that a key is unknown: it may be a new one', async () => {
    await find();
    isDown = true;
    now += 30_000;
    await expect(find('two')).rejects.toMatchObject(unreadable);
    await expect(find('two')).rejects.toMatchObject(unreadable);
    await find('one');
    expect(reads).toBe(2);
  });

  it('makes the server less than ready until it answers again, or nobody needs it', async () => {
    await find();
    await expect(sets.check()).resolves.toBeUndefined();
    isDown = true;
    now += 10 * MINUTE_MS;
    await find();
    await expect(sets.check()).rejects.toMatchObject(unreadable);
    isDown = false;
    now += 10_000;
    await expect(sets.check()).resolves.toBeUndefined();
    isDown = true;
    now += 10 * MINUTE_MS;
    await find();
    await expect(sets.check()).rejects.toMatchObject(unreadable);
    now += HOUR_MS;
    await expect(sets.check()).resolves.toBeUndefined();
  });
});
