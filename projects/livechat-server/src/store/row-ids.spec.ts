import { idSchema } from 'livechat-core/protocol';
import { rowIds } from './row-ids.js';

const NOON = Date.UTC(2026, 10, 23, 12);

describe('rowIds', () => {
  it('makes ids in the order of time, all of another end', () => {
    let now = NOON;
    const nextId = rowIds(() => now);
    const ids = Array.from({ length: 2_000 }, () => {
      now += 1;
      return nextId();
    });
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids.map((id) => id.slice(8))).size).toBe(ids.length);
  });

  it('makes ids of the usual form, which can be passed on a command line', () => {
    const nextId = rowIds(() => NOON);
    const ids = Array.from({ length: 2_000 }, nextId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z0-9]{8}[A-Za-z0-9_-]{14}$/);
    expect(idSchema.safeParse(nextId()).success).toBe(true);
  });
});
