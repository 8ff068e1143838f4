import { expect, test } from './fixtures/test.js';
import { DemoServer } from './fixtures/demo-server.js';
import { DeskPage } from './pages/desk-page.js';
import { PlainPage } from './pages/plain-page.js';

/** A widget waits 20 s at most before it tries again, and the server needs a moment to start. */
const RECONNECTS = { timeout: 90_000 };

test.describe('the server is killed and started again', () => {
  test.setTimeout(360_000);

  test('G1 G2 G8: nothing is lost, nothing doubled, and both sides come back by themselves', async ({
    newPage,
    problems,
    unique,
  }) => {
    // What a page cannot keep the browser from saying about a server that is away.
    problems.expect(/WebSocket connection|ERR_CONNECTION|ERR_EMPTY_RESPONSE|Failed to load resource/);
    const server = await DemoServer.create();
    try {
      const visitor = new PlainPage(await newPage(), server.url);
      await visitor.goto();
      const desk = new DeskPage(await newPage(), server.url);
      await desk.goto();
      await desk.signIn(await server.deskLogin());

      const texts = ['first', 'second', 'third'].map(unique);
      await visitor.widget.open();
      await visitor.widget.startConversation();
      await visitor.widget.send(texts[0]!);
      await desk.open(texts[0]!);
      await visitor.call('send_contextual_data', { metadata: { cart: 'two mugs' } });
      await visitor.widget.send(texts[1]!);
      await expect(desk.log.getByText(texts[1]!, { exact: true })).toBeVisible();
      await desk.answer(texts[2]!);
      await expect(visitor.widget.message(texts[2]!)).toBeVisible();

      await server.kill();
      const meanwhile = unique('written while the server was away');
      await visitor.widget.send(meanwhile);
      await expect(visitor.widget.message(meanwhile)).toBeVisible();
      await expect(visitor.widget.messages).toContainText('Sending');
      const context = visitor.call('send_contextual_data', { metadata: { note: 'sent while away' } });

      await server.start();
      await expect(desk.log.getByText(meanwhile, { exact: true })).toBeVisible(RECONNECTS);
      await expect(visitor.widget.messages).not.toContainText('Sending', RECONNECTS);
      expect((await context).defined).toBe(1);
      const all = [...texts, meanwhile];
      for (const text of all) {
        await expect(visitor.widget.message(text)).toHaveCount(1);
        await expect(desk.log.getByText(text, { exact: true })).toHaveCount(1);
      }
      await expect(desk.context).toContainText('two mugs');
      await expect(desk.context).toContainText('sent while away');

      // The conversation goes on over the new connections.
      const answer = unique('welcome back');
      await desk.answer(answer);
      await expect(visitor.widget.message(answer)).toBeVisible();

      // What a new page reads from the store, in the same order.
      await desk.page.reload();
      await desk.open(answer);
      const shown = (await desk.log.textContent()) ?? '';
      const places = [...all, answer].map((text) => shown.indexOf(text));
      expect(places).toEqual([...places].sort((a, b) => a - b));
      expect(places).not.toContain(-1);
    } finally {
      await server.dispose();
    }
  });

  test('G8: what was written while the server was away survives a reload of the page', async ({
    newPage,
    problems,
    unique,
  }) => {
    problems.expect(/WebSocket connection|ERR_CONNECTION|ERR_EMPTY_RESPONSE|Failed to load resource/);
    const server = await DemoServer.create();
    try {
      const visitor = new PlainPage(await newPage(), server.url);
      await visitor.goto();
      await visitor.call('send', unique('before'));
      await server.kill();
      await visitor.widget.open();
      const meanwhile = unique('written while the server was away');
      await visitor.widget.send(meanwhile);
      await expect(visitor.widget.message(meanwhile)).toBeVisible();

      await server.start();
      await visitor.page.reload();
      await visitor.widget.ensureOpen();
      await expect(visitor.widget.message(meanwhile)).toHaveCount(1);
      await expect(visitor.widget.messages).not.toContainText('Sending', RECONNECTS);

      const desk = new DeskPage(await newPage(), server.url);
      await desk.goto();
      await desk.signIn(await server.deskLogin());
      await desk.open(meanwhile);
      await expect(desk.log.getByText(meanwhile, { exact: true })).toHaveCount(1);
    } finally {
      await server.dispose();
    }
  });
});
