import type { Page } from '@playwright/test';
import { join } from 'node:path';
import { OF_THE_WIDGET, initialCode } from './fixtures/initial-code.js';
import { listen } from './fixtures/listen.js';
import { expect, test } from './fixtures/test.js';
import { Widget } from './pages/widget.js';

const BROWSER_FOLDER = join(import.meta.dirname, '../projects/demo/dist/shop/browser');

/** Lets a page be seen as its server rendered it, until what this returns is called. */
async function holdScripts(page: Page): Promise<() => void> {
  let letIn = (): void => undefined;
  const mayCome = new Promise<void>((resolve) => (letIn = resolve));
  await page.route('**/shop/*.js', async (route) => {
    await mayCome;
    await route.continue();
  });
  return letIn;
}

test.describe('the shop, rendered by its server', () => {
  test('is there before any script is', async ({ server }) => {
    const answer = await fetch(`${server.url}/shop/products/tide-mug`);
    const html = await answer.text();
    expect(answer.status).toBe(200);
    expect(html).toContain('<title>Tide mug — Saltmarsh Pottery</title>');
    expect(html).toContain('ng-server-context="ssr"');
    expect(html).toMatch(/<h1[^>]*>Tide mug<\/h1>/);
    expect(html).not.toContain('%NONCE%');
  });

  for (const [path, status, heading] of [
    ['/shop/', 200, 'Stoneware for every day'],
    ['/shop/help', 200, 'Ask the potters'],
    ['/shop/products/none', 404, 'This shelf is empty'],
    ['/shop/nowhere', 404, 'This shelf is empty'],
  ] as const) {
    test(`answers ${path} with ${String(status)} and a page that the browser goes on with`, async ({
      newPage,
      problems,
      server,
    }) => {
      if (status === 404) problems.expect(/status of 404/);
      const page = await newPage();
      const { complaints } = listen(page);
      const letScriptsIn = await holdScripts(page);
      const answer = await page.goto(server.url + path, { waitUntil: 'commit' });
      expect(answer?.status()).toBe(status);
      const headline = page.getByRole('heading', { level: 1, name: heading });
      await headline.evaluate((element) => element.setAttribute('data-kept', ''));

      letScriptsIn();
      // Angular takes its mark off what it has taken over.
      await expect(page.locator('shop-root:not([ngh])')).toBeAttached();
      await expect(headline).toHaveAttribute('data-kept', '');
      expect(complaints.filter((text) => !text.includes('status of 404'))).toEqual([]);
    });
  }

  test('does what was clicked before its scripts had come', async ({ newPage, server }) => {
    const page = await newPage();
    const { complaints } = listen(page);
    const letScriptsIn = await holdScripts(page);
    await page.goto(`${server.url}/shop/`, { waitUntil: 'commit' });
    await page.getByRole('button', { name: /Add to cart.*Heron vase/ }).click();
    letScriptsIn();
    await expect(page.getByRole('link', { name: 'Cart, 1 pot' })).toBeVisible();

    await new Widget(page).open();
    expect(complaints).toEqual([]);
  });

  test('begins the pages in the browser whose content only that knows', async ({ newPage, server }) => {
    const page = await newPage();
    await page.goto(`${server.url}/shop/`);
    await page.getByRole('button', { name: /Add to cart.*Heron vase/ }).click();
    await expect(page.getByRole('link', { name: 'Cart, 1 pot' })).toBeVisible();
    const html = await (await page.request.get(`${server.url}/shop/cart`)).text();
    expect(html).not.toContain('It is empty');
    await page.goto(`${server.url}/shop/cart`);
    await expect(page.getByRole('list', { name: 'Products in your cart' })).toContainText('Heron vase');
  });

  test('reads the code of the chat after its own', async () => {
    expect((await initialCode(BROWSER_FOLDER)).includes(OF_THE_WIDGET), 'the widget in the initial code').toBe(false);
  });
});
