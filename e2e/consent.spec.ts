import { expect, test } from './fixtures/test.js';
import { PlainPage } from './pages/plain-page.js';

test('a chat that needs consent stores and connects nothing before it is opened', async ({
  newPage,
  server,
  unique,
}) => {
  const page = await newPage();
  const sockets: string[] = [];
  page.on('websocket', (socket) => sockets.push(socket.url()));
  // The same page with another stub: it asks for consent.
  await page.addInitScript(() => {
    const queue: unknown[] = [];
    const stub = (command: string, arg: unknown, ...rest: unknown[]): void => {
      queue.push([command, command === 'init' ? { widgetId: arg, consent: 'required' } : arg, ...rest]);
    };
    Object.assign(window, { liveChat: Object.assign(stub, { q: queue }) });
  });
  const shop = new PlainPage(page, server.url);
  await shop.goto();
  await expect(shop.widget.launcher).toBeVisible();
  const text = unique('written before');
  const sent = shop.call('send', text);
  const stored = (): Promise<readonly string[]> =>
    page.evaluate(async () => [
      ...Object.keys(localStorage),
      ...Object.keys(sessionStorage),
      ...(await indexedDB.databases()).map(({ name }) => String(name)),
    ]);
  // Long enough for a connection to be made.
  await page.waitForTimeout(1_500);
  expect((await stored()).filter((name) => name.startsWith('livechat'))).toEqual([]);
  expect(sockets).toEqual([]);

  await shop.widget.open();
  expect((await sent).result).toBeDefined();
  await expect(shop.widget.message(text)).toHaveCount(1);
  expect((await stored()).some((name) => name.startsWith('livechat'))).toBe(true);
  expect(sockets).toHaveLength(1);
});
