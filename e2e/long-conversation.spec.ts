import type { Stage as OpenStage } from '../bench/page/open-stage.js';
import { putStage } from './fixtures/stage-site.js';
import { expect, test } from './fixtures/test.js';
import { Reader } from './pages/reading.js';
import { Stage } from './pages/stage.js';
import { Widget } from './pages/widget.js';

// Hundreds of frames on one page: a recording of all would take most of the time.
test.use({ trace: 'off' });

const NOTHING_WRONG = { jumps: [], blanks: [] };
/** What the conversation of the stage begins with. */
const FIRST_WORDS = 'Is the tide mug safe in the dishwasher?';
/** Days, and the mark of what is new, are rows as well. */
const MOST_ROWS = 130;

/** Runs in the page: stores what was said while the window was closed, and says the last of it. */
function fill({ server }: OpenStage, threadId: string, count: number): void {
  const said = (number: number): string => `This is no. ${number}.${' It goes on for a while.'.repeat(number % 7)}`;
  const customer = { type: 'CUSTOMER', id: server.chat.threads.get(threadId)?.personId ?? '' } as const;
  const agent = { type: 'AGENT', id: 'agent-Ada', name: 'Ada' } as const;
  // The customer has asked, and an agent has answered twice.
  for (let number = 4; number < count; number += 1) {
    server.chat.reply(threadId, { type: 'TEXT', text: said(number) }, number % 3 === 0 ? customer : agent);
  }
  server.reply(threadId, said(count));
}

/** Runs in the page: reads older messages until the first of them was asked for, and marks the page then. */
function loadAll({ server, chat }: OpenStage, threadId: string): void {
  const asked = server.received.findLast((frame) => frame.type === 'history');
  if (asked !== undefined && 'before' in asked && (asked.before ?? 0) <= asked.limit + 1) {
    document.documentElement.dataset['loaded'] = 'all';
    return;
  }
  chat.loadOlder(threadId);
  setTimeout(loadAll, 0, { server, chat }, threadId);
}

test('of 10,000 messages a few are on the page: older ones come without moving anything, and the latest is a press away', async ({
  newPage,
  site,
}) => {
  const stage = await Stage.open(await newPage(), await putStage(site));
  await stage.show('unread');
  await stage.act(fill, 10_000);
  const widget = new Widget(stage.page);
  await widget.open();
  await expect(widget.messages.getByText('This is no. 10000.')).toBeInViewport();
  expect(await widget.messages.locator('[data-key]').count()).toBeLessThan(60);

  const up = await Reader.begin(stage.page, 'first');
  await up.scroll(2_000, 'This is no. 9200.');
  await stage.act(loadAll);
  await stage.act(({ server }, threadId) => {
    for (const text of ['One', 'Two', 'Three']) server.reply(threadId, text);
  });
  const jump = widget.window.getByRole('button', { name: '3 new messages' });
  await expect(jump).toBeVisible();
  await expect(stage.page.locator('html')).toHaveAttribute('data-loaded', 'all');
  const seen = await up.end();
  expect(seen).toMatchObject(NOTHING_WRONG);
  expect(seen.most).toBeLessThan(MOST_ROWS);

  await jump.click();
  await expect(widget.messages.getByText('Three', { exact: true })).toBeInViewport();
  await expect(jump).toBeHidden();
  expect(await widget.messages.locator('[data-key]').count()).toBeLessThan(60);
});

test.describe('with a screen that is touched', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce', hasTouch: true } });

  test('a conversation can be read to its first message and back, with the wheel, a finger, the keys and in one go', async ({
    newPage,
    site,
  }) => {
    const stage = await Stage.open(await newPage(), await putStage(site));
    await stage.show('unread');
    await stage.act(fill, 500);
    const widget = new Widget(stage.page);
    await widget.open();
    await widget.messages.hover();

    const up = await Reader.begin(stage.page, 'first');
    for (let turns = 0; turns < 10; turns += 1) await stage.page.mouse.wheel(0, -1_000);
    for (let turns = 0; turns < 6; turns += 1) await up.swipe(widget.messages, 400);
    await widget.messages.focus();
    for (const key of ['PageUp', 'PageUp', 'Home', 'ArrowUp']) await stage.page.keyboard.press(key);
    await up.scroll(10_000, FIRST_WORDS);
    expect(await up.end()).toMatchObject(NOTHING_WRONG);
    await expect(widget.messages.getByText(FIRST_WORDS)).toBeInViewport();

    const down = await Reader.begin(stage.page, 'latest');
    for (const key of ['PageDown', 'PageDown', 'End']) await stage.page.keyboard.press(key);
    for (let turns = 0; turns < 10; turns += 1) await stage.page.mouse.wheel(0, 1_000);
    for (let turns = 0; turns < 6; turns += 1) await down.swipe(widget.messages, -400);
    await down.scroll(10_000, 'This is no. 500.');
    const seen = await down.end();
    expect(seen).toMatchObject(NOTHING_WRONG);
    expect(seen.most).toBeLessThan(MOST_ROWS);
    await expect(widget.messages.getByText('This is no. 500.')).toBeInViewport();
  });
});
