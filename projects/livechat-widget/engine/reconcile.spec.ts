import { assert, array, nat, property } from 'fast-check';
import { reconcile, type LiveList } from './reconcile';

interface Row {
  readonly made: unknown;
  item: unknown;
}

/** A list that tells what is done to it. */
function liveList() {
  const rows: Row[] = [];
  const log: string[] = [];
  const live: LiveList<Row> = {
    get length() {
      return rows.length;
    },
    at: (index) => rows[index]?.item,
    make: (_index, item) => {
      log.push(`make ${String(item)}`);
      return { made: item, item };
    },
    attach: (index, row) => void rows.splice(index, 0, row),
    detach: (index) => {
      log.push(`detach ${String(rows[index]?.item)}`);
      return rows.splice(index, 1)[0]!;
    },
    destroy: (row) => log.push(`destroy ${String(row.item)}`),
    update: (index, item) => (rows[index]!.item = item),
  };
  return { rows, log, live };
}

const byItem = (_index: number, item: unknown): unknown => item;

describe('reconcile', () => {
  it('touches nothing but what is added or removed, at the start, in the middle, at the end', () => {
    const { log, live } = liveList();
    reconcile(live, [2, 4], byItem);
    log.length = 0;
    reconcile(live, [1, 2, 3, 4, 5], byItem);
    expect(log).toEqual(['make 1', 'make 3', 'make 5'].sort());
    log.length = 0;
    reconcile(live, [2, 4], byItem);
    expect(log.filter((each) => each.startsWith('destroy')).sort()).toEqual(['destroy 1', 'destroy 3', 'destroy 5']);
    expect(log.filter((each) => each.startsWith('make'))).toEqual([]);
  });

  it('moves only what moves: one to the other end, two that change places', () => {
    const { rows, log, live } = liveList();
    reconcile(live, [1, 2, 3, 4], byItem);
    log.length = 0;
    reconcile(live, [4, 1, 2, 3], byItem);
    expect(log).toEqual(['detach 4']);
    log.length = 0;
    reconcile(live, [3, 1, 2, 4], byItem);
    expect(log).toEqual(['detach 3', 'detach 4']);
    expect(rows.map(({ item }) => item)).toEqual([3, 1, 2, 4]);
  });

  it('comes to the list that is wanted, and keeps what was there', () => {
    const list = array(nat(12), { maxLength: 16 });
    assert(
      property(list, list, (before, after) => {
        const { rows, log, live } = liveList();
        reconcile(live, before, byItem);
        const known = new Set(rows);
        log.length = 0;
        reconcile(live, after, byItem);
        expect(rows.map(({ item }) => item)).toEqual(after);
        expect(rows.every(({ made, item }) => made === item)).toBe(true);
        // One is made only where there are too few, and destroyed only where there are too many.
        const count = (items: readonly number[], item: number): number => items.filter((each) => each === item).length;
        for (let item = 0; item <= 12; item += 1) {
          const kept = rows.filter((row) => row.item === item && known.has(row)).length;
          expect(kept).toBe(Math.min(count(before, item), count(after, item)));
        }
      }),
    );
  });
});
