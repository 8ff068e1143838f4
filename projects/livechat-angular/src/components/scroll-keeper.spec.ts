import { ScrollKeeper, type ScrollArea } from './scroll-keeper';

class Area implements ScrollArea {
  #top = 0;
  scrollHeight = 1000;
  clientHeight = 400;

  get scrollTop(): number {
    return this.#top;
  }

  set scrollTop(top: number) {
    this.#top = Math.max(0, Math.min(top, this.scrollHeight - this.clientHeight));
  }
}

function setUp(): { area: Area; keeper: ScrollKeeper } {
  const area = new Area();
  const keeper = new ScrollKeeper(area);
  keeper.rendered('a');
  return { area, keeper };
}

function scrollTo(area: Area, keeper: ScrollKeeper, top: number): void {
  area.scrollTop = top;
  keeper.moved();
}

describe('ScrollKeeper', () => {
  it('stays at the end when it was there', () => {
    const { area, keeper } = setUp();
    expect(area.scrollTop).toBe(600);
    area.scrollHeight = 1100;
    keeper.rendered('a');
    expect(area.scrollTop).toBe(700);
  });

  it('stays where the reader is when something is added below', () => {
    const { area, keeper } = setUp();
    scrollTo(area, keeper, 200);
    area.scrollHeight = 1100;
    keeper.rendered('a');
    expect(area.scrollTop).toBe(200);
    expect(keeper.isFollowing).toBe(false);
  });

  it('keeps the message in place when older ones are added above', () => {
    const { area, keeper } = setUp();
    scrollTo(area, keeper, 20);
    expect(keeper.isNearTop).toBe(true);
    area.scrollHeight = 1500;
    keeper.rendered('older');
    expect(area.scrollTop).toBe(520);
  });

  it('goes to the end on a wish', () => {
    const { area, keeper } = setUp();
    scrollTo(area, keeper, 0);
    keeper.follow();
    expect(area.scrollTop).toBe(600);
    expect(keeper.isFollowing).toBe(true);
  });
});
