import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/test.js';
import { hostPage } from './hosts/embed.js';
import { PlainPage } from './pages/plain-page.js';
import { Widget } from './pages/widget.js';

const WIDGET_FILES = '**/widget/*.js';

/** Holds the widget's files back until they are let go. */
async function hold(page: Page): Promise<{ readonly release: () => void }> {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(WIDGET_FILES, async (route) => {
    await released;
    await route.continue();
  });
  return { release };
}

test.describe('before the widget is loaded', () => {
  test('the launcher is there, and a click opens a window at once that becomes the real one', async ({
    newPage,
    server,
    unique,
  }) => {
    const page = await newPage();
    const { release } = await hold(page);
    await page.goto(`${server.url}/plain.html`);
    const widget = new Widget(page);
    await expect(widget.launcher).toBeVisible();
    const before = await widget.launcher.boundingBox();
    await widget.open();
    await expect(widget.window).toHaveAttribute('aria-busy', 'true');
    const skeleton = await widget.window.boundingBox();
    await expect(widget.window).toBeFocused();

    release();
    await expect(widget.window).not.toHaveAttribute('aria-busy', 'true');
    await widget.startConversation();
    expect(await widget.window.boundingBox()).toEqual(skeleton);
    await page.mouse.move(0, 0);
    expect(await widget.launcher.boundingBox()).toEqual(before);
    await expect(page.locator('lc-placeholder')).toHaveCount(0);
    await widget.send(unique('Here in no time'));
    await expect(widget.message(unique('Here in no time'))).toBeVisible();
  });

  test('the widget that takes over makes no entrance, then or later; one that is opened again does', async ({
    newPage,
    server,
  }) => {
    const page = await newPage();
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    await page.addInitScript(() => {
      const entrances: string[] = [];
      const attach = Object.getOwnPropertyDescriptor(Element.prototype, 'attachShadow')
        ?.value as Element['attachShadow'];
      Element.prototype.attachShadow = function (options) {
        const root = attach.call(this, options);
        const note = (event: Event): number => entrances.push((event as AnimationEvent).animationName);
        if (this.localName === 'lc-widget') root.addEventListener('animationstart', note);
        return root;
      };
      Object.assign(window, { entrances });
    });
    const entrances = async (): Promise<readonly string[]> => {
      const all = await page.evaluate(() => (window as unknown as { entrances: readonly string[] }).entrances);
      return all.filter((name) => /^lc-(window|launcher)-in$/.test(name));
    };
    const { release } = await hold(page);
    await page.goto(`${server.url}/plain.html`);
    const widget = new Widget(page);
    await widget.open();
    release();
    await expect(page.locator('lc-placeholder')).toHaveCount(0);
    // Longer than an entrance takes.
    await page.waitForTimeout(600);
    expect(await entrances()).toEqual([]);
    await widget.close();
    await widget.open();
    await expect.poll(entrances).toEqual(['lc-window-in']);
  });

  test('the focus stays where it was when the widget takes over', async ({ newPage, server }) => {
    const page = await newPage();
    const { release } = await hold(page);
    await page.goto(`${server.url}/plain.html`);
    const widget = new Widget(page);
    await widget.launcher.focus();
    release();
    await expect(page.locator('lc-placeholder')).toHaveCount(0);
    await expect(widget.launcher).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(widget.window).toBeVisible();
  });

  test('a press that has begun when the widget takes over still opens the window', async ({ newPage, server }) => {
    const page = await newPage();
    const { release } = await hold(page);
    await page.goto(`${server.url}/plain.html`);
    const widget = new Widget(page);
    await widget.launcher.hover();
    await page.mouse.down();
    release();
    await expect(page.locator('lc-widget .lc-launcher')).toBeVisible();
    await page.mouse.up();
    await expect(widget.window).toBeVisible();
    await expect(page.locator('lc-placeholder')).toHaveCount(0);
  });

  test('Escape closes the window again, for the widget as well', async ({ newPage, server }) => {
    const page = await newPage();
    const { release } = await hold(page);
    await page.goto(`${server.url}/plain.html`);
    const widget = new Widget(page);
    await widget.open();
    await widget.close();
    await expect(widget.launcher).toBeFocused();
    release();
    await expect(page.locator('lc-placeholder')).toHaveCount(0);
    await expect(widget.launcher).toBeFocused();
    await expect(widget.window).toBeHidden();
  });

  test('the launcher opens and closes the real window also while there is no connection', async ({
    newPage,
    server,
  }) => {
    const page = await newPage();
    await page.routeWebSocket(/livechat/, () => undefined);
    await page.goto(`${server.url}/plain.html`);
    const widget = new Widget(page);
    await widget.open();
    await expect(widget.window).toHaveCount(1);
    await expect(widget.window).not.toHaveAttribute('aria-busy', 'true');
    await page.locator('lc-placeholder .launcher').click();
    await expect(widget.window).toHaveCount(0);
    await widget.open();
    await expect(widget.window).toHaveCount(1);
  });

  test('the launcher looks as it did when the last page was left, and stays hidden where it was', async ({
    newPage,
    server,
  }) => {
    const page = await newPage();
    const visitor = new PlainPage(page, server.url);
    await visitor.goto();
    await visitor.call('set_theme', 'clay');
    await visitor.call('set_language', 'de-DE');
    await expect(page.locator('lc-placeholder')).toHaveCount(0);
    const launcher = page.getByRole('button', { name: 'Chat öffnen' });
    await expect(launcher).toHaveCSS('background-color', 'rgb(166, 79, 40)');

    const held = await hold(page);
    await visitor.goto();
    await expect(launcher).toHaveCSS('background-color', 'rgb(166, 79, 40)');
    held.release();
    await expect(page.locator('lc-placeholder')).toHaveCount(0);
    await visitor.call('hide_launcher');

    const again = await hold(page);
    await visitor.goto();
    await expect(page.locator('lc-placeholder')).toHaveCount(1);
    await expect(launcher).toBeHidden();
    again.release();
  });

  test('everything that comes later works with Trusted Types and no policy for them', async ({
    newPage,
    server,
    unique,
  }) => {
    const page = await newPage();
    const { release } = await hold(page);
    await page.goto(`${server.url}/plain.html`);
    // The page's own policy has nonces only; this is what a page can add to it.
    await page.evaluate(() => {
      const policy = document.createElement('meta');
      policy.httpEquiv = 'Content-Security-Policy';
      policy.content = "require-trusted-types-for 'script'; trusted-types 'none'";
      document.head.append(policy);
    });
    release();
    const widget = new Widget(page);
    await widget.open();
    await widget.startConversation();
    await widget.send(unique('Safe and sound'));
    await expect(widget.message(unique('Safe and sound'))).toBeVisible();
  });
});

/** The sockets of a page, with what is said on each and whether it is open. */
function listen(page: Page): readonly { readonly sent: string[]; readonly heard: string[]; isOpen: boolean }[] {
  const sockets: { readonly sent: string[]; readonly heard: string[]; isOpen: boolean }[] = [];
  const typeOf = (payload: string | Buffer): string => (JSON.parse(payload.toString()) as { type: string }).type;
  page.on('websocket', (socket) => {
    const noted = { sent: [] as string[], heard: [] as string[], isOpen: true };
    sockets.push(noted);
    socket.on('framesent', ({ payload }) => noted.sent.push(typeOf(payload)));
    socket.on('framereceived', ({ payload }) => noted.heard.push(typeOf(payload)));
    socket.on('close', () => (noted.isOpen = false));
  });
  return sockets;
}

test.describe('the connection of a first visit', () => {
  test('is there before the widget, which goes on with it', async ({ newPage, server, unique }) => {
    const page = await newPage();
    const sockets = listen(page);
    const { release } = await hold(page);
    await page.goto(`${server.url}/plain.html`);
    const widget = new Widget(page);
    await widget.open();
    await expect.poll(() => sockets[0]?.heard).toEqual(['welcome']);

    release();
    await widget.startConversation();
    await widget.send(unique('On the first connection'));
    await expect(widget.message(unique('On the first connection'))).toBeVisible();
    await expect.poll(() => sockets[0]?.heard).toContain('ack');
    expect(sockets).toHaveLength(1);
    expect(sockets[0]?.sent.filter((type) => type === 'hello')).toHaveLength(1);
  });

  test('ends where the page wants no chat any more', async ({ newPage, server }) => {
    const page = await newPage();
    const sockets = listen(page);
    await hold(page);
    const shop = new PlainPage(page, server.url);
    await shop.goto();
    await shop.widget.open();
    await expect.poll(() => sockets[0]?.heard).toEqual(['welcome']);
    await page.evaluate(() => window.liveChat?.('destroy'));
    await expect.poll(() => sockets[0]?.isOpen).toBe(false);
    expect(sockets).toHaveLength(1);
  });

  test("is no other tab's: one that comes later follows the first", async ({ newPage, server }) => {
    const first = new PlainPage(await newPage(), server.url);
    await first.goto();
    await first.widget.open();
    await first.widget.startConversation();
    const page = await first.page.context().newPage();
    const sockets = listen(page);
    const { release } = await hold(page);
    await page.goto(`${server.url}/plain.html`);
    const widget = new Widget(page);
    await widget.ensureOpen();
    release();
    await widget.startConversation();
    expect(sockets).toEqual([]);
  });
});

test('nothing of the page moves while the chat comes, opens and closes', async ({ newPage, server, site }) => {
  const page = await newPage();
  await page.addInitScript(() => {
    const shifts: string[] = [];
    const note = (entry: PerformanceEntry): void => void shifts.push(JSON.stringify(entry));
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({
      type: 'layout-shift',
      buffered: true,
    });
    Object.assign(window, { shifts });
  });
  const lines = Array.from({ length: 80 }, (_, line) => `<p>Line ${String(line)} of a page that scrolls.</p>`).join('');
  await page.goto(site.put('/still.html', { html: hostPage({ serverUrl: server.url, body: lines }) }));
  await expect(page.locator('lc-placeholder')).toHaveCount(0);
  const widget = new Widget(page);
  await widget.open();
  await widget.startConversation();
  await widget.close();
  expect(await page.evaluate(() => (window as unknown as { shifts: readonly string[] }).shifts)).toEqual([]);
});

test('no step of the start makes more of the page than a composer', async ({ newPage, server }) => {
  const page = await newPage();
  // How long a task takes, says the machine; how many nodes it makes, the widget.
  await page.addInitScript(() => {
    const steps: number[] = [];
    let made = 0;
    const note = (): void => {
      steps.push(made);
      made = 0;
    };
    const count = (): void => {
      if (made === 0) queueMicrotask(note);
      made += 1;
    };
    for (const name of ['createElement', 'createElementNS', 'createTextNode', 'createComment']) {
      const make = Reflect.get(Document.prototype, name) as (...given: readonly unknown[]) => Node;
      Reflect.set(Document.prototype, name, function (this: Document, ...given: readonly unknown[]) {
        count();
        return make.apply(this, [...given]);
      });
    }
    Object.assign(window, { steps });
  });
  await page.goto(`${server.url}/plain.html`);
  const widget = new Widget(page);
  await widget.open();
  await widget.startConversation();
  await expect(page.locator('lc-placeholder')).toHaveCount(0);
  const steps = await page.evaluate(() => (window as unknown as { steps: readonly number[] }).steps);
  // Launcher, window, header, body, composer and messages, each by itself.
  expect(steps.filter((made) => made > 10).length).toBeGreaterThan(4);
  expect(Math.max(...steps)).toBeLessThan(45);
});

test('the manifest names every file with the hash that it has', async ({ newPage, server }) => {
  const { request } = await newPage();
  const manifest = (await (await request.get(`${server.url}/livechat.manifest.json`)).json()) as {
    readonly entry: readonly string[];
    readonly files: Readonly<Record<string, { readonly integrity: string }>>;
  };
  expect(Object.keys(manifest.files)).toEqual(expect.arrayContaining(['livechat.js', ...manifest.entry]));
  for (const [name, { integrity }] of Object.entries(manifest.files)) {
    const content = await (await request.get(`${server.url}/${name}`)).body();
    const hash = await crypto.subtle.digest('SHA-384', new Uint8Array(content));
    expect(`sha384-${Buffer.from(hash).toString('base64')}`, name).toBe(integrity);
  }
});

test('the files that start a chat ask the browser to read them whole, beside the thread of the page', async ({
  newPage,
  server,
}) => {
  const { request } = await newPage();
  const { entry } = (await (await request.get(`${server.url}/livechat.manifest.json`)).json()) as {
    readonly entry: readonly string[];
  };
  expect(entry).toHaveLength(2);
  for (const name of entry) {
    const [firstLine] = (await (await request.get(`${server.url}/${name}`)).text()).split('\n', 1);
    expect(firstLine, name).toBe('//# allFunctionsCalledOnLoad');
  }
});

test('what draws is asked for behind what connects, which has the line until then', async ({
  newPage,
  site,
  server,
}) => {
  const page = await newPage();
  await page.goto(site.put('/far-away.html', { html: '<link rel="icon" href="data:," />Not yet' }));
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  // Much further away than the loader waits for: what it waits for is what it was told.
  const far = { offline: false, latency: 1_000, downloadThroughput: -1, uploadThroughput: -1 };
  await session.send('Network.emulateNetworkConditions', far);
  await page.goto(site.put('/far-away.html', { html: hostPage({ serverUrl: server.url }) }));
  await new Widget(page).open();
  const timings = () =>
    page.evaluate(() => {
      const all = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
      const [main, view] = ['/widget/main-', '/widget/view-'].map((part) =>
        all.find(({ name }) => name.includes(part)),
      );
      return main === undefined || view === undefined
        ? null
        : { behind: view.startTime - main.startTime, ahead: main.responseEnd - view.startTime };
    });
  await expect.poll(timings, { timeout: 20_000 }).not.toBeNull();
  const { behind, ahead } = (await timings())!;
  expect(behind).toBeGreaterThanOrEqual(199);
  expect(ahead).toBeGreaterThan(0);
});
