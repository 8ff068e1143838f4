import { writeFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import type { StagePage } from '../bench/page/stage.js';
import { putStage } from './fixtures/stage-site.js';
import { expect, test } from './fixtures/test.js';
import { WIDGET_ID, hostPage } from './hosts/embed.js';
import { Stage } from './pages/stage.js';
import { Widget } from './pages/widget.js';

/** The handle of the stage inside of the page. */
declare const stagePage: StagePage;

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where an element lies, in whole pixels. */
async function boxOf(element: Locator): Promise<Box> {
  const box = await element.boundingBox();
  if (box === null) throw new Error('It is not shown.');
  const { x, y, width, height } = box;
  return { x: Math.round(x), y: Math.round(y), width: Math.round(width), height: Math.round(height) };
}

test.describe('the window on a desktop', () => {
  test('is made larger with the pointer and the keys, and stays so when it is closed and after a reload', async ({
    visitor,
  }) => {
    const { page, widget } = visitor;
    await widget.open();
    await widget.startConversation();
    const handle = widget.window.getByRole('button', { name: 'Resize window' });
    const before = await boxOf(widget.window);

    const { x, y } = await boxOf(handle);
    await page.mouse.move(x + 4, y + 4);
    await page.mouse.down();
    await page.mouse.move(x + 4 - 100, y + 4 + 60, { steps: 4 });
    await page.mouse.up();
    const dragged = { width: before.width + 100, height: before.height - 60 };
    expect(await boxOf(widget.window)).toMatchObject(dragged);
    // Its lower corner stays beside the launcher.
    expect((await boxOf(widget.window)).x).toBe(before.x - 100);
    // Without the button pressed nothing moves.
    await page.mouse.move(x - 300, y);
    expect(await boxOf(widget.window)).toMatchObject(dragged);

    await handle.press('ArrowLeft');
    await handle.press('ArrowDown');
    const size = { width: dragged.width + 24, height: dragged.height - 24 };
    expect(await boxOf(widget.window)).toMatchObject(size);

    await widget.close();
    await widget.open();
    expect(await boxOf(widget.window)).toMatchObject(size);
    await page.reload();
    await widget.ensureOpen();
    expect(await boxOf(widget.window)).toMatchObject(size);

    // A smaller page has room for less, and a double click takes the visitor's size away.
    await page.setViewportSize({ width: 800, height: 560 });
    const small = await boxOf(widget.window);
    expect(small.y).toBeGreaterThanOrEqual(0);
    await page.setViewportSize({ width: 1280, height: 860 });
    await handle.dblclick();
    expect(await boxOf(widget.window)).toEqual(before);
    await page.reload();
    await widget.ensureOpen();
    expect(await boxOf(widget.window)).toEqual(before);
  });

  test('is made large by a press on its corner, and as it was by another: by pointer, finger or key', async ({
    newPage,
    site,
  }) => {
    const page = await newPage();
    await page.setViewportSize({ width: 1280, height: 1100 });
    const stage = await Stage.open(page, await putStage(site));
    await stage.show('empty');
    const { window } = new Widget(page);
    const handle = window.getByRole('button', { name: 'Resize window' });
    const before = await boxOf(window);
    const large = { width: 640, height: 960 };
    for (const press of [() => handle.click(), () => handle.press('Enter')]) {
      await press();
      expect(await boxOf(window)).toMatchObject(large);
      await press();
      expect(await boxOf(window)).toEqual(before);
    }
    // A press that trembles is a press.
    const { x, y } = await boxOf(handle);
    await page.mouse.move(x + 8, y + 8);
    await page.mouse.down();
    await page.mouse.move(x + 9, y + 10);
    await page.mouse.up();
    expect(await boxOf(window)).toMatchObject(large);
  });
});

for (const [language, side, edge] of [
  ['en-US', 'END', 'right'],
  ['en-US', 'START', 'left'],
  ['ar-AE', 'END', 'left'],
  ['ar-AE', 'START', 'right'],
] as const) {
  test(`launcher and window stand on the side, and as far in, as the widget says: ${side} in ${language}`, async ({
    newPage,
    site,
  }) => {
    const page = await newPage();
    await Stage.open(page, await putStage(site));
    await page.evaluate(
      async ([tag, where]) => {
        const launcher = { side: where, offsetInline: 32, offsetBlock: 48, isDraggable: false, showsPreview: false };
        await stagePage.open({ language: tag, widget: { launcher } }).chat.show();
      },
      [language, side] as const,
    );
    const launcher = page.locator('lc-widget .lc-launcher');
    await expect(page.getByRole('dialog')).toBeVisible();
    await expect(page.locator('.lc-root')).toHaveAttribute('lang', language);
    for (const part of [launcher, page.getByRole('dialog')]) {
      const { x, width } = await boxOf(part);
      expect(edge === 'left' ? x : 1280 - x - width).toBe(32);
    }
    const { y, height } = await boxOf(launcher);
    expect(860 - y - height).toBe(48);
  });
}

test.describe('the launcher on a phone', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce', hasTouch: true, viewport: { width: 390, height: 844 } } });

  test('is dragged where the widget lets it: it does not open, and stays there after a reload', async ({
    newPage,
    server,
    site,
  }, info) => {
    const config = info.outputPath('launcher.json');
    const launcher = { side: 'END', offsetInline: 20, offsetBlock: 20, isDraggable: true, showsPreview: false };
    await writeFile(config, JSON.stringify({ launcher }));
    const created = await server.run('widget', 'create', '--title', 'Draggable', '--config', config, '--json');
    expect(created, created.stderr).toMatchObject({ code: 0 });
    const { id } = JSON.parse(created.stdout) as { readonly id: string };
    const page = await newPage();
    const html = hostPage({ serverUrl: server.url }).replace(WIDGET_ID, id);
    await page.goto(site.put('/draggable.html', { html }));
    const widget = new Widget(page);
    // Until then the loader's picture of it lies there.
    await expect(page.locator('lc-placeholder')).toHaveCount(0);
    await expect(page.locator('.lc-launcher--draggable')).toBeVisible();
    await expect(widget.launcher).toBeVisible();
    const before = await boxOf(widget.launcher);

    await dragUp(page, before, 300);
    const lifted = { ...before, y: before.y - 300 };
    await expect.poll(() => boxOf(widget.launcher)).toEqual(lifted);
    await expect(widget.window).toBeHidden();

    await page.reload();
    await expect(page.locator('lc-placeholder')).toHaveCount(0);
    await expect(page.locator('.lc-launcher--draggable')).toBeVisible();
    await expect.poll(() => boxOf(widget.launcher)).toEqual(lifted);
    // It never leaves the page: neither by dragging nor when the phone is turned.
    await dragUp(page, lifted, 800);
    expect((await boxOf(widget.launcher)).y).toBe(12);
    await page.setViewportSize({ width: 844, height: 390 });
    await expect.poll(async () => (await boxOf(widget.launcher)).y).toBe(12);

    await widget.launcher.tap();
    await expect(widget.window).toBeVisible();
    expect((await boxOf(widget.window)).height).toBeGreaterThan(300);
  });

  test('is moved without dragging by the menu: a step up, and from the top back to where it was', async ({
    newPage,
    site,
  }) => {
    const page = await newPage();
    await Stage.open(page, await putStage(site));
    await page.evaluate(() => {
      const launcher = {
        side: 'END',
        offsetInline: 20,
        offsetBlock: 20,
        isDraggable: true,
        showsPreview: false,
      } as const;
      stagePage.open({ widget: { launcher } });
    });
    const widget = new Widget(page);
    const before = await boxOf(widget.launcher);
    const move = widget.window.getByRole('button', { name: 'Move the chat button' });
    for (const lift of [211, 422, 633, 0]) {
      await widget.launcher.tap();
      await widget.window.getByRole('button', { name: 'Menu' }).tap();
      await move.tap();
      // The window makes room: one sees where it is.
      await expect(widget.window).toBeHidden();
      const bottom = lift === 0 ? 20 : lift;
      await expect.poll(async () => (await boxOf(widget.launcher)).y).toBe(844 - bottom - before.height);
      await expect(widget.launcher).toBeFocused();
    }
  });

  test('is not offered to be moved where it stays', async ({ newPage, site }) => {
    const page = await newPage();
    const stage = await Stage.open(page, await putStage(site));
    await stage.show('menu');
    await expect(page.getByRole('button', { name: 'Turn sound off' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Move the chat button' })).toHaveCount(0);
  });
});

test.describe('the window on a phone', () => {
  test.use({
    contextOptions: { reducedMotion: 'reduce', hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } },
  });

  test('is as large as the screen, also while somebody enlarges a part of it with two fingers', async ({
    newPage,
    site,
  }) => {
    const page = await newPage();
    const stage = await Stage.open(page, await putStage(site));
    await stage.show('talk');
    const { window, composer } = new Widget(page);
    const whole = { x: 0, y: 0, width: 390, height: 844 };
    expect(await boxOf(window)).toEqual(whole);
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setPageScaleFactor', { pageScaleFactor: 2 });
    await expect.poll(() => page.evaluate(() => visualViewport?.height)).toBe(422);
    // What heard of it has been drawn.
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    const sizes = await page.evaluate(() => {
      const shown = document.querySelector('lc-widget')?.shadowRoot?.querySelector<HTMLElement>('.lc-window');
      return [shown?.offsetWidth, shown?.offsetHeight];
    });
    expect(sizes).toEqual([whole.width, whole.height]);
    await session.send('Emulation.setPageScaleFactor', { pageScaleFactor: 1 });
    await expect.poll(() => boxOf(window)).toEqual(whole);
    await expect(composer).toBeInViewport();
  });
});

/** Moves a finger, and lets it rest: what is flung away takes the next tap to stop it. */
async function dragUp(page: Page, { x, y, width, height }: Box, by: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const at = (lift: number): { x: number; y: number }[] => [
    { x: x + width / 2, y: Math.max(y + height / 2 - lift, 1) },
  ];
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0) });
  for (const part of [0.25, 0.5, 0.75, 1]) {
    await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(by * part) });
    await page.waitForTimeout(50);
  }
  await page.waitForTimeout(300);
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await session.detach();
}
