import type { Locator, Page } from '@playwright/test';

/** Where somebody scrolls to. */
export type Direction = 'first' | 'latest';

/** What was seen of the messages while somebody scrolled. */
export interface Reading {
  /** What was elsewhere in a frame than scrolling took it. */
  readonly jumps: readonly string[];
  /** Frames in which a part of the view was empty. */
  readonly blanks: readonly string[];
  /** How many messages were on the page at most. */
  readonly most: number;
}

/** Looks at the messages in every frame as it is painted, while something else scrolls them. */
export class Reader {
  private constructor(private readonly page: Page) {}

  static async begin(page: Page, towards: Direction): Promise<Reader> {
    await page.evaluate(watchFrames, towards);
    return new Reader(page);
  }

  /** Scrolls so many pixels in each frame until there is nothing left to scroll and the message is in view. */
  scroll(step: number, until: string): Promise<void> {
    return this.page.evaluate(([pixels, text]) => window.reading?.scroll(pixels, text), [step, until] as const);
  }

  /** Swipes over the messages with one finger, and lets go while it moves: they go on by themselves. */
  async swipe(messages: Locator, pixels: number): Promise<void> {
    const box = await messages.boundingBox();
    if (box === null) throw new Error('There are no messages.');
    const session = await this.page.context().newCDPSession(this.page);
    const x = box.x + box.width / 2;
    const from = box.y + box.height / 2 - pixels / 2;
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', moved?: number): Promise<unknown> =>
      session.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: moved === undefined ? [] : [{ x, y: from + moved }],
      });
    await touch('touchStart', 0);
    for (let step = 1; step <= 10; step += 1) await touch('touchMove', (pixels * step) / 10);
    await touch('touchEnd');
    await session.detach();
  }

  /** Waits until nothing has moved for some frames, and tells what was seen. */
  async end(): Promise<Reading> {
    const seen = await this.page.evaluate(() => window.reading?.end());
    if (seen === undefined) throw new Error('Nobody has watched.');
    return seen;
  }
}

declare global {
  interface Window {
    reading?: { scroll(step: number, until: string): Promise<void>; end(): Promise<Reading> } | undefined;
  }
}

/** Runs in the page. */
function watchFrames(towards: Direction): void {
  const found = document.querySelector('lc-widget')?.shadowRoot?.querySelector('[role=log]');
  if (!(found instanceof HTMLElement)) throw new Error('There are no messages.');
  const log = found;
  /** What lies between the edge of the view and a message beside it: a margin, the name of a day. */
  const gap = 100;
  const jumps: string[] = [];
  const blanks: string[] = [];
  let most = 0;
  let still = 0;
  let before = new Map<string, number>();
  let isOver = false;

  const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
  const rows = (): HTMLElement[] => [...log.querySelectorAll<HTMLElement>('[data-key]')];
  const look = (): void => {
    const view = log.getBoundingClientRect();
    const boxes = rows().map((row) => ({ key: row.dataset['key'] ?? '', box: row.getBoundingClientRect() }));
    const inView = boxes.filter(({ box }) => box.bottom > view.top && box.top < view.bottom);
    const now = new Map(inView.map(({ key, box }) => [key, box.top]));
    const moves = [...now].flatMap(([key, top]) => {
      const last = before.get(key);
      return last === undefined ? [] : [top - last];
    });
    // The uppermost may lose the name of its author, when older messages of the same come before it.
    const [least, largest] = [Math.min(...moves.slice(1)), Math.max(...moves.slice(1))];
    if (largest - least > 1) jumps.push(`some by ${least}, some by ${largest}`);
    if (towards === 'first' ? least < -1 : largest > 1) jumps.push(`back by ${least} to ${largest}`);
    const [top, bottom] = [inView[0]?.box.top ?? view.bottom, inView.at(-1)?.box.bottom ?? view.top];
    if (top > view.top + gap || bottom < view.bottom - gap) blanks.push(`${top - view.top} to ${bottom - view.top}`);
    still = moves.length === now.size && least === 0 && largest === 0 ? still + 1 : 0;
    most = Math.max(most, boxes.length);
    before = now;
  };
  /** Of all that runs in a frame, observers of sizes are told last: what they see is what is painted. */
  const probe = document.createElement('div');
  probe.style.cssText = 'position: fixed; visibility: hidden; block-size: 1px;';
  document.body.append(probe);
  new ResizeObserver(look).observe(probe);
  const watch = async (): Promise<void> => {
    for (let size = 1; !isOver; size = 3 - size) {
      probe.style.inlineSize = `${size}px`;
      await frame();
    }
    probe.remove();
  };
  void watch();

  window.reading = {
    scroll: async (step, until) => {
      const isThere = (): boolean => {
        const { scrollTop, scrollHeight, clientHeight } = log;
        const left = towards === 'first' ? scrollTop : scrollHeight - scrollTop - clientHeight;
        return left < 1 && log.textContent.includes(until);
      };
      while (!isThere()) {
        log.scrollTop += towards === 'first' ? -step : step;
        await frame();
      }
    },
    end: async () => {
      while (still < 5) await frame();
      isOver = true;
      return { jumps, blanks, most };
    },
  };
}
