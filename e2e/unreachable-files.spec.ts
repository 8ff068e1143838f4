import type { Page, Route } from '@playwright/test';
import { picture } from './fixtures/picture.js';
import { expect, test } from './fixtures/test.js';
import type { Problems } from './fixtures/problems.js';
import type { StagePage } from '../bench/page/stage.js';
import { putStage } from './fixtures/stage-site.js';
import { WIDGET_ID, hostPage } from './hosts/embed.js';
import { PlainPage } from './pages/plain-page.js';
import { Widget } from './pages/widget.js';

/** The handle of the stage inside of the page. */
declare const stagePage: StagePage;

/** Which file cannot be had, and how. */
const FAILURES = [
  ['main', 'without a network', (route: Route) => route.abort('internetdisconnected')],
  ['main', 'that a blocker keeps away', (route: Route) => route.abort('blockedbyclient')],
  ['view', 'that breaks off', (route: Route) => route.abort('connectionreset')],
  ['view', 'that a release has taken away', (route: Route) => route.fulfill({ status: 404, body: '{}' })],
] as const;

/** What the browser and the loader say about it on the console. */
function expectComplaints(problems: Problems): void {
  problems.expect(/Failed to load resource|The live chat could not be loaded from/);
}

/** The window says in words that there is no chat, and has a button for another try. */
async function expectExcuse(page: Page): Promise<void> {
  const widget = new Widget(page);
  await expect(widget.window.getByRole('alert')).toContainText('The chat is not available');
  await expect(widget.window).toHaveAttribute('aria-busy', 'false');
}

/** The page's own `init` is over: one that `destroy` cuts short is told of on the console. */
async function expectStarted(host: PlainPage): Promise<void> {
  expect((await host.call('init', WIDGET_ID)).error).toBeUndefined();
}

test.describe('files of the widget that cannot be had', () => {
  for (const [file, what, fail] of FAILURES) {
    test(`${file}, ${what}: the window says so, and a press tries again`, async ({
      newPage,
      site,
      server,
      problems,
      unique,
    }) => {
      expectComplaints(problems);
      const page = await newPage();
      const pattern = new RegExp(`/widget/${file}-`);
      await page.route(pattern, fail);
      await page.goto(site.put('/unreachable.html', { html: hostPage({ serverUrl: server.url }) }));
      const widget = new Widget(page);
      await widget.open();
      await expectExcuse(page);
      await page.unroute(pattern);
      await widget.window.getByRole('button', { name: 'Try again' }).click();
      await expect(page.locator('lc-placeholder')).toHaveCount(0);
      await widget.startConversation();
      await widget.send(unique('There after all'));
      await expect(widget.message(unique('There after all'))).toHaveCount(1);
    });
  }

  test('the chat comes by itself when the network is back', async ({ newPage, site, server, problems }) => {
    expectComplaints(problems);
    problems.expect(/ERR_INTERNET_DISCONNECTED/);
    const page = await newPage();
    await page.route('**/widget/*.js', (route) => route.abort('internetdisconnected'));
    await page.goto(site.put('/offline.html', { html: hostPage({ serverUrl: server.url }) }));
    const widget = new Widget(page);
    await widget.open();
    await expectExcuse(page);
    await page.context().setOffline(true);
    await page.unroute('**/widget/*.js');
    await page.context().setOffline(false);
    await expect(page.locator('lc-placeholder')).toHaveCount(0);
    await expect(widget.composer).toBeVisible();
  });

  test('a page that is older than the release gets the files of the release', async ({
    newPage,
    site,
    server,
    problems,
  }) => {
    expectComplaints(problems);
    const page = await newPage();
    // What a browser has kept of the loader for some minutes names files that are gone.
    await page.route('**/livechat.js', async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replaceAll(/(main|view)-\w+\.js/g, '$1-gone.js');
      await route.fulfill({ response, body });
    });
    await page.goto(site.put('/old-release.html', { html: hostPage({ serverUrl: server.url }) }));
    const host = new PlainPage(page, site.url);
    await host.widget.open();
    // Coming near it may have been the second try already.
    const retry = host.widget.window.getByRole('button', { name: 'Try again' });
    await expect(host.widget.composer.or(retry)).toBeVisible();
    if (await retry.isVisible()) await retry.click();
    await expect(page.locator('lc-placeholder')).toHaveCount(0);
    await expect(host.widget.composer).toBeVisible();
    expect((await host.call('hide')).error).toBeUndefined();
  });

  test('what comes later cannot be had: words are read and files go along without it, until it is there', async ({
    newPage,
    site,
    server,
    problems,
    unique,
  }) => {
    problems.expect(/Failed to load resource/);
    const page = await newPage();
    const pattern = /\/widget\/later-parts-/;
    await page.route(pattern, (route) => route.abort('connectionreset'));
    await page.goto(site.put('/unreachable-later.html', { html: hostPage({ serverUrl: server.url }) }));
    const widget = new Widget(page);
    await widget.open();
    await widget.startConversation();
    await widget.send(unique('It is **here**'));
    await expect(widget.message(unique('It is **here**'))).toBeVisible();
    await widget.window.locator('input[type=file]').setInputFiles(picture('tide.png'));
    await expect(widget.window.getByText('tide.png')).toBeVisible();
    await expect(widget.sendButton).toBeEnabled();

    await page.unroute(pattern);
    await expect(widget.messages.locator('strong', { hasText: 'here' })).toBeVisible({ timeout: 45_000 });
    await expect(widget.window.getByRole('button', { name: 'Remove tide.png' })).toBeVisible({ timeout: 45_000 });
    await widget.sendButton.click();
    await expect(widget.messages.getByRole('button', { name: /tide\.png/ })).toBeVisible();
  });

  test('the list of conversations cannot be had: its place says so, and a press tries again', async ({
    newPage,
    site,
    server,
    problems,
    unique,
  }) => {
    problems.expect(/Failed to load resource/);
    const page = await newPage();
    const pattern = /\/widget\/thread-list-/;
    await page.route(pattern, (route) => route.abort('connectionreset'));
    await page.goto(site.put('/unreachable-list.html', { html: hostPage({ serverUrl: server.url }) }));
    const widget = new Widget(page);
    await widget.open();
    await widget.startConversation();
    await widget.send(unique('Is anybody there'));
    await widget.window.getByRole('button', { name: 'Back to conversations' }).click();
    await expect(widget.window.getByRole('alert').filter({ hasText: 'That did not work' })).toBeVisible();
    await page.unroute(pattern);
    await widget.window.getByRole('button', { name: 'Try again' }).click();
    await expect(widget.window.getByRole('button', { name: unique('Is anybody there') })).toBeVisible();
  });

  test('G12: what uploads cannot be had: words go without it, and a picture waits until it is there', async ({
    newPage,
    site,
    server,
    desk,
    problems,
    unique,
  }) => {
    problems.expect(/Failed to load resource|could not be loaded; it is tried again/);
    const page = await newPage();
    const pattern = /\/widget\/default-occasions-/;
    const uploads: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().includes('/files')) uploads.push(request.url());
    });
    const [words, caption] = [unique('Only words'), unique('And a picture')];
    await page.route(pattern, (route) => route.abort('connectionreset'));
    await page.goto(site.put('/unreachable-occasions.html', { html: hostPage({ serverUrl: server.url }) }));
    const widget = new Widget(page);
    await widget.open();
    await widget.startConversation();
    await widget.send(words);
    await desk.open(words);

    await widget.window.locator('input[type=file]').setInputFiles(picture('tide.png'));
    await widget.send(caption);
    await expect(widget.message(caption)).toBeVisible();
    await widget.send(unique('Still there?'));
    await expect(widget.messages).not.toContainText('Not sent');
    expect(uploads).toEqual([]);

    await page.unroute(pattern);
    await expect(desk.log.getByRole('link', { name: 'Open image tide.png' })).toBeVisible({ timeout: 45_000 });
    await expect(desk.log).toContainText(unique('Still there?'));
    expect(uploads).toHaveLength(1);
  });

  test('the excuse speaks the language and has the colours of the last visit', async ({
    newPage,
    site,
    server,
    problems,
  }) => {
    expectComplaints(problems);
    const page = await newPage();
    const address = site.put('/excuse.html', { html: hostPage({ serverUrl: server.url }) });
    await page.goto(address);
    const host = new PlainPage(page, site.url);
    await host.call('set_language', 'de-DE');
    await host.call('set_theme', 'dark');
    await expect(page.locator('lc-placeholder')).toHaveCount(0);
    await page.route('**/widget/*.js', (route) => route.abort());
    await page.goto(address);
    await page.getByRole('button', { name: 'Chat öffnen' }).click();
    await expect(host.widget.window.getByRole('button', { name: 'Erneut versuchen' })).toBeVisible();
    await expect(host.widget.window.getByRole('alert')).toHaveCSS('color', 'rgb(236, 238, 241)');
  });

  /** The container has the excuse in it, and after another try the chat. */
  async function expectExcuseInContainer(page: Page, pattern: string): Promise<void> {
    const chat = page.locator('#chat');
    await expect(chat.getByRole('alert')).toContainText('The chat is not available');
    await expect(page.locator('lc-placeholder')).toHaveCount(1);
    expect(await chat.getByRole('region').boundingBox()).toEqual(await chat.boundingBox());
    await page.unroute(pattern);
    await chat.getByRole('button', { name: 'Try again' }).click();
    await expect(chat.getByRole('textbox', { name: 'Message', exact: true })).toBeVisible();
    await expect(page.locator('lc-placeholder')).toHaveCount(0);
    expect(await chat.getByRole('region').boundingBox()).toEqual(await chat.boundingBox());
  }

  const container = `{ widgetId: '${WIDGET_ID}', container: '#chat' }`;
  const body = '<h1>Contact</h1><div id="chat" style="width: 480px; height: 560px"></div><p>Below the chat</p>';

  for (const file of ['*', 'view-*']) {
    test(`a container of the page says so in the place of the chat (${file})`, async ({
      newPage,
      site,
      server,
      problems,
    }) => {
      expectComplaints(problems);
      const page = await newPage();
      const pattern = `**/widget/${file}.js`;
      await page.route(pattern, (route) => route.abort('connectionreset'));
      const html = hostPage({ serverUrl: server.url, body }).replace(
        /liveChat\('init'[^;]*/,
        `liveChat('init', ${container})`,
      );
      await page.goto(site.put('/contact-unreachable.html', { html }));
      await expectExcuseInContainer(page, pattern);
    });
  }

  test('a container that is named when the queue has ended says so too, and the corner is empty', async ({
    newPage,
    site,
    server,
    problems,
  }) => {
    expectComplaints(problems);
    const page = await newPage();
    const pattern = '**/widget/view-*.js';
    await page.route(pattern, (route) => route.abort('connectionreset'));
    await page.goto(site.put('/contact-later.html', { html: hostPage({ serverUrl: server.url, body }) }));
    await page.waitForFunction(() => window.liveChat?.loaded === true);
    const widget = new Widget(page);
    await widget.open();
    await expectExcuse(page);
    await page.evaluate((arg) => {
      window.liveChat?.('init', { widgetId: arg, container: '#chat' });
    }, WIDGET_ID);
    await expectExcuseInContainer(page, pattern);
  });

  test('what the page hides is hidden, though what draws the chat is not there', async ({
    newPage,
    site,
    server,
    problems,
  }) => {
    expectComplaints(problems);
    const page = await newPage();
    await page.route('**/widget/view-*.js', (route) => route.abort('connectionreset'));
    await page.goto(site.put('/hidden-unreachable.html', { html: hostPage({ serverUrl: server.url }) }));
    const host = new PlainPage(page, site.url);
    await host.widget.open();
    await expectExcuse(page);
    await expectStarted(host);
    await host.call('hide_launcher');
    await expect(host.widget.window).toBeHidden();
    await expect(host.widget.launcher).toHaveCount(0);

    // A chat that ends takes along what stands in for it.
    await host.call('destroy');
    await expect(page.locator('lc-placeholder')).toHaveCount(0);
  });

  test('a launcher that the page hid is not waited for by what stands in for the next chat', async ({
    newPage,
    site,
    server,
    problems,
  }) => {
    expectComplaints(problems);
    const page = await newPage();
    const pattern = '**/widget/view-*.js';
    await page.route(pattern, (route) => route.abort('connectionreset'));
    await page.goto(site.put('/hidden-next.html', { html: hostPage({ serverUrl: server.url }) }));
    const host = new PlainPage(page, site.url);
    await host.widget.open();
    await expectExcuse(page);
    await expectStarted(host);
    for (const [command, arg] of [['hide_launcher'], ['destroy'], ['init', WIDGET_ID], ['show']] as const) {
      expect((await host.call(command, arg)).error).toBeUndefined();
    }
    await expectExcuse(page);
    await page.unroute(pattern);
    await host.widget.window.getByRole('button', { name: 'Try again' }).click();
    await expect(host.widget.composer.or(page.getByRole('button', { name: 'New conversation' })).first()).toBeVisible();
    await expect(page.locator('lc-placeholder')).toHaveCount(0);
    await expect(host.widget.launcher).toHaveCount(0);
  });
});

test.describe('parts of the widget that cannot be had', () => {
  const parts = /(rich-content|pre-chat-form|emoji-picker|voice-recorder|privacy-menu)-/;
  const excuse = 'That did not work. Please try again.';

  test('each says so where it would be, and is there when it is asked for again', async ({
    newPage,
    site,
    problems,
  }) => {
    expectComplaints(problems);
    const page = await newPage();
    await page.context().grantPermissions(['microphone']);
    await page.route(parts, (route) => route.abort('connectionreset'));
    await page.goto(await putStage(site));
    await page.waitForFunction(() => 'stagePage' in window);
    await page.evaluate(async () => {
      const { chat } = stagePage.open({
        widget: {
          preChatForm: { fields: [{ name: 'name', label: 'Your name', kind: 'TEXT', isRequired: true }] },
          attachments: { isEnabled: true, maxSize: 1_000_000, allowedExtensions: ['webm', 'png'] },
        },
      });
      await chat.show();
    });
    const { window, composer, messages } = new Widget(page);
    await expect(window.getByRole('alert')).toContainText(excuse);
    await page.unroute(parts);
    await window.getByRole('button', { name: 'Try again' }).click();
    await window.getByLabel('Your name').fill('Sam');
    await window.getByRole('button', { name: 'Start chat' }).click();
    await expect(composer).toBeVisible();

    await page.route(parts, (route) => route.abort('connectionreset'));
    const problem = window.getByRole('alert').filter({ hasText: excuse });
    for (const tool of ['Add an emoji', 'Record a voice message']) {
      await window.getByRole('button', { name: tool }).click();
      await expect(problem).toBeVisible();
      await expect(composer).toBeVisible();
    }
    await window.getByRole('button', { name: 'Menu' }).click();
    const menu = window.locator('.lc-header__menu');
    await expect(menu.getByRole('alert')).toContainText(excuse);
    expect(await menu.getByRole('alert').evaluate((element) => element.getBoundingClientRect().width)).toBe(240);

    await page.unroute(parts);
    await menu.getByRole('button', { name: 'Try again' }).click();
    await expect(menu.getByRole('combobox', { name: 'Language' })).toBeVisible();
    await page.keyboard.press('Escape');
    await window.getByRole('button', { name: 'Add an emoji' }).click();
    await expect(problem).toBeHidden();
    await window.getByRole('button', { name: '😀' }).click();
    await expect(composer).toHaveValue('😀');
    // The form itself is shown as it was filled in: that part is read by now.
    await expect(messages.getByText('Sam')).toBeVisible();
  });

  test('messages are there in words, and whole when one of them was asked for again', async ({
    newPage,
    site,
    problems,
  }) => {
    expectComplaints(problems);
    const page = await newPage();
    await page.route(parts, (route) => route.abort('connectionreset'));
    await page.goto(await putStage(site));
    await page.waitForFunction(() => 'stagePage' in window);
    await page.evaluate(async () => {
      const { chat, server } = stagePage.open();
      await chat.show();
      const { threadId = '' } = await chat.send('Hello');
      for (const text of ['How were we?', 'And the parcel?']) server.reply(threadId, { type: 'SURVEY', text });
    });
    const { window, messages } = new Widget(page);
    await expect(messages.getByText('How were we?')).toBeVisible();
    await expect(messages.getByText(excuse)).toHaveCount(2);
    await page.unroute(parts);
    await messages.getByRole('button', { name: 'Try again' }).last().click();
    await expect(messages.getByRole('button', { name: 'Satisfied', exact: true })).toHaveCount(2);
    await expect(window.getByText(excuse)).toHaveCount(0);
  });
});
