import { lazily } from './lazily';

describe('lazily', () => {
  it('reads once for all who ask, and has it at hand from then on', async () => {
    const load = jest.fn(() => Promise.resolve('a part'));
    const part = lazily(load);
    expect(part.found()).toBeNull();
    expect(load).not.toHaveBeenCalled();
    expect(await Promise.all([part.read(), part.read()])).toEqual(['a part', 'a part']);
    expect(part.found()).toBe('a part');
    expect(await part.read()).toBe('a part');
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('tries again after a failure', async () => {
    const load = jest
      .fn<Promise<string>, []>()
      .mockRejectedValueOnce(new Error('offline'))
      .mockResolvedValueOnce('a part');
    const part = lazily(load);
    await expect(part.read()).rejects.toThrow('offline');
    expect(part.found()).toBeNull();
    expect(await part.read()).toBe('a part');
  });
});
