import { atEnd, earlier, filled, grown, later, opened } from './list-window';

describe('the stretch of a long list that is on the page', () => {
  it('begins at the end, and is all of a short list', () => {
    expect(atEnd(10_000)).toEqual({ start: 9920, end: 10_000 });
    expect(atEnd(3)).toEqual({ start: 0, end: 3 });
  });

  it('opens with what is in view, and is filled a few at a time', () => {
    expect(opened(10_000)).toEqual({ start: 9976, end: 10_000 });
    const steps = [opened(10_000)];
    for (let step = 0; step < 5; step += 1) steps.push(filled(steps.at(-1) ?? opened(0)));
    expect(steps.map(({ start }) => start)).toEqual([9976, 9952, 9928, 9920, 9920, 9920]);
    const full = atEnd(10_000);
    expect(filled(full)).toBe(full);
    expect(filled(opened(30))).toEqual({ start: 0, end: 30 });
  });

  it('moves both ways without growing beyond its size', () => {
    const up = earlier(earlier(earlier(atEnd(1000))));
    expect(up).toEqual({ start: 800, end: 920 });
    expect(later(up, 1000)).toEqual({ start: 840, end: 960 });
    expect(later(later(later(up, 1000), 1000), 1000)).toEqual({ start: 880, end: 1000 });
    expect(earlier({ start: 10, end: 90 })).toEqual({ start: 0, end: 90 });
  });

  it('stays on the same messages when older ones arrive before them', () => {
    expect(grown({ start: 0, end: 50 }, { before: 100, count: 300, previousCount: 200 }, false)).toEqual({
      start: 100,
      end: 150,
    });
  });

  it('takes in what arrives at an end that is in sight, and lets go of what is far above', () => {
    const end = { start: 100, end: 200 };
    expect(grown(end, { before: 0, count: 201, previousCount: 200 }, true)).toEqual({ start: 100, end: 201 });
    const long = { start: 80, end: 200 };
    expect(grown(long, { before: 0, count: 201, previousCount: 200 }, true)).toEqual({ start: 121, end: 201 });
  });

  it('leaves what arrives below to whoever scrolls down, when there is much', () => {
    const long = { start: 80, end: 200 };
    expect(grown(long, { before: 0, count: 201, previousCount: 200 }, false)).toEqual(long);
    expect(grown(long, { before: 0, count: 300, previousCount: 250 }, true)).toEqual(long);
  });
});
