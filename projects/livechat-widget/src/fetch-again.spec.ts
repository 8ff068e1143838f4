import { fetchAgain } from './fetch-again';

/** Fails so many times, then gives how often it was asked. */
function failing(times: number): { readonly attempt: () => Promise<number>; readonly asked: () => number } {
  let asked = 0;
  const attempt = (): Promise<number> => {
    asked += 1;
    return asked <= times ? Promise.reject(new TypeError(`failure ${String(asked)}`)) : Promise.resolve(asked);
  };
  return { attempt, asked: () => asked };
}

describe('fetchAgain', () => {
  it('lets those who wait wait through failures, and tells each who fetches of theirs', async () => {
    const { attempt } = failing(2);
    const { found, fetch } = fetchAgain(attempt);
    const seen = jest.fn();
    void found.then(seen);
    await expect(fetch()).rejects.toThrow('failure 1');
    await expect(fetch()).rejects.toThrow('failure 2');
    expect(seen).not.toHaveBeenCalled();
    await expect(fetch()).resolves.toBe(3);
    await expect(found).resolves.toBe(3);
  });

  it('fetches once for all who ask meanwhile, and not at all when it is there', async () => {
    const { attempt, asked } = failing(1);
    const { fetch } = fetchAgain(attempt);
    const both = await Promise.allSettled([fetch(), fetch()]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(asked()).toBe(1);
    await fetch();
    await fetch();
    expect(asked()).toBe(2);
  });
});
