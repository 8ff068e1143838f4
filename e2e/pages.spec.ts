import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/test.js';
import { Widget } from './pages/widget.js';

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(STANDARDS).analyze();
  const told = violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ target }) => target.join(' ')) }));
  expect(told).toEqual([]);
}

test.describe('every page', () => {
  test('the start page links to all the others, and each answers', async ({ newPage, server }) => {
    const page = await newPage();
    await page.goto(server.url);
    const links = await page
      .getByRole('link')
      .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).pathname));
    expect(links).toEqual(expect.arrayContaining(['/plain.html', '/element.html', '/themes.html', '/shop/', '/desk/']));
    for (const path of new Set(links)) {
      const answer = await page.request.get(server.url + path);
      expect(answer.status(), path).toBe(200);
    }
    await expectAccessible(page);
  });

  test('the element page talks to the desk', async ({ newPage, server, desk, unique }) => {
    const page = await newPage();
    await page.goto(`${server.url}/element.html`);
    const widget = new Widget(page);
    await widget.open();
    await widget.startConversation();
    const hello = unique('Hello from the element');
    await widget.send(hello);
    await desk.open(hello);
    const answer = unique('Welcome');
    await desk.answer(answer);
    await expect(widget.message(answer)).toBeVisible();
  });
});

test('the themes page shows every theme alive, and changes the language of all', async ({ newPage, server }) => {
  const page = await newPage();
  await page.goto(`${server.url}/themes.html`);
  const windows = page.getByRole('dialog');
  await expect(windows).toHaveCount(6);
  const colours = async (): Promise<number> => {
    const launchers = page.locator('lc-launcher .lc-launcher');
    return new Set(await launchers.evaluateAll((all) => all.map((each) => getComputedStyle(each).backgroundColor)))
      .size;
  };
  await expect.poll(colours).toBe(6);
  await page.getByLabel('Language').selectOption('ar-AE');
  await expect(page.locator('.lc-root[dir=rtl]')).toHaveCount(6);
  await expectAccessible(page);
});

test.describe('the narrowest phone', () => {
  for (const path of ['/', '/plain.html', '/element.html', '/themes.html', '/shop/', '/shop/help']) {
    test(`${path} needs no sideways scrolling, and its links leave the name alone`, async ({ newPage, server }) => {
      const page = await newPage();
      for (const width of [320, 360, 390]) {
        await page.setViewportSize({ width, height: 640 });
        await page.goto(server.url + path);
        const brand = page.locator('.brand');
        await expect(brand).toBeVisible();
        expect(await page.evaluate(() => document.documentElement.scrollWidth), `at ${String(width)} px`).toBe(width);
        const name = (await brand.boundingBox())!;
        for (const link of await page.locator('.site-nav a:visible').all()) {
          const { x, y } = (await link.boundingBox())!;
          expect(x >= name.x + name.width || y >= name.y + name.height, `at ${String(width)} px`).toBe(true);
        }
      }
    });
  }
});

test.describe('the shop', () => {
  test('a signed-in customer with a cart is known to the agent', async ({ newPage, server, desk, unique }) => {
    const page = await newPage();
    await page.goto(`${server.url}/shop/`);
    await page
      .getByRole('link', { name: /sign in/i })
      .or(page.getByRole('button', { name: /sign in/i }))
      .first()
      .click();
    const name = unique('Sam Rivera');
    await page.getByRole('textbox', { name: /name/i }).fill(name);
    await page.getByRole('textbox', { name: /email/i }).fill(`sam-${String(Date.now())}@example.com`);
    await page.getByRole('button', { name: /^sign in$/i }).click();

    await page
      .getByRole('link', { name: /shop|products/i })
      .first()
      .click();
    await page
      .getByRole('button', { name: /add to cart/i })
      .first()
      .click();
    const widget = new Widget(page);
    await widget.open();
    await widget.startConversation();
    const hello = unique('Is my cart right?');
    await widget.send(hello);

    await desk.open(hello);
    await expect(desk.conversation).toContainText(name);
    await expect(desk.context).toContainText(/cart/i);
    await expectAccessible(page);
  });

  test('an order goes on as a conversation on the page for help', async ({ newPage, server, desk, unique }) => {
    const page = await newPage();
    await page.goto(`${server.url}/shop/`);
    await page.getByRole('button', { name: /Add to cart.*Heron vase/ }).click();
    await page.getByRole('link', { name: /^Cart/ }).click();
    await page.getByRole('button', { name: 'Order in the chat' }).click();
    await expect(page.getByRole('dialog').getByRole('list', { name: 'Your order' })).toContainText('1 × Heron vase');
    await page.getByRole('link', { name: 'Help' }).click();
    await expect(page.getByRole('heading', { name: 'Ask the potters' })).toBeVisible();
    await expect(page.getByRole('button', { name: /chat$/ })).toHaveCount(0);
    await expect(page.getByRole('list', { name: 'Your order' })).toContainText('1 × Heron vase');

    const question = unique('Could it be a little taller?');
    await page.getByRole('textbox', { name: 'Message', exact: true }).fill(question);
    await page.keyboard.press('Enter');
    await desk.open(question);
    await expect(desk.conversation).toContainText('Would like to order: 1 × Heron vase, together €64.00');
    await expect(desk.context).toContainText('Help — Saltmarsh Pottery');
    const answer = unique('We can throw one');
    await desk.answer(answer);
    await expect(page.getByRole('log').getByText(answer)).toBeVisible();
    await expectAccessible(page);

    await page.getByRole('link', { name: 'Saltmarsh Pottery' }).first().click();
    await expect(page.getByRole('button', { name: 'Close chat' })).toBeVisible();
  });
});

test.describe('accessibility', () => {
  test('the widget: closed, open, in Arabic, in the dark', async ({ visitor, unique }) => {
    await expect(visitor.widget.launcher).toBeVisible();
    await expectAccessible(visitor.page);
    await visitor.call('show');
    await visitor.call('send', unique('Hello'));
    await expect(visitor.widget.message(unique('Hello'))).toBeVisible();
    await expectAccessible(visitor.page);
    await visitor.call('set_language', 'ar-AE');
    await expectAccessible(visitor.page);
    await visitor.call('set_theme', 'dark');
    await expectAccessible(visitor.page);
  });

  test('the keyboard alone opens the chat, writes and closes it, and focus follows', async ({ visitor, unique }) => {
    await visitor.widget.launcher.focus();
    await visitor.page.keyboard.press('Enter');
    await visitor.widget.startConversation();
    await visitor.widget.composer.focus();
    await visitor.page.keyboard.type('line one');
    await visitor.page.keyboard.press('Shift+Enter');
    await visitor.page.keyboard.type(unique('line two'));
    await visitor.page.keyboard.press('Enter');
    await expect(visitor.widget.messages).toContainText(unique('line two'));
    await expect(visitor.widget.composer).toHaveValue('');
    await visitor.page.keyboard.press('Escape');
    await expect(visitor.widget.window).toBeHidden();
    await expect(visitor.widget.launcher).toBeFocused();
  });

  test('the desk: signing in, the inbox, a conversation', async ({ visitor, desk, newPage, server, unique }) => {
    const signedOut = await newPage();
    await signedOut.goto(`${server.url}/desk/`);
    await expect(signedOut.getByRole('button', { name: /sign in/i })).toBeVisible();
    await expectAccessible(signedOut);

    await visitor.call('send', unique('Hello'));
    await visitor.call('send_contextual_data', { metadata: { color: 'green', cart: { items: ['TIDE-MUG'] } } });
    await expectAccessible(desk.page);
    await desk.open(unique('Hello'));
    await desk.answer(unique('Welcome'));
    await expectAccessible(desk.page);
  });

  test('the desk on a phone keeps a heading, and the focus when a conversation ends', async ({
    visitor,
    desk,
    unique,
  }) => {
    await visitor.call('send', unique('Hello'));
    await desk.open(unique('Hello'));
    await desk.page.setViewportSize({ width: 390, height: 844 });
    await expect(desk.page.getByRole('heading', { level: 1 })).toHaveCount(1);
    await expectAccessible(desk.page);

    await desk.page.getByRole('button', { name: 'Mark solved' }).dblclick();
    const reopen = desk.page.getByRole('button', { name: 'Reopen' });
    await expect(reopen).toBeFocused();
    await expect(desk.conversation).toContainText('Solved');

    const close = desk.page.getByRole('button', { name: 'Close conversation' });
    await expect(close).toBeEnabled();
    await close.focus();
    await desk.page.keyboard.press('Enter');
    await expect(desk.conversation).toContainText('Closed');
    await expect(reopen).toBeFocused();
  });
});
