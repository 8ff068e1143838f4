import type { Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { talk } from './fixtures/talk.js';
import { expect, test } from './fixtures/test.js';
import { WIDGET_ID, hostPage } from './hosts/embed.js';
import { HOSTILE_CSS } from './hosts/hostile-css.js';
import { PROTOTYPE_ERA } from './hosts/old-libraries.js';
import { PlainPage } from './pages/plain-page.js';
import { Widget } from './pages/widget.js';

const LIBRARIES = join(import.meta.dirname, '../node_modules');

/** The file of a library as an inline script. */
async function inline(file: string): Promise<string> {
  const source = await readFile(join(LIBRARIES, file), 'utf8');
  return `<script>${source.replaceAll('</script', '<\\/script')}</script>`;
}

/** What of the page can be scrolled sideways, in pixels. */
function sideways(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

test.describe('CSS of the page', () => {
  for (const [what, css] of Object.entries(HOSTILE_CSS)) {
    test(`${what} does not reach the chat`, async ({ newPage, site, server, unique }) => {
      const page = await newPage();
      const html = hostPage({ serverUrl: server.url, head: `<style>${css}</style>` });
      await page.goto(site.put('/css.html', { html }));
      const widget = new Widget(page);
      await expect(page.locator('lc-placeholder')).toHaveCount(0);
      await expect(widget.launcher).toBeVisible();
      expect(await widget.launcher.boundingBox()).toEqual({ x: 1204, y: 784, width: 56, height: 56 });
      await talk(page, unique('Here I am'));
      expect(await widget.window.boundingBox()).toMatchObject({ x: 860, width: 400, height: 704 });
      await expect(widget.composer).toHaveCSS('font-size', /1[56]px/);
      await expect(widget.message(unique('Here I am'))).toHaveCSS('color', 'rgb(255, 255, 255)');
      await expect(page.locator('lc-widget')).toHaveCSS('opacity', '1');
    });

    test(`${what} does not reach the launcher of the loader`, async ({ newPage, site, server }) => {
      const page = await newPage();
      await page.route('**/widget/*.js', () => undefined);
      const html = hostPage({ serverUrl: server.url, head: `<style>${css}</style>` });
      await page.goto(site.put('/css-loader.html', { html }));
      const { launcher } = new Widget(page);
      await expect(launcher).toBeVisible();
      expect(await launcher.boundingBox()).toEqual({ x: 1204, y: 784, width: 56, height: 56 });
    });
  }

  test('a page that hides the chat by its own CSS does hide it', async ({ newPage, site, server }) => {
    const page = await newPage();
    const html = hostPage({
      serverUrl: server.url,
      head: '<style>lc-widget, lc-placeholder { display: none }</style>',
    });
    await page.goto(site.put('/hidden.html', { html }));
    await expect(page.locator('lc-widget')).toBeAttached();
    await expect(new Widget(page).launcher).toHaveCount(0);
  });

  test('covers of the page with a high z-index stay below', async ({ newPage, site, server, unique }) => {
    const page = await newPage();
    const cover = (z: number): string =>
      `<div style="position:fixed;inset:0;z-index:${String(z)};background:rgb(20 80 120)"></div>`;
    const html = hostPage({ serverUrl: server.url, body: `<h1>Covered</h1>${cover(9999)}${cover(2_000_000_000)}` });
    await page.goto(site.put('/covers.html', { html }));
    await talk(page, unique('Above all'));
  });

  test('a body that does not scroll, is turned and zoomed, keeps a chat that works', async ({
    newPage,
    site,
    server,
    unique,
  }) => {
    const page = await newPage();
    const html = hostPage({
      serverUrl: server.url,
      head: '<style>html, body { height: 100%; overflow: hidden; margin: 0 } body { font: 40px/3 fantasy; text-transform: uppercase; letter-spacing: 9px; direction: rtl; cursor: none; user-select: none; word-break: break-all; white-space: pre }</style>',
    });
    await page.goto(site.put('/body.html', { html }));
    const widget = await talk(page, unique('quiet words'));
    const message = widget.message(unique('quiet words'));
    await expect(message).toHaveCSS('text-transform', 'none');
    await expect(message).toHaveCSS('letter-spacing', 'normal');
    await expect(message).toHaveCSS('direction', 'ltr');
  });
});

test.describe('the page itself', () => {
  test('a base address elsewhere leads no request of the chat there', async ({ newPage, site, server, unique }) => {
    const page = await newPage();
    const strangers: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('elsewhere.example')) strangers.push(request.url());
    });
    const html = hostPage({
      serverUrl: server.url,
      head: '<base href="https://elsewhere.example/deep/path/" target="_top">',
    });
    await page.goto(site.put('/base.html', { html }));
    const widget = await talk(page, unique('At home'));
    await widget.window.getByRole('button', { name: 'Menu' }).click();
    await expect(widget.window.getByRole('combobox', { name: 'Language' })).toBeVisible();
    expect(strangers).toEqual([]);
  });

  test('a page from right to left keeps the chat in the direction of its own language', async ({
    newPage,
    site,
    server,
    unique,
  }) => {
    const page = await newPage();
    const html = hostPage({ serverUrl: server.url, html: 'lang="ar" dir="rtl"' });
    const host = new PlainPage(page, site.url);
    await page.goto(site.put('/rtl.html', { html }));
    await talk(page, unique('From left to right'));
    await expect(page.locator('.lc-root')).toHaveAttribute('dir', 'ltr');
    expect(await host.widget.window.boundingBox()).toMatchObject({ x: 860 });
    await host.call('set_language', 'ar-AE');
    await expect(page.locator('.lc-root')).toHaveAttribute('dir', 'rtl');
    await expect.poll(() => page.getByRole('dialog').boundingBox()).toMatchObject({ x: 20 });
    expect(await sideways(page)).toBe(0);
  });

  for (const [what, width, height, how] of [
    ['twice as large', 640, 430, 'at once'],
    // So low that header, messages and composer scroll together.
    ['four times as large', 320, 215, 'by scrolling'],
    ['on the narrowest phone', 320, 568, 'at once'],
  ] as const) {
    test(`${what} everything can be reached, and nothing scrolls sideways`, async ({
      newPage,
      site,
      server,
      unique,
    }) => {
      const page = await newPage();
      await page.setViewportSize({ width, height });
      await page.goto(site.put('/zoom.html', { html: hostPage({ serverUrl: server.url }) }));
      const widget = await talk(page, unique('Large and clear'));
      const window = (await widget.window.boundingBox())!;
      for (const part of [
        widget.composer,
        widget.sendButton,
        widget.window.getByRole('button', { name: 'Menu' }),
        widget.window.getByRole('button', { name: 'Minimize' }),
      ]) {
        if (how === 'by scrolling') await part.scrollIntoViewIfNeeded();
        const box = (await part.boundingBox())!;
        expect(box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height).toBe(true);
        expect(box.x >= window.x && box.x + box.width <= window.x + window.width).toBe(true);
      }
      expect(await sideways(page)).toBe(0);
      expect(await widget.window.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
    });
  }

  test('a phone puts the page behind back where it was', async ({ newPage, site, server }) => {
    const page = await newPage();
    await page.setViewportSize({ width: 390, height: 844 });
    const html = hostPage({ serverUrl: server.url, body: '<div style="height: 4000px">Long</div>' });
    await page.goto(site.put('/long.html', { html }));
    const widget = new Widget(page);
    await expect(widget.launcher).toBeVisible();
    await page.evaluate(() => scrollTo(0, 700));
    const before = await page.evaluate(() => [document.documentElement.style.cssText, document.body.style.cssText]);
    await widget.open();
    await widget.close();
    const after = await page.evaluate(() => [document.documentElement.style.cssText, document.body.style.cssText]);
    expect(after).toEqual(before);
    expect(await page.evaluate(() => scrollY)).toBe(700);
  });
});

test.describe('the script on the page', () => {
  const stub = '<script>window.liveChat=function(){(liveChat.q=liveChat.q||[]).push(arguments)}</script>';
  const init = `<script>liveChat('init', '${WIDGET_ID}')</script>`;
  const ways: Readonly<Record<string, (src: string) => string>> = {
    'as a module, twice': (src) =>
      `${stub}${init}<script type="module" src="${src}"></script><script type="module" src="${src}?again"></script>`,
    'in the head, before everything, without a stub, and once more at the end': (src) =>
      `<script src="${src}"></script>${init}<body><script src="${src}" defer></script></body>`,
    'written by another script': (src) =>
      `<body><script>document.write('<script src="${src}"></scr' + 'ipt>')</script>${init}</body>`,
  };
  for (const [what, write] of Object.entries(ways)) {
    test(what, async ({ newPage, site, server, unique }) => {
      const page = await newPage();
      const html = `<!doctype html><title>x</title><link rel="icon" href="data:,">${write(`${server.url}/livechat.js`)}`;
      await page.goto(site.put('/script.html', { html }));
      await talk(page, unique('Here I am'));
      await expect(page.locator('lc-widget')).toHaveCount(1);
    });
  }

  test('finds the element inside of an element of the page', async ({ newPage, site, server, unique }) => {
    const page = await newPage();
    const html = hostPage({
      serverUrl: server.url,
      body: `<shop-app></shop-app><script>
        customElements.define('shop-app', class extends HTMLElement {
          connectedCallback() {
            this.attachShadow({ mode: 'open' }).innerHTML =
              '<style>* { all: unset; color: red !important }</style><div><live-chat widget-id="${WIDGET_ID}"></live-chat></div>';
          }
        });
      </script>`,
    }).replace(/liveChat\('init'[^;]*;/, '');
    await page.goto(site.put('/inside.html', { html }));
    await talk(page, unique('Inside of another'));
  });
});

test('a frame without an origin, and so without storage, locks and other tabs, has a chat that works', async ({
  newPage,
  site,
  server,
  desk,
  unique,
}) => {
  const page = await newPage();
  site.put('/framed.html', { html: hostPage({ serverUrl: server.url }) });
  const frame = '<iframe sandbox="allow-scripts" src="/framed.html" style="width: 900px; height: 800px"></iframe>';
  const html = `<!doctype html><title>Around</title><link rel="icon" href="data:,">${frame}`;
  await page.goto(site.put('/sandbox.html', { html }));
  const chat = page.frameLocator('iframe');
  await chat.getByRole('button', { name: 'Open chat' }).click();
  await chat.getByRole('textbox', { name: 'Message', exact: true }).fill(unique('Out of nowhere'));
  await page.keyboard.press('Enter');
  await desk.open(unique('Out of nowhere'));
  await desk.answer(unique('Welcome'));
  await expect(chat.getByRole('log').getByText(unique('Welcome'), { exact: true })).toBeVisible();
});

test.describe('beside the libraries of a page', () => {
  test('globals of the years around 2008', async ({ newPage, site, server, desk, unique }) => {
    const page = await newPage();
    const html = hostPage({ serverUrl: server.url, head: `<script>${PROTOTYPE_ERA}</script>` });
    await page.goto(site.put('/prototype.html', { html }));
    const host = new PlainPage(page, site.url);
    const hello = unique('Hello from 2008');
    const context = host.call('send_contextual_data', { metadata: { cart: { items: ['TIDE-MUG', 'SALT-BOWL'] } } });
    const widget = await talk(page, hello);
    // The page's own array methods must not stand in what the agent reads.
    expect((await context).result?.['metadata']).toMatchObject({ cart: { items: { 0: 'TIDE-MUG', 1: 'SALT-BOWL' } } });
    await desk.open(hello);
    await expect(desk.context).toContainText('SALT-BOWL');
    await desk.answer(unique('Welcome'));
    await expect(widget.message(unique('Welcome'))).toBeVisible();
    await page.reload();
    await widget.ensureOpen();
    await expect(widget.message(hello)).toHaveCount(1);
  });

  test('AngularJS does not read what people write', async ({ newPage, site, server, unique }) => {
    const page = await newPage();
    const html = hostPage({
      serverUrl: server.url,
      html: 'lang="en" ng-app',
      head: await inline('angular/angular.min.js'),
      body: '<p id="sum">{{ 40 + 2 }}</p>',
    });
    await page.goto(site.put('/angularjs.html', { html }));
    await expect(page.locator('#sum')).toHaveText('42');
    const text = unique("{{ 40 + 2 }} {{constructor.constructor('document.title=1')()}}");
    await talk(page, text);
    await page.evaluate(() => {
      const { angular } = window as unknown as {
        angular: {
          element: (at: Element) => { injector: () => { invoke: (f: unknown[]) => void }; scope: () => object };
        };
      };
      // The page compiles itself once more, as routers do.
      const body = angular.element(document.body);
      body.injector().invoke([
        '$compile',
        '$rootScope',
        (compile: (at: Element) => (scope: unknown) => void, scope: { $digest: () => void }) => {
          compile(document.body)(scope);
          scope.$digest();
        },
      ]);
    });
    await expect(new Widget(page).message(text)).toBeVisible();
    expect(await page.title()).toBe('A page of somebody else');
  });

  test('another Angular keeps its globals, its zones and its element', async ({ newPage, site, server, unique }) => {
    const page = await newPage();
    const html = hostPage({
      serverUrl: server.url,
      head: `${await inline('zone.js/bundles/zone.umd.min.js')}<script>
        // What an application of Angular 2 to 20 leaves on its page, and what tools for tests read there.
        window.ng = { probe() {}, coreTokens: {} };
        window.getAngularTestability = () => 'the testability of the page';
        window.getAllAngularTestabilities = () => ['the testability of the page'];
        window.getAllAngularRootElements = () => [document.querySelector('app-root')];
        window.frameworkStabilizers = [(done) => done(true)];
        const names = ['ng', 'Zone', 'getAngularTestability', 'getAllAngularTestabilities', 'getAllAngularRootElements', 'frameworkStabilizers'];
        const before = names.map((name) => window[name]);
        window.changedGlobals = () => names.filter((name, index) => window[name] !== before[index]);
        window.stabilizers = () => window.frameworkStabilizers.length;
      </script>`,
      body: '<app-root ng-version="8.2.14" _nghost-abc-c0><main _ngcontent-abc-c0><h1>An older application</h1></main></app-root>',
    });
    await page.goto(site.put('/other-angular.html', { html }));
    const widget = await talk(page, unique('Beside another Angular'));
    const application = page.locator('app-root');
    await expect(application).toHaveAttribute('ng-version', '8.2.14');
    await expect(application).toHaveText('An older application');
    expect(
      await page.evaluate(() => {
        const at = window as unknown as { changedGlobals: () => readonly string[]; stabilizers: () => number };
        return { changed: at.changedGlobals(), stabilizers: at.stabilizers() };
      }),
    ).toEqual({ changed: [], stabilizers: 1 });
    await widget.close();
    await widget.open();
    await expect(widget.message(unique('Beside another Angular'))).toBeVisible();
  });

  test('React draws its root anew, under the chat, and in zone.js time', async ({ newPage, site, server, unique }) => {
    const page = await newPage();
    const html = hostPage({
      serverUrl: server.url,
      head: `${await inline('zone.js/bundles/zone.umd.min.js')}${await inline('react/umd/react.production.min.js')}${await inline('react-dom/umd/react-dom.production.min.js')}`,
      body: `<div id="root"></div><script>
        const { createElement, useState, useEffect } = React;
        function App() {
          const [count, setCount] = useState(0);
          useEffect(() => { const timer = setInterval(() => setCount((value) => value + 1), 20); return () => clearInterval(timer); }, []);
          return createElement('main', { key: count % 2 }, createElement('output', null, count),
            createElement('button', { onClick: () => setCount(0) }, 'Again'));
        }
        ReactDOM.createRoot(document.getElementById('root')).render(createElement(App));
      </script>`,
    });
    await page.goto(site.put('/react.html', { html }));
    await expect(page.locator('output')).not.toHaveText('0');
    await talk(page, unique('Beside React'));
    // It is another element every 20 ms.
    await page.evaluate(() => document.querySelector('button')?.click());
    await expect(page.locator('lc-widget')).toHaveCount(1);
  });

  test('React owns the element, moves it about, and sets its attributes', async ({ newPage, site, server, unique }) => {
    const page = await newPage();
    const html = hostPage({
      serverUrl: server.url,
      head: `${await inline('react/umd/react.production.min.js')}${await inline('react-dom/umd/react-dom.production.min.js')}`,
      body: `<div id="root"></div><script>
        const { createElement, useState } = React;
        function App() {
          const [theme, setTheme] = useState('default');
          return createElement('main', null,
            createElement('button', { onClick: () => setTheme('clay') }, 'Clay'),
            createElement('live-chat', { 'widget-id': '85ea1938-f457-496d-8532-8fa489beea63', theme }));
        }
        ReactDOM.createRoot(document.getElementById('root')).render(createElement(App));
      </script>`,
    }).replace(/liveChat\('init'[^;]*;/, '');
    await page.goto(site.put('/react-element.html', { html }));
    await talk(page, unique('From an element of React'));
    await page.getByRole('button', { name: 'Clay' }).click();
    await expect(page.locator('live-chat')).toHaveAttribute('theme', 'clay');
    await expect(new Widget(page).launcher).toHaveCSS('background-color', 'rgb(166, 79, 40)');
  });
});
