import type { Page } from '@playwright/test';
import { DemoServer } from './fixtures/demo-server.js';
import { expect, test } from './fixtures/test.js';
import { PlainPage } from './pages/plain-page.js';
import type { Widget } from './pages/widget.js';

const OFFLINE = 'You are offline. Messages are sent as soon as you are back.';
const LOST = 'Connection lost. Trying again…';

/** A widget waits 20 s at most before it tries again, and the server needs a moment to start. */
const RECONNECTS = { timeout: 90_000 };

/** What stands above the conversation about the connection. */
function bannerOf({ window }: Widget) {
  return window.locator('.lc-banner');
}

async function talk(page: Page, url: string, text: string): Promise<Widget> {
  const visitor = new PlainPage(page, url);
  await visitor.goto();
  await visitor.widget.open();
  await visitor.widget.startConversation();
  await visitor.widget.send(text);
  await expect(visitor.widget.messages).toContainText(/Sent|Delivered/);
  return visitor.widget;
}

test.describe('what is said of the connection', () => {
  test.setTimeout(360_000);

  test('G6: offline, then without a server, then nothing: what was written meanwhile is sent once', async ({
    newPage,
    problems,
    unique,
  }) => {
    // What a page cannot keep the browser from saying about a server that is away.
    problems.expect(/WebSocket connection|ERR_INTERNET|ERR_CONNECTION|ERR_EMPTY_RESPONSE|Failed to load resource/);
    const server = await DemoServer.create();
    try {
      const page = await newPage();
      const widget = await talk(page, server.url, unique('Before'));
      await expect(bannerOf(widget)).toHaveCount(0);

      await page.context().setOffline(true);
      await server.kill();
      await expect(bannerOf(widget)).toHaveText(OFFLINE);
      const meanwhile = unique('Written offline');
      await widget.send(meanwhile);
      await expect(widget.message(meanwhile)).toHaveCount(1);
      await expect(widget.messages).toContainText('Sending');
      await expect(widget.composer).toBeFocused();

      // The network is back, and the server is not.
      await page.context().setOffline(false);
      await expect(bannerOf(widget)).toHaveText(LOST);

      await server.start();
      await expect(bannerOf(widget)).toHaveCount(0, RECONNECTS);
      await expect(widget.messages).not.toContainText('Sending', RECONNECTS);
      await expect(widget.message(meanwhile)).toHaveCount(1);
    } finally {
      await server.dispose();
    }
  });

  test('G6: a network that goes while the server is there, and comes back', async ({
    newPage,
    problems,
    server,
    unique,
  }) => {
    problems.expect(/WebSocket connection|ERR_INTERNET|Failed to load resource/);
    const page = await newPage();
    const widget = await talk(page, server.url, unique('Before'));
    await page.context().setOffline(true);
    await expect(bannerOf(widget)).toHaveText(OFFLINE, RECONNECTS);
    await widget.send(unique('Written offline'));
    await expect(widget.messages).toContainText('Sending');
    await page.context().setOffline(false);
    await expect(bannerOf(widget)).toHaveCount(0, RECONNECTS);
    await expect(widget.messages).not.toContainText('Sending', RECONNECTS);
    await expect(widget.message(unique('Written offline'))).toHaveCount(1);
  });
});
