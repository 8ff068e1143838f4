import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/test.js';
import { PlainPage } from './pages/plain-page.js';
import { tokenFor } from './fixtures/token-for.js';

/** The sockets that a page holds open. */
function socketsOf(page: Page): Set<unknown> {
  const open = new Set<unknown>();
  page.on('websocket', (socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
  });
  return open;
}

test.describe('two tabs of one browser', () => {
  test('share one socket, and each shows what is written in the other, once', async ({ newPage, server, unique }) => {
    const page = await newPage();
    const firstSockets = socketsOf(page);
    const first = new PlainPage(page, server.url);
    await first.goto();
    await first.widget.open();
    await first.widget.startConversation();
    const texts = ['from the first', 'from the second'].map(unique) as [string, string];
    await first.widget.send(texts[0]);
    await expect(first.widget.message(texts[0])).toHaveCount(1);

    const other = await page.context().newPage();
    const secondSockets = socketsOf(other);
    const second = new PlainPage(other, server.url);
    await second.goto();
    await second.widget.ensureOpen();
    await expect(second.widget.message(texts[0])).toHaveCount(1);
    await second.widget.send(texts[1]);
    for (const { widget } of [first, second]) {
      await expect(widget.message(texts[1])).toHaveCount(1);
      await expect(widget.messages).not.toContainText('Sending');
    }
    expect([firstSockets.size, secondSockets.size]).toEqual([1, 0]);
  });

  test('share what stands in the composer', async ({ newPage, server, unique }) => {
    const first = new PlainPage(await newPage(), server.url);
    await first.goto();
    await first.widget.open();
    await first.widget.startConversation();
    const second = new PlainPage(await first.page.context().newPage(), server.url);
    await second.goto();
    await second.widget.ensureOpen();
    await second.widget.startConversation();
    const draft = unique('half a sentence');
    await first.widget.composer.fill(draft);
    await expect(second.widget.composer).toHaveValue(draft);
  });

  test('another takes over within two seconds when the tab with the socket is closed', async ({
    newPage,
    server,
    unique,
    desk,
  }) => {
    const page = await newPage();
    const first = new PlainPage(page, server.url);
    await first.goto();
    const text = unique('before');
    await first.call('send', text);
    const second = new PlainPage(await page.context().newPage(), server.url);
    const sockets = socketsOf(second.page);
    await second.goto();
    await second.widget.ensureOpen();
    await expect(second.widget.message(text)).toBeVisible();
    expect(sockets.size).toBe(0);

    await page.close();
    await expect.poll(() => sockets.size, { timeout: 2_000 }).toBe(1);
    await desk.open(text);
    const answer = unique('after');
    await desk.answer(answer);
    await expect(second.widget.message(answer)).toHaveCount(1);
  });

  test('another takes over when the tab with the socket crashes', async ({ newPage, server, unique, problems }) => {
    problems.expect(/crash/i);
    const page = await newPage();
    const first = new PlainPage(page, server.url);
    await first.goto();
    const second = new PlainPage(await page.context().newPage(), server.url);
    const sockets = socketsOf(second.page);
    await second.goto();
    const text = unique('before');
    await second.call('send', text);
    expect(sockets.size).toBe(0);
    await crash(page);
    await expect.poll(() => sockets.size, { timeout: 2_000 }).toBe(1);
    expect((await second.call('send', unique('after'))).result).toBeDefined();
  });

  test('G11: a login and a logout in one are followed by the other', async ({ newPage, server, unique }) => {
    const first = new PlainPage(await newPage(), server.url);
    await first.goto();
    const second = new PlainPage(await first.page.context().newPage(), server.url);
    await second.goto();
    const nameOf = async ({ page }: PlainPage): Promise<unknown> => {
      const { result } = await new PlainPage(page, server.url).call('get_state');
      return (result?.['person'] as { name?: string } | null)?.name;
    };
    const login = await second.call('auth', await tokenFor(server.url, { name: 'Jane', email: 'jane@example.com' }));
    expect(login.error).toBeUndefined();
    const secret = unique('secret');
    await second.call('send', secret);
    await expect.poll(() => nameOf(first)).toBeDefined();
    await first.widget.ensureOpen();
    await expect(first.widget.message(secret)).toHaveCount(1);

    expect((await first.call('logout')).result).toEqual({ loggedOut: true });
    await second.widget.ensureOpen();
    await expect(second.widget.message(secret)).toHaveCount(0);
    await expect.poll(() => nameOf(second)).toBeUndefined();
  });
});

/** Kills the process that renders a page, as the system does when memory runs out. */
async function crash(page: Page): Promise<void> {
  const crashed = page.waitForEvent('crash');
  const session = await page.context().newCDPSession(page);
  void session.send('Page.crash').catch(() => undefined);
  await crashed;
}
