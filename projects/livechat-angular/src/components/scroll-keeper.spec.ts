import { ScrollKeeper, type RowPlace, type ScrollArea } from './scroll-keeper';

/** Rows of 100 pixels in an area of 400. */
class Area implements ScrollArea {
  #top = 0;
  readonly clientHeight = 400;

  constructor(private rows: readonly string[]) {}

  get keys(): readonly string[] {
    return this.rows;
  }

  /** As a browser does: what is shorter than where it was scrolled to is at its end. */
  set keys(rows: readonly string[]) {
    this.rows = rows;
    this.scrollTop = this.#top;
  }

  get scrollHeight(): number {
    return this.keys.length * 100;
  }

  get scrollTop(): number {
    return this.#top;
  }

  set scrollTop(top: number) {
    this.#top = Math.max(0, Math.min(top, this.scrollHeight - this.clientHeight));
  }

  rowsInView(): readonly RowPlace[] {
    const places = this.keys.map((key, index) => ({ key, top: index * 100 }));
    return places.filter(({ top }) => top > this.#top - 100 && top < this.#top + this.clientHeight);
  }

  /** How far from the top of the view a row is. */
  inView(key: string): number {
    return (this.topOf(key) ?? NaN) - this.#top;
  }

  topOf(key: string): number | null {
    const index = this.keys.indexOf(key);
    return index === -1 ? null : index * 100;
  }
}

const rows = (from: number, to: number): string[] => Array.from({ length: to - from }, (_, at) => `row ${from + at}`);

function setUp(): { area: Area; keeper: ScrollKeeper } {
  const area = new Area(rows(10, 20));
  const keeper = new ScrollKeeper(area);
  keeper.rendered();
  return { area, keeper };
}

function scrollTo(area: Area, keeper: ScrollKeeper, top: number, hasEnd = true): void {
  area.scrollTop = top;
  keeper.moved(hasEnd);
}

describe('ScrollKeeper', () => {
  it('stays at the end when it was there', () => {
    const { area, keeper } = setUp();
    expect(area.scrollTop).toBe(600);
    area.keys = rows(10, 21);
    keeper.rendered();
    expect(area.scrollTop).toBe(700);
  });

  it('stays at the end when the list grows between a move and the scroll that tells of it', () => {
    const { area, keeper } = setUp();
    area.keys = rows(10, 23);
    keeper.moved(true);
    expect(keeper.isFollowing).toBe(true);
    keeper.rendered();
    expect(area.scrollTop).toBe(900);
  });

  it('lets the reader leave the end while the list grows', () => {
    const { area, keeper } = setUp();
    area.keys = rows(10, 23);
    scrollTo(area, keeper, 580);
    expect(keeper.isFollowing).toBe(false);
    keeper.rendered();
    expect(area.scrollTop).toBe(580);
  });

  it('stays where the reader is when something is added below', () => {
    const { area, keeper } = setUp();
    scrollTo(area, keeper, 230);
    area.keys = rows(10, 25);
    keeper.rendered();
    expect(area.scrollTop).toBe(230);
    expect(keeper.isFollowing).toBe(false);
  });

  it('keeps the message in place when older ones are added above, and others below are taken away', () => {
    const { area, keeper } = setUp();
    scrollTo(area, keeper, 20);
    expect([keeper.above, keeper.below]).toEqual([20, 580]);
    area.keys = rows(2, 16);
    keeper.rendered();
    expect(area.scrollTop).toBe(820);
    expect(area.inView('row 10')).toBe(-20);
  });

  it('keeps the messages in place when the name of their day, which is in view as well, moves up', () => {
    const { area, keeper } = setUp();
    area.keys = ['day', ...rows(10, 20)];
    scrollTo(area, keeper, 0);
    area.keys = rows(5, 20);
    keeper.rendered();
    expect(area.inView('row 9')).toBe(0);
    expect(area.inView('row 10')).toBe(100);
  });

  it('keeps the messages in place when the name of their day goes before older messages are there', () => {
    const { area, keeper } = setUp();
    area.keys = ['day', ...rows(10, 20)];
    scrollTo(area, keeper, 30);
    area.keys = rows(10, 20);
    keeper.rendered();
    expect(area.scrollTop).toBe(0);
    keeper.rendering();
    area.keys = rows(5, 20);
    keeper.rendered();
    expect(area.inView('row 10')).toBe(70);
  });

  it('lets the reader scroll on when something above went that could not be made good at the edge', () => {
    const { area, keeper } = setUp();
    scrollTo(area, keeper, 0);
    area.keys = rows(11, 20);
    keeper.rendered();
    scrollTo(area, keeper, 250);
    expect(area.scrollTop).toBe(250);
  });

  it('keeps what is read in place when the uppermost row takes less room than before', () => {
    const { area, keeper } = setUp();
    area.keys = ['row 10', 'row 10, continued', ...rows(11, 20)];
    scrollTo(area, keeper, 0);
    area.keys = rows(5, 20);
    keeper.rendered();
    expect(area.inView('row 12')).toBe(300);
  });

  describe('when its reader has moved since the last scroll that was heard of', () => {
    it('does not take the reader back when older messages come', () => {
      const { area, keeper } = setUp();
      scrollTo(area, keeper, 230);
      area.scrollTop = 49;
      area.keys = rows(2, 20);
      keeper.rendered();
      expect(area.inView('row 10')).toBe(-49);
    });

    it('does not take the reader back when it is rendered twice before the next scroll is heard of', () => {
      const { area, keeper } = setUp();
      scrollTo(area, keeper, 230);
      area.scrollTop = 49;
      area.keys = rows(2, 20);
      keeper.rendered();
      area.keys = rows(0, 20);
      keeper.rendered();
      expect(area.inView('row 10')).toBe(-49);
    });

    it('does not take a reader who has left the end back to it', () => {
      const { area, keeper } = setUp();
      area.scrollTop = 480;
      keeper.rendering();
      area.keys = rows(2, 21);
      keeper.rendered();
      expect(area.inView('row 14')).toBe(-80);
      expect(keeper.isFollowing).toBe(false);
    });

    it('keeps the message in place when the list becomes shorter than where the reader was', () => {
      const { area, keeper } = setUp();
      scrollTo(area, keeper, 400, false);
      area.scrollTop = 560;
      keeper.rendering();
      area.keys = rows(14, 22);
      expect(area.scrollTop).toBe(400);
      keeper.rendered();
      expect(area.inView('row 16')).toBe(40);
    });
  });

  it('makes good what grew above its reader before a scroll was heard of', () => {
    const { area, keeper } = setUp();
    scrollTo(area, keeper, 230);
    area.keys = ['a picture', ...rows(10, 20)];
    keeper.moved(true);
    expect(area.inView('row 13')).toBe(70);
  });

  it('does not write what nobody sees: that would break off a scroll', () => {
    const { area, keeper } = setUp();
    scrollTo(area, keeper, 230);
    const write = jest.spyOn(area, 'scrollTop', 'set');
    area.keys = rows(10, 25);
    write.mockClear();
    keeper.rendered();
    expect(write).not.toHaveBeenCalled();
  });

  it('does not follow an end that is not the end of the list', () => {
    const { area, keeper } = setUp();
    scrollTo(area, keeper, 600, false);
    expect(keeper.isFollowing).toBe(false);
  });

  it('goes to the end on a wish', () => {
    const { area, keeper } = setUp();
    scrollTo(area, keeper, 0);
    keeper.follow();
    expect(area.scrollTop).toBe(600);
    expect(keeper.isFollowing).toBe(true);
  });
});
