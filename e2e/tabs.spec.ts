import type { Page } from '@playwright/test';
import { inTime } from './fixtures/in-time.js';
import { expect, test } from './fixtures/test.js';
import { DemoServer } from './fixtures/demo-server.js';
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

/** What tabs share has a file of its own. */
const SHARING = '**/widget/sharing-*.js';

/** Keeps that file from a page until it is let through. */
async function holdSharing(page: Page): Promise<{ readonly isAsked: Promise<unknown>; readonly release: () => void }> {
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(SHARING, async (route) => {
    await released;
    await route.continue();
  });
  return { isAsked: page.waitForRequest(SHARING), release };
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

  inTime(() => {
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

test.describe('what tabs share, in a file of its own', () => {
  inTime(() => {
    test('is fetched once a visitor who is alone could have written', async ({ newPage, server }) => {
      const page = await newPage();
      let asked = 0;
      page.on('request', (request) => (asked += request.url().includes('/sharing-') ? 1 : 0));
      const visitor = new PlainPage(page, server.url);
      await visitor.goto();
      await visitor.widget.open();
      await visitor.widget.startConversation();
      expect(asked).toBe(0);
      await expect.poll(() => asked).toBe(1);
    });
  });

  test('G3: comes to the first tab when the second is there, which goes on with its socket', async ({
    newPage,
    server,
    unique,
  }) => {
    const page = await newPage();
    const held = await holdSharing(page);
    const sockets = socketsOf(page);
    let opened = 0;
    page.on('websocket', () => (opened += 1));
    const first = new PlainPage(page, server.url);
    await first.goto();
    await first.widget.open();
    await first.widget.startConversation();
    const texts = ['before', 'after'].map(unique) as [string, string];
    await first.widget.send(texts[0]);
    await expect(first.widget.message(texts[0])).toHaveCount(1);

    const other = await page.context().newPage();
    const heldOfOther = await holdSharing(other);
    const socketsOfOther = socketsOf(other);
    const second = new PlainPage(other, server.url);
    await second.goto();
    await Promise.all([held.isAsked, heldOfOther.isAsked]);
    const isThere = page.waitForEvent('requestfinished', (request) => request.url().includes('/sharing-'));
    held.release();
    await isThere;
    heldOfOther.release();
    await second.widget.ensureOpen();
    await expect(second.widget.message(texts[0])).toHaveCount(1);
    await second.widget.send(texts[1]);
    for (const { widget } of [first, second]) await expect(widget.message(texts[1])).toHaveCount(1);
    await expect.poll(() => [sockets.size, socketsOfOther.size]).toEqual([1, 0]);
    expect(opened).toBe(1);
  });

  test('a tab that cannot have it goes on by itself, and shares when it comes', async ({
    newPage,
    server,
    unique,
    problems,
  }) => {
    problems.expect(/Failed to (load|fetch)|net::|could not be loaded/i);
    const first = new PlainPage(await newPage(), server.url);
    await first.goto();
    await first.widget.open();
    await first.widget.startConversation();
    const texts = ['before', 'by itself', 'together'].map(unique) as [string, string, string];
    await first.widget.send(texts[0]);

    const other = await first.page.context().newPage();
    await other.route(SHARING, (route) => route.abort());
    const sockets = socketsOf(other);
    const second = new PlainPage(other, server.url);
    await second.goto();
    await second.widget.ensureOpen();
    await expect(second.widget.message(texts[0])).toHaveCount(1);
    expect(sockets.size).toBe(1);
    await second.widget.send(texts[1]);
    await expect(first.widget.message(texts[1])).toHaveCount(1);

    await other.unroute(SHARING);
    await expect.poll(() => sockets.size, { timeout: 60_000 }).toBe(0);
    await second.widget.send(texts[2]);
    for (const { widget } of [first, second]) {
      for (const text of texts) await expect(widget.message(text)).toHaveCount(1);
    }
  });
});

test.describe('what is unsent while the server is away', () => {
  test.setTimeout(360_000);

  test('G2 G8: is sent by another tab when its own crashes, and by a new one after the last is closed', async ({
    newPage,
    problems,
    unique,
  }) => {
    // What a page cannot keep the browser from saying about a server that is away.
    problems.expect(/crash|WebSocket connection|ERR_CONNECTION|ERR_EMPTY_RESPONSE|Failed to (load|fetch)|net::/i);
    const server = await DemoServer.create();
    try {
      const first = new PlainPage(await newPage(), server.url);
      await first.goto();
      const texts = ['before', 'in the tab that crashes', 'in the tab that is closed'].map(unique);
      const [before = '', crashing = '', closing = ''] = texts;
      await first.call('send', before);
      const second = new PlainPage(await first.page.context().newPage(), server.url);
      await second.goto();
      await second.widget.ensureOpen();
      await expect(second.widget.message(before)).toBeVisible();

      await server.kill();
      await second.widget.send(crashing);
      await expect(second.widget.message(crashing)).toBeVisible();
      await crash(second.page);
      await first.widget.ensureOpen();
      await expect(first.widget.message(crashing)).toBeVisible({ timeout: 90_000 });
      await first.widget.send(closing);
      await expect(first.widget.message(closing)).toBeVisible();
      const context = first.page.context();
      await first.page.close();

      await server.start();
      const next = new PlainPage(await context.newPage(), server.url);
      await next.goto();
      await next.widget.ensureOpen();
      for (const text of texts) await expect(next.widget.message(text)).toHaveCount(1, { timeout: 90_000 });
      await expect(next.widget.messages).not.toContainText('Sending', { timeout: 90_000 });
    } finally {
      await server.dispose();
    }
  });

  test('G8: survives that the renderer of the only tab is killed', async ({ newPage, problems, unique }) => {
    problems.expect(/crash|WebSocket connection|ERR_CONNECTION|ERR_EMPTY_RESPONSE|Failed to (load|fetch)|net::/i);
    const server = await DemoServer.create();
    try {
      const visitor = new PlainPage(await newPage(), server.url);
      await visitor.goto();
      await visitor.call('send', unique('before'));
      await visitor.widget.ensureOpen();
      await server.kill();
      const text = unique('unsent');
      await visitor.widget.send(text);
      await expect(visitor.widget.message(text)).toBeVisible();
      await crash(visitor.page);
      await server.start();
      // A page that has crashed cannot be driven any more; another one finds what it left.
      const next = new PlainPage(await visitor.page.context().newPage(), server.url);
      await next.goto();
      await next.widget.ensureOpen();
      await expect(next.widget.message(text)).toHaveCount(1, { timeout: 90_000 });
      await expect(next.widget.messages).not.toContainText('Sending', { timeout: 90_000 });
    } finally {
      await server.dispose();
    }
  });
});

/** Kills the process that renders a page, as the system does when memory runs out. */
async function crash(page: Page): Promise<void> {
  const crashed = page.waitForEvent('crash');
  const session = await page.context().newCDPSession(page);
  void session.send('Page.crash').catch(() => undefined);
  await crashed;
}
