import type { Page } from '@playwright/test';
import { talk } from './fixtures/talk.js';
import { expect, test } from './fixtures/test.js';
import { tokenFor } from './fixtures/token-for.js';
import { WIDGET_ID, hostPage } from './hosts/embed.js';
import { PlainPage } from './pages/plain-page.js';
import { Widget } from './pages/widget.js';

// Playwright starts its browsers without the cache that these tests are about.
test.use({
  launchOptions: async ({ launchOptions }, use) => {
    await use({ ...launchOptions, ignoreDefaultArgs: ['--disable-back-forward-cache'] });
  },
});

/** Leaves a page for another one, in the way of a link. */
async function leaveFor(page: Page, address: string): Promise<void> {
  await page.evaluate(() => Object.assign(window, { isTheSame: true }));
  await page.goto(address);
}

/** Comes back to the page that was left, which has to be the very same one: kept, not made anew. */
async function comeBack(page: Page): Promise<void> {
  await page.goBack({ waitUntil: 'commit' });
  await expect.poll(() => page.evaluate(() => 'isTheSame' in window)).toBe(true);
}

test.describe('a page out of the back/forward cache', () => {
  test('G3 G6: is kept, shows what was written meanwhile, nothing twice, and goes on', async ({
    newPage,
    site,
    server,
    desk,
    unique,
  }) => {
    const page = await newPage();
    await page.goto(site.put('/kept.html', { html: hostPage({ serverUrl: server.url }) }));
    const widget = await talk(page, unique('Before I go'));
    await widget.composer.fill('half a thou');
    await leaveFor(page, site.put('/elsewhere.html', { html: '<link rel="icon" href="data:," />Elsewhere' }));

    await desk.open(unique('Before I go'));
    for (const answer of ['first', 'second']) {
      await desk.answer(unique(answer));
    }
    await comeBack(page);
    for (const text of ['Before I go', 'first', 'second']) await expect(widget.message(unique(text))).toHaveCount(1);
    await expect(widget.composer).toHaveValue('half a thou');
    await widget.send(unique('Back again'));
    await expect(desk.log.getByText(unique('Back again'))).toHaveCount(1);
    await expect(widget.message(unique('Back again'))).toHaveCount(1);

    // And once more: what a return leaves behind would show in the second one.
    await page.goForward({ waitUntil: 'commit' });
    await expect(page.getByText('Elsewhere')).toBeVisible();
    await comeBack(page);
    for (const text of ['first', 'second', 'Back again']) await expect(widget.message(unique(text))).toHaveCount(1);
  });

  test('is kept beside a tab that goes on, and leads the tabs again when that one goes', async ({
    newPage,
    site,
    server,
    unique,
  }) => {
    const first = await newPage();
    const address = site.put('/tabs.html', { html: hostPage({ serverUrl: server.url }) });
    await first.goto(address);
    const widget = await talk(first, unique('In the first tab'));
    const second = await first.context().newPage();
    await second.goto(address);
    const other = new Widget(second);
    await other.ensureOpen();
    await expect(other.message(unique('In the first tab'))).toHaveCount(1);

    await leaveFor(first, site.put('/away.html', { html: '<link rel="icon" href="data:," />Away' }));
    await other.send(unique('In the second tab'));
    await expect(other.messages.getByText(/Sent|Delivered|Seen/).first()).toBeAttached();
    await comeBack(first);
    await expect(widget.message(unique('In the second tab'))).toHaveCount(1);
    await second.close();
    await widget.send(unique('Alone'));
    await expect(widget.message(unique('Alone'))).toHaveCount(1);
    expect((await new PlainPage(first, site.url).call('send', 'And stored')).result).toBeDefined();
  });

  test('G2 G8: sends once what was under way when it was left', async ({ newPage, site, server, desk, unique }) => {
    const page = await newPage();
    await page.goto(site.put('/under-way.html', { html: hostPage({ serverUrl: server.url }) }));
    const widget = await talk(page, unique('Hello'));
    const away = site.put('/away.html', { html: '<link rel="icon" href="data:," />Away' });
    await page.evaluate(
      ([text, address]) => {
        Object.assign(window, { isTheSame: true });
        window.addEventListener('pagehide', () => window.liveChat?.('send', text));
        window.location.href = address;
      },
      [unique('Going'), away] as const,
    );
    await expect(page.getByText('Away')).toBeVisible();
    await comeBack(page);
    await expect(widget.message(unique('Going'))).toHaveCount(1);
    await desk.open(unique('Going'));
    await expect(desk.log.getByText(unique('Going'))).toHaveCount(1);
  });

  test('G11: shows nothing of a person who has left since on another page', async ({
    newPage,
    site,
    server,
    problems,
    unique,
  }) => {
    const page = await newPage();
    const html = hostPage({ serverUrl: server.url });
    await page.goto(site.put('/account.html', { html }));
    const host = new PlainPage(page, site.url);
    const jwt = await tokenFor(server.url, {
      name: 'Jane',
      email: `${unique('jane').replaceAll(/\W/g, '')}@example.com`,
    });
    expect((await host.call('auth', jwt)).error).toBeUndefined();
    await talk(page, unique('A secret'));
    await leaveFor(page, site.put('/goodbye.html', { html }));
    expect((await host.call('logout')).result).toEqual({ loggedOut: true });
    // Nobody is there to ask who it is now.
    problems.expect(/ERR_INTERNET_DISCONNECTED/);
    await page.context().setOffline(true);
    await comeBack(page);
    await expect(host.widget.message(unique('A secret'))).toHaveCount(0);
    await page.context().setOffline(false);
    await expect.poll(async () => (await host.call('get_state')).result?.['person']).not.toHaveProperty('name');
  });

  test('shows the chat in its container as before', async ({ newPage, site, server, unique }) => {
    const page = await newPage();
    const init = `liveChat('init', { widgetId: '${WIDGET_ID}', container: '#chat' })`;
    const body = '<div id="chat" style="width: 480px; height: 560px"></div>';
    const html = hostPage({ serverUrl: server.url, body }).replace(/liveChat\('init'[^;]*/, init);
    await page.goto(site.put('/contact-kept.html', { html }));
    const chat = page.locator('#chat').getByRole('region');
    const composer = chat.getByRole('textbox', { name: 'Message', exact: true });
    const start = chat.getByRole('button', { name: 'New conversation' });
    await expect(composer.or(start).first()).toBeVisible();
    if (!(await composer.isVisible())) await start.first().click();
    await composer.fill(unique('From the container'));
    await composer.press('Enter');
    await expect(chat.getByText(/Sent|Delivered|Seen/).first()).toBeAttached();
    await leaveFor(page, site.put('/away.html', { html: '<link rel="icon" href="data:," />Away' }));
    await comeBack(page);
    await expect(chat.getByText(unique('From the container'), { exact: true })).toHaveCount(1);
    await expect(composer).toBeVisible();
    expect(await chat.boundingBox()).toEqual(await page.locator('#chat').boundingBox());
  });

  test('has the chat also where it was left before that had come', async ({ newPage, site, server, unique }) => {
    const page = await newPage();
    let letPass: () => void = () => undefined;
    const passes = new Promise<void>((resolve) => (letPass = resolve));
    await page.route('**/widget/view-*.js', async (route) => {
      await passes;
      await route.continue().catch(() => undefined);
    });
    await page.goto(site.put('/early.html', { html: hostPage({ serverUrl: server.url }) }));
    await page.getByRole('button', { name: 'Open chat' }).click();
    await page.goto(site.put('/away.html', { html: '<link rel="icon" href="data:," />Away' }));
    letPass();
    // Whether a page is kept whose files are on their way is the browser's own affair.
    await page.goBack({ waitUntil: 'commit' });
    const widget = new Widget(page);
    await widget.ensureOpen();
    await widget.startConversation();
    await widget.send(unique('After all'));
    await expect(widget.message(unique('After all'))).toHaveCount(1);
  });
});
