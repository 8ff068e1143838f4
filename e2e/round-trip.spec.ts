import { inTime } from './fixtures/in-time.js';
import { expect, test } from './fixtures/test.js';
import { DeskPage } from './pages/desk-page.js';

/** What people take for "at once". */
const A_SECOND = { timeout: 1000 };

test.describe('a visitor and an agent talk', () => {
  test('a message is sent, then delivered when an agent has it, then seen', async ({
    visitor,
    newPage,
    server,
    unique,
  }) => {
    const hello = unique('Hello');
    await visitor.widget.open();
    await visitor.widget.startConversation();
    await visitor.widget.send(hello);
    await expect(visitor.widget.message(hello)).toBeVisible();
    await expect(visitor.widget.messages).toContainText('Sent');

    const desk = new DeskPage(await newPage(), server.url);
    await desk.goto();
    await desk.signIn(await server.deskLogin());
    await expect(visitor.widget.messages).toContainText(/Delivered|Seen/);

    await desk.open(hello);
    await expect(visitor.widget.messages).toContainText('Seen');
  });

  inTime(() => {
    test('the desk lists a message, and the visitor sees the answer, within a second', async ({
      visitor,
      desk,
      unique,
    }) => {
      const hello = unique('Hello');
      await visitor.widget.open();
      await visitor.widget.startConversation();
      await visitor.widget.send(hello);
      await expect(visitor.widget.message(hello)).toBeVisible();
      await expect(desk.line(hello)).toBeVisible(A_SECOND);
      await expect(visitor.widget.messages).toContainText(/Delivered|Seen/);

      await desk.open(hello);
      await expect(desk.log.getByText(hello, { exact: true })).toBeVisible();
      const answer = unique('Hello from the team');
      await desk.answer(answer);
      await expect(visitor.widget.message(answer)).toBeVisible(A_SECOND);
      await expect(visitor.widget.messages).toContainText(await desk.agentName());
      await expect(desk.log).toContainText(/Delivered|Seen/);
    });
  });

  test('the launcher says how many messages are unread while the chat is closed', async ({ visitor, desk, unique }) => {
    const hello = unique('Hello');
    await visitor.widget.open();
    await visitor.widget.startConversation();
    await visitor.widget.send(hello);
    await desk.open(hello);
    await visitor.widget.close();

    await desk.answer(unique('One'));
    await expect(visitor.widget.launcher).toHaveAccessibleDescription(/\b1\b/, A_SECOND);
    await desk.answer(unique('Two'));
    await expect(visitor.widget.launcher).toHaveAccessibleDescription(/\b2\b/, A_SECOND);

    await visitor.widget.open();
    await expect(visitor.widget.message(unique('Two'))).toBeVisible();
    await expect(visitor.widget.launcher).not.toHaveAccessibleDescription(/\d/);
  });

  test('G4: many messages of both sides arrive in one order, once each', async ({ visitor, desk, unique }) => {
    await visitor.widget.open();
    await visitor.widget.startConversation();
    await visitor.widget.send(unique('Number 0.'));
    await desk.open(unique('Number 0.'));
    for (let at = 1; at < 12; at += 1) {
      if (at % 3 === 0) await desk.answer(unique(`Number ${String(at)}.`));
      else await visitor.widget.send(unique(`Number ${String(at)}.`));
      await expect(visitor.widget.message(unique(`Number ${String(at)}.`))).toBeVisible();
    }
    await expect(desk.log.getByText(unique('Number 11.'), { exact: true })).toBeVisible();
    const pattern = new RegExp(unique('Number (\\d+)\\.').replaceAll('[', '\\[').replaceAll(']', '\\]'), 'g');
    const orderIn = async (text: Promise<string | null>): Promise<number[]> =>
      [...((await text) ?? '').matchAll(pattern)].map((match) => Number(match[1]));
    const expected = Array.from({ length: 12 }, (_, at) => at);
    expect(await orderIn(visitor.widget.messages.textContent())).toEqual(expected);
    expect(await orderIn(desk.log.textContent())).toEqual(expected);

    await visitor.page.reload();
    await visitor.widget.ensureOpen();
    await expect(visitor.widget.message(unique('Number 11.'))).toBeVisible();
    expect(await orderIn(visitor.widget.messages.textContent())).toEqual(expected);
  });

  test('G19: a hostile text is shown as it is, on both sides', async ({ visitor, desk, unique }) => {
    const hostile = unique('<img src=x onerror="document.title=1"><b>bold</b> javascript:alert(1)');
    await visitor.widget.open();
    await visitor.widget.startConversation();
    await visitor.widget.send(hostile);
    await expect(visitor.widget.message(hostile)).toBeVisible();
    await desk.open(hostile);
    await expect(desk.log.getByText(hostile, { exact: true })).toBeVisible();
    await desk.answer(`${hostile} back`);
    await expect(visitor.widget.message(`${hostile} back`)).toBeVisible();
    expect(await visitor.page.title()).not.toBe('1');
    expect(await desk.page.title()).not.toBe('1');
  });
});
