import type { Page } from '@playwright/test';
import type { Stage as OpenStage } from '../../bench/page/open-stage.js';
import type { StagePage } from '../../bench/page/stage.js';
import type { StateName } from '../../bench/page/states.js';

/** The handle of the stage inside of the page. */
declare const stagePage: StagePage;

/** How a state is shown. */
export interface Look {
  readonly theme: 'default' | 'dark';
  readonly language: 'en-US' | 'ar-AE' | 'de-DE';
}

/** A place where Tab stops. */
export interface Stop {
  /** As a person may call it: its name, else what it is. */
  readonly name: string;
  /** Whether it looks otherwise than without the focus. */
  readonly isMarked: boolean;
  /** Whether its middle is on the screen, with nothing above it. */
  readonly isInView: boolean;
}

/** The page that shows the widget in one state after another, on a server in its memory. */
export class Stage {
  private constructor(readonly page: Page) {}

  static async open(page: Page, address: string): Promise<Stage> {
    await page.route('https://example.com/**', (route) => route.abort());
    await page.goto(address);
    await page.waitForFunction(() => 'stagePage' in window);
    return new Stage(page);
  }

  states(): Promise<readonly StateName[]> {
    return this.page.evaluate(() => stagePage.states);
  }

  async show(state: StateName, look: Look = { theme: 'default', language: 'en-US' }): Promise<void> {
    await this.page.evaluate(([name, options]) => stagePage.show(name, options), [state, look] as const);
  }

  /** Does something with what is shown: an agent says something, a connection breaks. */
  act(action: (stage: OpenStage, threadId: string, count: number) => void, count = 0): Promise<void> {
    return this.page.evaluate(`(() => {
      const stage = stagePage.shown;
      const threadId = stage.chat.state.activeThreadId ?? Object.keys(stage.chat.state.threads)[0];
      (${action.toString()})(stage, threadId, ${count});
    })()`);
  }

  /** Presses Tab until the focus is on the first button of that name. */
  async tabTo(name: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    const wanted = this.page.getByRole('button', { name }).first();
    for (let presses = 0; presses < 40; presses += 1) {
      await this.page.keyboard.press(key);
      if (await wanted.evaluate((element) => element.matches(':focus'))) return;
    }
    throw new Error(`${key} does not come to ${String(name)}.`);
  }

  /** Goes through the page with Tab until it comes to a place for the second time. */
  async stops(): Promise<readonly Stop[]> {
    await this.page.evaluate(watchStops);
    const found: Stop[] = [];
    for (let presses = 0; presses < 80; presses += 1) {
      await this.page.keyboard.press('Tab');
      const stop = await this.page.evaluate(() => window.nextStop?.());
      if (stop === 'again') return found;
      if (stop !== undefined && stop !== 'nowhere') found.push(stop);
    }
    throw new Error(`Tab comes to no end: ${found.map(({ name }) => name).join(', ')}`);
  }
}

declare global {
  interface Window {
    nextStop?: () => Promise<Stop | 'again' | 'nowhere'>;
  }
}

/** Runs in the page. */
function watchStops(): void {
  const seen = new Set<Element>();
  const focused = (): HTMLElement | null => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active instanceof HTMLElement && active !== document.body ? active : null;
  };
  /** What can mark the focus: a ring of the element, or of the field that it is in. */
  const look = (element: HTMLElement): string =>
    [element, element.parentElement]
      .map((part) => {
        if (part === null) return '';
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(part);
        return `${outlineStyle} ${outlineWidth} ${boxShadow}`;
      })
      .join('|');
  const isInView = (element: HTMLElement): boolean => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const root = element.getRootNode() as ShadowRoot | Document;
    const there = root.elementFromPoint(left + width / 2, top + height / 2);
    return there !== null && (element.contains(there) || there.contains(element));
  };
  /** What covered the element may be on its way out: drawn once more, it has to be gone. */
  const isSeen = async (element: HTMLElement): Promise<boolean> => {
    if (isInView(element)) return true;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    return isInView(element);
  };
  window.nextStop = async () => {
    const element = focused();
    if (element === null) return 'nowhere';
    if (seen.has(element)) return 'again';
    seen.add(element);
    const marked = look(element);
    element.blur();
    const isMarked = look(element) !== marked;
    element.focus({ preventScroll: true });
    const name = element.getAttribute('aria-label') ?? element.textContent?.trim() ?? '';
    return { name: name === '' ? element.className : name, isMarked, isInView: await isSeen(element) };
  };
}
