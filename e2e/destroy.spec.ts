import { startCensus, takeCensus } from './fixtures/census.js';
import { picture } from './fixtures/picture.js';
import { expect, test } from './fixtures/test.js';
import { WIDGET_ID, hostPage } from './hosts/embed.js';
import { PlainPage } from './pages/plain-page.js';

/** What a visitor may be about when a page ends the chat. */
const MOMENTS: readonly (readonly [string, (host: PlainPage) => Promise<unknown>])[] = [
  ['it has not begun', () => Promise.resolve()],
  ['it is on its way to the server', (host) => host.page.evaluate(() => window.liveChat?.('show'))],
  ['it is open', (host) => host.widget.ensureOpen()],
  [
    'something is on its way',
    (host) => host.page.evaluate(() => window.liveChat?.('send', 'On its way', () => undefined)),
  ],
  [
    'a menu is open',
    async ({ widget }) => {
      await widget.ensureOpen();
      await widget.window.getByRole('button', { name: 'Menu' }).click();
      await expect(widget.window.getByRole('combobox', { name: 'Language' })).toBeVisible();
    },
  ],
  [
    'somebody is writing, with emoji at hand',
    async ({ widget }) => {
      await widget.ensureOpen();
      await widget.startConversation();
      await widget.composer.pressSequentially('Hm');
      await widget.window.getByRole('button', { name: 'Add an emoji' }).click();
      await expect(widget.window.getByRole('button', { name: '😀' })).toBeVisible();
    },
  ],
  [
    'a picture is shown large',
    async ({ widget }) => {
      await widget.ensureOpen();
      await widget.startConversation();
      await widget.window.locator('input[type=file]').setInputFiles(picture('tide.png'));
      await widget.sendButton.click();
      await widget.messages
        .getByRole('button', { name: /tide\.png/ })
        .last()
        .click();
      await expect(widget.page.getByRole('dialog', { name: /tide\.png/ })).toBeVisible();
    },
  ],
];

test('destroy leaves nothing behind, whatever the chat is about, nor does another life after it', async ({
  newPage,
  server,
  site,
}) => {
  const page = await newPage();
  await startCensus(page);
  const html = hostPage({ serverUrl: server.url }).replace(/liveChat\('init'[^;]*;/, '');
  await page.goto(site.put('/destroy.html', { html }));
  const host = new PlainPage(page, site.url);
  const { markup, title } = await takeCensus(page);
  const expectNothing = async (after: string): Promise<void> => {
    expect((await host.call('destroy')).error).toBeUndefined();
    // What was asked of the browser before, such as a moment of its time, comes to nothing by itself.
    await expect.poll(async () => (await takeCensus(page)).open, { message: after }).toEqual({});
    const { stored, ...left } = await takeCensus(page);
    expect(left, after).toEqual({
      listeners: [],
      open: {},
      locks: [],
      sheets: 0,
      markup,
      title,
      globals: ['liveChat'],
    });
    // The next page goes on with what is stored; docs/guides/privacy.md names it.
    expect(stored.filter((name) => !/^livechat(:[\w-]+:(credentials|session|look)|\.[\w-]+)$/.test(name))).toEqual([]);
  };
  for (const [what, about] of MOMENTS) {
    await page.evaluate((id) => window.liveChat?.('init', id, () => undefined), WIDGET_ID);
    await about(host);
    await expectNothing(what);
  }
  for (const turn of ['at once', 'at once, again']) {
    await page.evaluate((id) => {
      for (const call of [['init', id], ['show'], ['destroy'], ['init', id]] as const) {
        window.liveChat?.(call[0], call[1], () => undefined);
      }
    }, WIDGET_ID);
    await host.widget.ensureOpen();
    await expect(page.locator('lc-widget')).toHaveCount(1);
    await expectNothing(turn);
  }
});
