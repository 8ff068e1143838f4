import type { SignInKeys } from '../sign-in-store.js';
import { StoreFixture, type MakePlace } from './store-fixture.js';

const MINUTE_MS = 60_000;

/** How attempts to sign in are slowed down. */
export function signInContract(makePlace: MakePlace): void {
  const on = new StoreFixture();

  beforeEach(() => on.setUp(makePlace));
  afterEach(() => on.tearDown());

  const ann: SignInKeys = { account: 'ann-from-here', address: 'here' };
  const attempt = (keys = ann, times = 1, store = on.store): Promise<number[]> =>
    Promise.all(Array.from({ length: times }, () => store.admitSignIn(keys)));
  const one = async (keys = ann): Promise<number> => on.store.admitSignIn(keys);

  it('admits five attempts that come at once, through whichever server, and no more', async () => {
    const second = await on.openSecond();
    const waits = (await Promise.all([attempt(ann, 10), attempt(ann, 10, second)])).flat();
    expect(waits.filter((wait) => wait === 0)).toHaveLength(5);
    expect(new Set(waits.filter((wait) => wait > 0))).toEqual(new Set([15_000]));
    await second.close();
  });

  it('counts across a restart', async () => {
    await attempt(ann, 5);
    await on.reopen();
    expect(await one()).toBe(15_000);
  });

  it('admits one attempt after each wait, which makes the next wait longer', async () => {
    await attempt(ann, 5);
    const waits: number[] = [];
    for (let failure = 0; failure < 8; failure += 1) {
      const wait = await one();
      waits.push(wait / 1000);
      on.now += wait;
      expect(await one()).toBe(0);
    }
    expect(waits).toEqual([15, 30, 60, 120, 240, 480, 900, 900]);
  });

  it('does not count who is refused: the wait ends', async () => {
    await attempt(ann, 5);
    on.now += 14_999;
    expect(await attempt(ann, 20)).toEqual(Array.from({ length: 20 }, () => 1));
    on.now += 1;
    expect(await one()).toBe(0);
  });

  it('keeps accounts apart, and counts all of them for their address', async () => {
    await attempt(ann, 5);
    expect(await one({ account: 'bob-from-here', address: 'here' })).toBe(0);
    expect(await one({ account: 'ann-from-there', address: 'there' })).toBe(0);
    for (let account = 0; account < 24; account += 1) await one({ account: `account-${account}`, address: 'here' });
    expect(await one({ account: 'one-more', address: 'here' })).toBe(15_000);
    expect(await one({ account: 'one-more', address: 'there' })).toBe(0);
  });

  it('forgets the failures of an account when its password was right', async () => {
    await attempt(ann, 4);
    await on.store.forgiveSignIn(ann);
    expect(await attempt(ann, 5)).toEqual([0, 0, 0, 0, 0]);
    expect(await one()).toBe(15_000);
  });

  it('takes back but one attempt of the address then, so that an own account is no way to go on guessing', async () => {
    const own: SignInKeys = { account: 'own', address: 'here' };
    for (let guess = 0; guess < 29; guess += 1) {
      await one({ account: `account-${guess}`, address: 'here' });
      if (guess % 5 !== 0) continue;
      expect(await one(own)).toBe(0);
      await on.store.forgiveSignIn(own);
    }
    expect(await one({ account: 'last', address: 'here' })).toBe(0);
    expect(await one({ account: 'one-more', address: 'here' })).toBe(15_000);
  });

  it('lets many people sign in from one address', async () => {
    for (let person = 0; person < 40; person += 1) {
      const keys = { account: `person-${person}`, address: 'here' };
      expect(await one(keys)).toBe(0);
      await on.store.forgiveSignIn(keys);
    }
  });

  it('begins anew 15 minutes after the wait', async () => {
    await attempt(ann, 5);
    on.now += 15_000 + 15 * MINUTE_MS + 1;
    expect(await attempt(ann, 5)).toEqual([0, 0, 0, 0, 0]);
    expect(await one()).toBe(15_000);
  });
}
