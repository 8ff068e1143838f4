import type { Locator } from '@playwright/test';
import { talk } from './fixtures/talk.js';
import { expect, test } from './fixtures/test.js';
import { WIDGET_ID, hostPage } from './hosts/embed.js';
import { PlainPage } from './pages/plain-page.js';
import { Widget } from './pages/widget.js';

/** Whether the whole of an element can be seen. */
async function isInView(element: Locator): Promise<boolean> {
  return element.evaluate((node) => {
    const { left, top, right, bottom } = node.getBoundingClientRect();
    const near = 1;
    return left >= -near && top >= -near && right <= innerWidth + near && bottom <= innerHeight + near;
  });
}

test.describe('what a page does to all that is on it', () => {
  const tall = '<h1>A long page</h1><div style="height: 3000px"></div>';

  for (const [what, css] of [
    ['a body that is moved and filtered', 'body { transform: translate(40px, 60px) scale(0.9); filter: grayscale(1) }'],
    ['a body that will change', 'body { will-change: transform; perspective: 400px; contain: layout paint }'],
    ['a body that is enlarged', 'body { zoom: 1.5 }'],
  ] as const) {
    test(`${what} leaves the chat in its corner`, async ({ newPage, site, server, unique }) => {
      const page = await newPage();
      const html = hostPage({ serverUrl: server.url, head: `<style>${css}</style>`, body: tall });
      await page.goto(site.put('/moved.html', { html }));
      const { launcher, window } = new Widget(page);
      await expect(page.locator('lc-placeholder')).toHaveCount(0);
      await expect(launcher).toBeVisible();
      await page.evaluate(() => scrollTo(0, 700));
      expect(await launcher.boundingBox()).toMatchObject({ y: 784, width: 56, height: 56 });
      await talk(page, unique('In the corner'));
      expect(await window.boundingBox()).toMatchObject({ y: 68, width: 400, height: 704 });
    });
  }

  for (const [what, viewport] of [
    ['desktop', { width: 1280, height: 860 }],
    ['phone', { width: 390, height: 844 }],
  ] as const) {
    for (const zoom of what === 'phone' ? [1.5] : [1.5, 0.6]) {
      test(`a page that is zoomed to ${String(zoom)} keeps the window in view (${what})`, async ({
        newPage,
        site,
        server,
        unique,
      }) => {
        const page = await newPage();
        await page.setViewportSize(viewport);
        const head = `<style>html { zoom: ${String(zoom)} }</style>`;
        await page.route('**/widget/*.js', async (route) => {
          await isReady;
          await route.continue();
        });
        let go: () => void = () => undefined;
        const isReady = new Promise<void>((resolve) => (go = resolve));
        await page.goto(site.put('/zoomed.html', { html: hostPage({ serverUrl: server.url, head, body: tall }) }));
        const widget = new Widget(page);
        await widget.open();
        // First that of the loader.
        await expect.poll(() => isInView(widget.window)).toBe(true);
        go();
        await expect(page.locator('lc-placeholder')).toHaveCount(0);
        await widget.startConversation();
        await widget.send(unique('All of it'));
        await expect(widget.message(unique('All of it'))).toBeVisible();
        for (const part of [widget.window, widget.composer, widget.window.getByRole('button', { name: 'Minimize' })]) {
          await expect.poll(() => isInView(part)).toBe(true);
        }
      });
    }
  }

  test('a page that lays out its parts in a row gives the chat no place in it', async ({ newPage, site, server }) => {
    const page = await newPage();
    const css = 'html, body { display: flex; gap: 50px; justify-content: space-between; margin: 0 } body { flex: 1 }';
    const body = '<p>One</p><p id="last">Two</p>';
    const html = hostPage({ serverUrl: server.url, head: `<style>${css}</style>`, body });
    await page.goto(site.put('/row.html', { html }));
    await expect(page.locator('lc-widget')).toBeAttached();
    expect(await page.locator('#last').evaluate((element) => element.getBoundingClientRect().right)).toBe(1280);
  });
});

test.describe('a page with names of its own', () => {
  test('elements whose names are those of the document', async ({ newPage, site, server, unique }) => {
    const page = await newPage();
    const body = `<h1>Names</h1>
      <form name="body"><input name="createElement"><input name="append"><input name="parentNode"></form>
      <form name="head"></form><form name="documentElement"></form><form name="activeElement"></form>
      <img name="currentScript" alt=""><img name="visibilityState" alt=""><img name="adoptedStyleSheets" alt="">
      <a id="localStorage"></a><a id="navigator"></a><a id="liveChat"></a>`;
    const html = hostPage({ serverUrl: server.url, body });
    await page.goto(site.put('/names.html', { html }));
    await talk(page, unique('By another name'));
    await expect(page.locator('lc-widget')).toHaveCount(1);
  });
});

test.describe('locks of the page', () => {
  for (const [what, replace] of [
    ['that may not be read', `get() { throw new DOMException('denied', 'SecurityError'); }`],
    ['that never answer', `value: { request: () => new Promise(() => undefined) }`],
    ['that give nothing', `value: { request: () => Promise.resolve(), query: () => Promise.resolve({}) }`],
  ] as const) {
    test(`${what} leave each tab a connection of its own`, async ({ newPage, site, server, unique }) => {
      const page = await newPage();
      const head = `<script>Object.defineProperty(Navigator.prototype, 'locks', { configurable: true, ${replace} });</script>`;
      await page.goto(site.put('/locks.html', { html: hostPage({ serverUrl: server.url, head }) }));
      await talk(page, unique('Unlocked'));
    });
  }
});

test('an element that is moved into a frame and back has its looks, its keys and its conversation', async ({
  newPage,
  site,
  server,
  unique,
}) => {
  const page = await newPage();
  const body = `<h1>Frames</h1><live-chat widget-id="${WIDGET_ID}"></live-chat>
    <iframe style="width: 600px; height: 760px" srcdoc="<!doctype html><title>Inside</title>"></iframe>`;
  const html = hostPage({ serverUrl: server.url, body }).replace(/liveChat\('init'[^;]*;/, '');
  await page.goto(site.put('/frames.html', { html }));
  const widget = await talk(page, unique('Outside'));
  await page.evaluate(() => {
    const inside = document.querySelector('iframe')?.contentDocument;
    inside?.body.append(document.querySelector('live-chat') ?? '');
  });
  const inside = page.frameLocator('iframe');
  const composer = inside.getByRole('textbox', { name: 'Message', exact: true });
  await expect(inside.getByText(unique('Outside'), { exact: true })).toBeVisible();
  expect(await inside.getByRole('dialog').boundingBox()).toMatchObject({ width: 400 });
  await composer.fill(unique('Inside'));
  await composer.press('Enter');
  await expect(inside.getByText(unique('Inside'), { exact: true })).toHaveCSS('color', 'rgb(255, 255, 255)');
  await page.evaluate(() => {
    const moved = document.querySelector('iframe')?.contentDocument?.querySelector('live-chat');
    document.body.append(moved ?? '');
  });
  await expect(widget.message(unique('Inside'))).toBeVisible();
  expect(await widget.window.boundingBox()).toMatchObject({ x: 860, width: 400, height: 704 });
});

test('a page that writes itself anew ends the chat and begins it again', async ({ newPage, site, server, unique }) => {
  const page = await newPage();
  await page.goto(site.put('/written.html', { html: hostPage({ serverUrl: server.url }) }));
  const widget = await talk(page, unique('Before'));
  await page.evaluate(() => {
    const { write } = document as unknown as { readonly write: (html: string) => void };
    document.open();
    write.call(document, '<!doctype html><title>Anew</title><link rel="icon" href="data:,"><h1>Another page</h1>');
    document.close();
  });
  const host = new PlainPage(page, site.url);
  await host.call('destroy');
  expect((await host.call('init', WIDGET_ID)).error).toBeUndefined();
  await widget.ensureOpen();
  await expect(widget.message(unique('Before'))).toHaveCount(1);
  await widget.send(unique('After'));
  await expect(widget.message(unique('After'))).toBeVisible();
});

test('a name of the network without a secure origin, and so without locks and without much of the crypto', async ({
  browser,
  launchOptions,
  contextOptions,
  problems,
  site,
  server,
  unique,
}) => {
  // A name other than localhost needs a browser that finds it.
  const other = await browser.browserType().launch({
    ...launchOptions,
    args: [...(launchOptions.args ?? []), '--host-resolver-rules=MAP *.test 127.0.0.1'],
  });
  try {
    const context = await other.newContext(contextOptions);
    problems.watch(context);
    const page = await context.newPage();
    const of = (name: string, url: string): string => url.replace('127.0.0.1', `${name}.test`);
    site.put('/insecure.html', { html: hostPage({ serverUrl: of('chat', server.url) }) });
    await page.goto(`${of('shop', site.url)}/insecure.html`);
    expect(await page.evaluate(() => [isSecureContext, 'locks' in navigator, 'randomUUID' in crypto])).toEqual([
      false,
      false,
      false,
    ]);
    const widget = await talk(page, unique('Over plain HTTP'));
    await page.reload();
    await widget.ensureOpen();
    await expect(widget.message(unique('Over plain HTTP'))).toHaveCount(1);
  } finally {
    await other.close();
  }
});
