import { idSchema } from '../../protocol/index.js';
import { randomIds } from './random-id.js';

describe('randomIds', () => {
  it('gives ids of the protocol, 22 characters of six bits', () => {
    const newId = randomIds((bytes) => crypto.getRandomValues(bytes));
    const id = newId();
    expect(id).toHaveLength(22);
    expect(idSchema.safeParse(id).success).toBe(true);
  });

  it('never gives the same id twice, however many it made at a time', () => {
    const newId = randomIds((bytes) => crypto.getRandomValues(bytes));
    const ids = Array.from({ length: 10_000 }, newId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('uses every random byte once', () => {
    let next = 0;
    const newId = randomIds((bytes) => bytes.forEach((_, index) => (bytes[index] = next++)));
    expect([newId(), newId(), newId()]).toEqual([
      'ABCDEFGHIJKLMNOPQRSTUV',
      'WXYZabcdefghijklmnopqr',
      'stuvwxyz0123456789-_AB',
    ]);
  });

  it('asks for random bytes once for many ids', () => {
    const fill = jest.fn();
    const newId = randomIds(fill);
    for (let count = 0; count < 64; count += 1) newId();
    expect(fill).toHaveBeenCalledTimes(1);
    newId();
    expect(fill).toHaveBeenCalledTimes(2);
  });
});
