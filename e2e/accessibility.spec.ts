import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { StagePage } from '../bench/page/stage.js';
import { hear } from './fixtures/spoken.js';
import { putStage } from './fixtures/stage-site.js';
import { expect, test } from './fixtures/test.js';
import { Stage } from './pages/stage.js';
import { Widget } from './pages/widget.js';

/** The handle of the stage inside of the page. */
declare const stagePage: StagePage;

// Many states on one page: their names tell what failed, and a recording of all would take most of the time.
test.use({ trace: 'off' });

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

type AxeResults = Awaited<ReturnType<AxeBuilder['analyze']>>;

const LOOKS = [
  { what: 'light', theme: 'default', language: 'en-US' },
  { what: 'dark', theme: 'dark', language: 'en-US' },
  { what: 'from right to left', theme: 'default', language: 'ar-AE' },
  { what: 'dark, from right to left', theme: 'dark', language: 'ar-AE' },
] as const;

/** Loads axe into the page, once for all states: it is large. */
async function loadAxe(page: Page): Promise<void> {
  await new AxeBuilder({ page }).include('title').setLegacyMode(true).analyze();
}

declare global {
  interface Window {
    axe?: { run(context: string, options: object): Promise<AxeResults> };
  }
}

/** What axe finds, in words that name the place. */
async function findings(page: Page): Promise<readonly string[]> {
  const { violations } = await page.evaluate(async (tags) => {
    if (window.axe === undefined) throw new Error('There is no axe.');
    return window.axe.run('lc-widget', { runOnly: tags, resultTypes: ['violations'] });
  }, STANDARDS);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, any }) => `${id}: ${target.flat().join(' ')} (${any[0]?.message ?? ''})`),
  );
}

test.describe('axe', () => {
  for (const { what, theme, language } of LOOKS) {
    test(`finds nothing in any state: ${what}`, async ({ newPage, site, problems }) => {
      test.setTimeout(360_000);
      problems.expect(/There is no widget 9999/);
      const stage = await Stage.open(await newPage(), await putStage(site));
      await loadAxe(stage.page);
      const found: Record<string, readonly string[]> = {};
      for (const state of await stage.states()) {
        await stage.show(state, { theme, language });
        const list = await findings(stage.page);
        if (list.length > 0) found[state] = list;
      }
      expect(found).toEqual({});
    });
  }

  test('looks inside of the widget: what cannot be read is found', async ({ newPage, site }) => {
    const { page } = await Stage.open(await newPage(), await putStage(site));
    await loadAxe(page);
    await page.evaluate(async () => {
      const stage = stagePage.open({ widget: { themes: { default: { styles: { '--lc-text-muted': '#dddddd' } } } } });
      await stage.chat.show();
    });
    await expect(page.getByRole('heading', { name: 'How can we help?' })).toBeVisible();
    expect((await findings(page)).join()).toContain('color-contrast: lc-widget .lc-greeting__text');
  });
});

/** The page with a conversation that its window is closed over. */
async function openShop(page: Page, address: string): Promise<{ readonly stage: Stage; readonly widget: Widget }> {
  const stage = await Stage.open(page, address);
  await stage.show('launcher');
  return { stage, widget: new Widget(page) };
}

test.describe('by keyboard alone', () => {
  test('one opens, writes, sends, answers, looks at a picture, finds another conversation, and closes', async ({
    newPage,
    site,
  }) => {
    const page = await newPage();
    const { stage, widget } = await openShop(page, await putStage(site));
    await stage.tabTo('Open chat');
    await page.keyboard.press('Enter');
    await expect(widget.composer).toBeFocused();

    await page.keyboard.type('Is it safe in the dishwasher?');
    await page.keyboard.press('Enter');
    await expect(widget.message('Is it safe in the dishwasher?')).toHaveCount(1);
    await expect(widget.composer).toBeFocused();

    await stage.act(({ server }, threadId) =>
      server.reply(threadId, {
        type: 'BUTTONS',
        text: 'Shall we keep one for you?',
        buttons: [{ type: 'POSTBACK', title: 'Yes, please', payload: 'yes' }],
      }),
    );
    await expect(page.getByRole('button', { name: 'Yes, please' })).toBeVisible();
    await stage.tabTo('Yes, please', 'Shift+Tab');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Yes, please' })).toHaveAttribute('aria-pressed', 'true');

    await stage.tabTo('Add an emoji');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: '😀' })).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await expect(widget.composer).toBeFocused();
    await expect(widget.composer).toHaveValue('😃');
    await page.keyboard.press('Enter');

    await stage.tabTo('Menu', 'Shift+Tab');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('combobox', { name: 'Language' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'Menu' })).toBeFocused();
    await expect(widget.window).toBeVisible();

    await stage.tabTo('Back to conversations', 'Shift+Tab');
    await page.keyboard.press('Enter');
    await expect(widget.window).toBeFocused();
    await stage.tabTo('New conversation');
    await page.keyboard.press('Enter');
    await expect(widget.composer).toBeFocused();
    await stage.tabTo('Back to conversations', 'Shift+Tab');
    await page.keyboard.press('Enter');
    await stage.tabTo(/dishwasher|😃|You/);
    await page.keyboard.press('Enter');
    await expect(widget.composer).toBeFocused();

    await page.keyboard.press('Escape');
    await expect(widget.window).toBeHidden();
    await expect(widget.launcher).toBeFocused();
  });

  test('a picture is enlarged, and closing it gives the focus back, with the window still open', async ({
    newPage,
    site,
  }) => {
    const page = await newPage();
    const stage = await Stage.open(page, await putStage(site));
    await stage.show('files');
    const widget = new Widget(page);
    await widget.composer.focus();
    await stage.tabTo('Open image: my-mug.png', 'Shift+Tab');
    await page.keyboard.press('Enter');
    const picture = page.getByRole('dialog', { name: 'my-mug.png' });
    await expect(picture).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(picture).toBeHidden();
    await expect(page.getByRole('button', { name: 'Open image: my-mug.png' })).toBeFocused();
    await expect(page.getByRole('dialog')).toBeVisible();
  });

  test('on a phone an enlarged picture keeps the focus in it until it is closed', async ({ newPage, site }) => {
    const page = await newPage();
    await page.setViewportSize({ width: 390, height: 844 });
    const stage = await Stage.open(page, await putStage(site));
    await stage.show('files');
    await page.getByRole('button', { name: 'Open image: my-mug.png' }).click();
    const picture = page.getByRole('dialog', { name: 'my-mug.png' });
    await expect(picture).toBeVisible();
    for (const key of ['Tab', 'Shift+Tab']) {
      let inside = 0;
      for (let press = 0; press < 6; press += 1) {
        await page.keyboard.press(key);
        inside += await picture.locator(':focus').count();
      }
      // Between two rounds the browser itself has it.
      expect(inside, key).toBeGreaterThan(1);
    }
    await page.keyboard.press('Escape');
    await expect(picture).toBeHidden();
    await expect(page.getByRole('button', { name: 'Open image: my-mug.png' })).toBeFocused();
  });

  test('a form that lacks something leads to the first field that does', async ({ newPage, site }) => {
    const page = await newPage();
    const stage = await Stage.open(page, await putStage(site));
    await stage.show('form');
    await stage.tabTo('Start chat');
    await page.keyboard.press('Enter');
    const name = page.getByRole('textbox', { name: 'Your name' });
    await expect(name).toBeFocused();
    await expect(name).toHaveAttribute('aria-invalid', 'true');
    await expect(name).toHaveAccessibleDescription('Please fill in this field.');
  });

  test('on a phone, where nothing of the page can be seen, the focus stays in the window', async ({
    newPage,
    site,
  }) => {
    const page = await newPage();
    await page.setViewportSize({ width: 390, height: 844 });
    const stage = await Stage.open(page, await putStage(site));
    await page.evaluate(() => {
      const link = Object.assign(document.createElement('a'), { href: '#', textContent: 'A link of the page' });
      document.querySelector('main')?.append(link);
    });
    await stage.show('talk');
    await expect(page.getByRole('dialog')).toHaveAttribute('aria-modal', 'true');
    const names = (await stage.stops()).map(({ name }) => name);
    expect(names).toContain('Message');
    expect(names).not.toContain('A link of the page');
    await page.getByRole('button', { name: 'Back to conversations' }).focus();
    await page.keyboard.press('Shift+Tab');
    await expect(page.getByRole('dialog').locator(':focus')).toHaveCount(1);
  });
});

test.describe('to a screen reader', () => {
  test('a message that comes is said once, politely; nothing is said of one that is there or is one’s own', async ({
    newPage,
    site,
  }) => {
    const page = await newPage();
    const stage = await Stage.open(page, await putStage(site));
    await stage.show('talk');
    const said = await hear(page);
    await stage.act(({ server }, threadId) => server.reply(threadId, 'We wrap them in paper.', 'Ada Lind'));
    await expect.poll(said).toEqual(['politely: Ada Lind: We wrap them in paper.']);
    const widget = new Widget(page);
    await widget.send('Thank you');
    await expect(widget.message('Thank you')).toHaveCount(1);
    await stage.act(({ server }, threadId) => server.reply(threadId, 'You are welcome.', 'Ada Lind'));
    await expect.poll(said).toHaveLength(2);
    expect((await said())[1]).toBe('politely: Ada Lind: You are welcome.');
    // Closing and opening shows the same messages again.
    await widget.close();
    await widget.open();
    await expect(widget.message('You are welcome.')).toHaveCount(1);
    expect(await said()).toHaveLength(2);
  });

  test('with the window closed, what is said is how many are unread', async ({ newPage, site }) => {
    const page = await newPage();
    const stage = await Stage.open(page, await putStage(site));
    await stage.show('talk');
    const widget = new Widget(page);
    await widget.composer.focus();
    await widget.close();
    const said = await hear(page);
    await stage.act(({ server }, threadId) => server.reply(threadId, 'Are you still there?', 'Ada Lind'));
    await expect.poll(said).toEqual(['politely: 1 unread message']);
    await expect(page.getByRole('button', { name: 'Open chat' })).toHaveAccessibleDescription('1 unread message');
  });

  test('somebody who writes and a connection that is lost are said politely', async ({ newPage, site }) => {
    const page = await newPage();
    const stage = await Stage.open(page, await putStage(site));
    await stage.show('talk');
    const said = await hear(page);
    await stage.act(({ server }, threadId) => server.type(threadId, true, 'Ada Lind'));
    await expect.poll(said).toEqual(['politely: Ada Lind is typing…']);
    await stage.act(({ server }) => server.cut());
    await expect.poll(said).toContain('politely: Connection lost. Trying again…');
  });
});
