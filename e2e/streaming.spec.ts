import { inTime } from './fixtures/in-time.js';
import { expect, test } from './fixtures/test.js';
import { PlainPage } from './pages/plain-page.js';

/** What a customer waits at most for a chat in a network that lets no WebSocket pass, in milliseconds. */
const FOUND_MS = 5_000;

for (const [how, block] of [
  [
    'breaks them off',
    () => {
      window.WebSocket = function blocked() {
        throw new Error('blocked by the test');
      } as unknown as typeof WebSocket;
    },
  ],
  [
    'swallows them',
    () => {
      // Never opens, never fails: what a firewall does that drops packets.
      window.WebSocket = class extends EventTarget {
        readonly readyState = 0;
        close(): void {
          this.dispatchEvent(new Event('closed by the page'));
        }
      } as unknown as typeof WebSocket;
    },
  ],
] as const) {
  inTime(() => {
    test(`a network that ${how}: the chat goes over HTTP, both ways, within 5 s`, async ({
      newPage,
      server,
      desk,
      unique,
    }) => {
      const page = await newPage();
      const streams: string[] = [];
      page.on('request', (request) => {
        if (request.url().includes('/livechat/1/stream')) streams.push(new URL(request.url()).search);
      });
      await page.addInitScript(block);
      const shop = new PlainPage(page, server.url);
      await shop.goto();
      const text = unique('over HTTP');
      const begun = Date.now();
      expect((await shop.call('send', text)).error).toBeUndefined();
      expect(Date.now() - begun).toBeLessThan(FOUND_MS);
      expect(streams.length).toBeGreaterThan(1);
      // No credential in an address: only what leads a stream's requests to one server.
      for (const search of streams) expect(search).toMatch(/^\?route=\w{1,8}$/);

      await desk.open(text);
      const answer = unique('the answer');
      await desk.answer(answer);
      await shop.widget.open();
      await expect(shop.widget.message(answer)).toBeVisible();
    });
  });
}
