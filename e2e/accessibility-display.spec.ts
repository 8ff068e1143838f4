import type { Page } from '@playwright/test';
import { putStage } from './fixtures/stage-site.js';
import { expect, test } from './fixtures/test.js';
import { Stage, type Look } from './pages/stage.js';

// Many states on one page: their names tell what failed, and a recording of all would take most of the time.
test.use({ trace: 'off' });

/** What is wrong in each state, by the state's name. */
async function sweep(
  stage: Stage,
  check: (page: Page, state: string) => Promise<readonly string[]>,
  look?: Look,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const found: Record<string, readonly string[]> = {};
  for (const state of await stage.states()) {
    await stage.show(state, look);
    const list = await check(stage.page, state);
    if (list.length > 0) found[state] = list;
  }
  return found;
}

/** Stops of Tab that cannot be told from others, or cannot be seen. */
async function badStops(stage: Stage): Promise<readonly string[]> {
  const stops = await stage.stops();
  return stops.flatMap(({ name, isMarked, isInView }) => [
    ...(isMarked ? [] : [`${name}: nothing shows the focus`]),
    ...(isInView ? [] : [`${name}: the focus is out of sight`]),
  ]);
}

/** What is lost, cut off, covered, or has to be scrolled in two directions. */
function losses(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const root = document.querySelector('lc-widget')?.shadowRoot;
    if (!root) throw new Error('There is no widget.');
    const lost: string[] = [];
    const nameOf = (element: Element): string => element.getAttribute('aria-label') ?? element.className;
    const all = [...root.querySelectorAll<HTMLElement>('.lc-root *')];
    const isShown = (element: HTMLElement): boolean =>
      element.getClientRects().length > 0 &&
      getComputedStyle(element).visibility === 'visible' &&
      !element.closest('.lc-sr, svg');
    // Cards beside each other are for looking at one after another; a field scrolls what is written.
    const mayScroll = (element: HTMLElement): boolean => element.matches('.lc-carousel__track, textarea, select');
    const { clientWidth, clientHeight, scrollWidth } = document.documentElement;
    if (scrollWidth > clientWidth) lost.push('the page scrolls sideways');
    for (const element of all.filter(isShown)) {
      const { left, right } = element.getBoundingClientRect();
      if ((left < -1 || right > clientWidth + 1) && !element.closest('.lc-carousel__track'))
        lost.push(`${nameOf(element)} is out of the page`);
      const style = getComputedStyle(element);
      if (/auto|scroll/.test(style.overflowX) && !mayScroll(element) && element.scrollWidth > element.clientWidth + 1)
        lost.push(`${nameOf(element)} scrolls sideways`);
      // What does not fit into its line says so by three dots.
      const isShort = /hidden|clip/.test(style.overflowX) && element.scrollWidth > element.clientWidth + 1;
      if (isShort && style.textOverflow !== 'ellipsis' && element.textContent?.trim())
        lost.push(`${nameOf(element)} is cut off at its side`);
      // Browsers show no dots where the caret is.
      if (
        element.matches(':placeholder-shown:not(:focus)') &&
        getComputedStyle(element, '::placeholder').textOverflow !== 'ellipsis'
      )
        lost.push(`what to write in ${nameOf(element)} may be cut off`);
      // A name in other letters than the chat's still stands where the chat's lines begin.
      if (element.matches('.lc-cut')) {
        const words = document.createRange();
        words.selectNodeContents(element);
        const isRtl = getComputedStyle(root.querySelector('.lc-root') ?? element).direction === 'rtl';
        const gap = isRtl ? right - words.getBoundingClientRect().right : words.getBoundingClientRect().left - left;
        if (gap > 1) lost.push(`${nameOf(element)} stands on the wrong side`);
      }
      const isCut = style.overflowY === 'hidden' && element.scrollHeight > element.clientHeight + 2;
      if (isCut && element.textContent?.trim() && !element.matches('.lc-window'))
        lost.push(`${nameOf(element)} is cut`);
    }
    // What lies above everything is what one can use.
    const top = root.querySelector('.lc-lightbox[open], .lc-menu, .lc-emoji') ?? root;
    const controls = top.querySelectorAll<HTMLElement>('button, a[href], input, select, textarea');
    for (const control of [...controls].filter(isShown)) {
      control.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
      const { x, y, width, height } = control.getBoundingClientRect();
      const there = root.elementFromPoint(x + width / 2, y + height / 2);
      if (y < -1 || y + height > clientHeight + 1) lost.push(`${nameOf(control)} does not come into view`);
      else if (there === null || !(control.contains(there) || there.contains(control)))
        lost.push(`${nameOf(control)} is covered by ${there === null ? 'nothing' : nameOf(there)}`);
    }
    return lost;
  });
}

/** Animations that go on. */
function moving(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const root = document.querySelector('lc-widget')?.shadowRoot;
    return (root?.getAnimations() ?? []).map(({ effect }) =>
      effect instanceof KeyframeEffect ? (effect.target?.className ?? '') : '',
    );
  });
}

/** Makes room between letters, words and lines, as a reader may. */
function spaceOut(page: Page): Promise<void> {
  return page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      '.lc-root * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } .lc-root p { margin-block-end: 2em !important }',
    );
    document.querySelector('lc-widget')?.shadowRoot?.adoptedStyleSheets.push(sheet);
  });
}

test('every stop of Tab is marked and in view, nothing moves, and more room for letters cuts nothing off', async ({
  newPage,
  site,
  problems,
}) => {
  test.setTimeout(360_000);
  problems.expect(/There is no widget 9999/);
  const stage = await Stage.open(await newPage(), await putStage(site));
  const found = await sweep(stage, async (page) => {
    const motion = (await moving(page)).map((name) => `${name} moves`);
    const stops = await badStops(stage);
    await spaceOut(page);
    return [...motion, ...stops, ...(await losses(page))];
  });
  expect(found).toEqual({});
});

test('who has nothing against motion sees it', async ({ newPage, site }) => {
  const page = await newPage();
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  const stage = await Stage.open(page, await putStage(site));
  await stage.show('conversation');
  expect(await moving(page)).not.toEqual([]);
});

/** How much of a page is seen at once, and in which language. */
interface Screen {
  readonly what: string;
  readonly width: number;
  readonly height: number;
  readonly language?: Look['language'];
}

for (const { what, width, height, language = 'en-US' } of [
  { what: 'at 320 pixels', width: 320, height: 568 },
  { what: 'at 320 pixels from right to left', width: 320, height: 568, language: 'ar-AE' },
  { what: 'on a phone on its side', width: 844, height: 390 },
  { what: 'enlarged to 200 %', width: 640, height: 430 },
  { what: 'enlarged to 400 %', width: 320, height: 256 },
] as const satisfies readonly Screen[]) {
  test(`nothing is lost or scrolls in two directions ${what}`, async ({ newPage, site, problems }) => {
    problems.expect(/There is no widget 9999/);
    const page = await newPage();
    await page.setViewportSize({ width, height });
    const stage = await Stage.open(page, await putStage(site));
    expect(await sweep(stage, losses, { theme: 'default', language })).toEqual({});
  });
}

/** What has to have a frame where backgrounds and shadows are not painted. */
const FRAMED =
  '.lc-launcher, .lc-launcher__badge, .lc-preview, .lc-window, .lc-bubble:not(.lc-typing), .lc-button, .lc-reply, .lc-action, .lc-card, .lc-file, .lc-picture, .lc-field__input, .lc-composer__field, .lc-menu, .lc-emoji, .lc-jump, .lc-carousel__turn, .lc-progress';

test('with forced colours everything has a frame, and the focus is marked', async ({ newPage, site, problems }) => {
  test.setTimeout(360_000);
  problems.expect(/There is no widget 9999/);
  const page = await newPage();
  await page.emulateMedia({ forcedColors: 'active' });
  const stage = await Stage.open(page, await putStage(site));
  const found = await sweep(stage, async () => {
    const frameless = await page.evaluate((selector) => {
      const root = document.querySelector('lc-widget')?.shadowRoot;
      return [...(root?.querySelectorAll(selector) ?? [])]
        .filter((element) => element.getClientRects().length > 0)
        .filter((element) => element.closest('.lc-root--inline') === null || !element.matches('.lc-window'))
        .filter((element) => !(parseFloat(getComputedStyle(element).borderTopWidth) >= 1))
        .map(({ className }) => `${className} has no frame`);
    }, FRAMED);
    return [...frameless, ...(await badStops(stage))];
  });
  expect(found).toEqual({});
});
