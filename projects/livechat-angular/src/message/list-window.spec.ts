import { atEnd, earlier, filled, grown, later, opened } from './list-window';

const enough = 24;

describe('the stretch of a long list that is on the page', () => {
  it('begins at the end, and is all of a short list', () => {
    expect(opened(10_000)).toEqual({ start: 9976, end: 10_000, enough });
    expect(opened(3)).toEqual({ start: 0, end: 3, enough });
  });

  it('is filled a few at a time, and keeps as many as that took', () => {
    const filledOnce = filled(opened(10_000));
    expect(filledOnce).toEqual({ start: 9964, end: 10_000, enough: 36 });
    expect(atEnd(10_010, filledOnce.enough)).toEqual({ start: 9974, end: 10_010, enough: 36 });
    expect(filled(opened(30))).toEqual({ start: 0, end: 30, enough: 30 });
  });

  it('moves both ways without growing beyond what it may have', () => {
    const steps = [opened(1000)];
    for (let step = 0; step < 6; step += 1) steps.push(earlier(steps.at(-1) ?? opened(0)));
    expect(steps.map(({ start, end }) => [start, end])).toEqual([
      [976, 1000],
      [952, 1000],
      [928, 1000],
      [904, 1000],
      [880, 1000],
      [856, 976],
      [832, 952],
    ]);
    expect(later({ start: 832, end: 952, enough }, 1000)).toEqual({ start: 856, end: 976, enough });
    expect(later({ start: 870, end: 990, enough }, 1000)).toEqual({ start: 880, end: 1000, enough });
    expect(earlier({ start: 10, end: 90, enough })).toEqual({ start: 0, end: 90, enough });
  });

  it('stays on the same messages when older ones arrive before them', () => {
    const added = { before: 100, count: 300, previousCount: 200 };
    expect(grown({ start: 0, end: 50, enough }, added, false)).toEqual({ start: 100, end: 150, enough });
  });

  it('takes in what arrives at an end that is in sight, also together with older ones', () => {
    const end = { start: 160, end: 200, enough };
    const one = { start: 160, end: 201, enough };
    expect(grown(end, { before: 0, count: 201, previousCount: 200 }, true)).toEqual(one);
    const both = { before: 100, count: 301, previousCount: 300 };
    expect(grown(end, both, true)).toEqual({ start: 260, end: 301, enough });
  });

  it('lets go of what is far above while it follows the end', () => {
    const long = { start: 152, end: 200, enough };
    const end = { start: 177, end: 201, enough };
    expect(grown(long, { before: 0, count: 201, previousCount: 200 }, true)).toEqual(end);
  });

  it('leaves what arrives below to whoever scrolls down, when there is much', () => {
    const added = { before: 0, count: 201, previousCount: 200 };
    expect(grown({ start: 81, end: 200, enough }, added, false)).toEqual({ start: 81, end: 201, enough });
    const long = { start: 80, end: 200, enough };
    expect(grown(long, added, false)).toEqual(long);
    expect(grown(long, { before: 0, count: 300, previousCount: 250 }, true)).toEqual(long);
  });
});
