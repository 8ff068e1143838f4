import type { Locator, Page } from '@playwright/test';
import type { StagePage } from '../bench/page/stage.js';
import type { StateName } from '../bench/page/states.js';
import { hear } from './fixtures/spoken.js';
import { putStage } from './fixtures/stage-site.js';
import { expect, test } from './fixtures/test.js';
import { Stage } from './pages/stage.js';
import { Widget } from './pages/widget.js';

/** The handle of the stage inside of the page. */
declare const stagePage: StagePage;

// Many states on one page: their names tell what failed, and a recording of all would take most of the time.
test.use({ trace: 'off' });

const TITLES = ['No, thank you', 'One more question', 'Call me'] as const;

/** Lets the team ask something with answers to choose from. */
function offerReplies(stage: Stage): Promise<void> {
  return stage.act(({ server }, threadId) =>
    server.reply(
      threadId,
      {
        type: 'QUICK_REPLIES',
        text: 'Is there anything else?',
        replies: ['No, thank you', 'One more question', 'Call me'].map((title) => ({ title, payload: title })),
      },
      'Ada Lind',
    ),
  );
}

/** Lets the team show cards beside each other, each with a button. */
function offerCards(stage: Stage, count: number): Promise<void> {
  return stage.act(({ server }, threadId, wanted) => {
    const cards = Array.from({ length: wanted }, (_, index) => ({
      title: `Mug ${String(index + 1)}`,
      actions: [{ type: 'POSTBACK' as const, title: `Choose mug ${String(index + 1)}`, payload: String(index + 1) }],
    }));
    server.reply(threadId, { type: 'CAROUSEL', cards });
  }, count);
}

/** What the server got as answers. */
function answers(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    (stagePage.shown?.server.received ?? []).flatMap((frame) =>
      frame.type === 'post' && frame.content.type === 'ANSWER' ? [frame.content.payload] : [],
    ),
  );
}

const named = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });

for (const { what, language } of [
  { what: 'from left to right', language: 'en-US' },
  { what: 'from right to left', language: 'ar-AE' },
] as const) {
  test(`quick replies by keyboard, ${what}: one after the other, one is chosen, and writing goes on`, async ({
    newPage,
    site,
  }) => {
    const page = await newPage();
    const stage = await Stage.open(page, await putStage(site));
    await stage.show('talk', { theme: 'default', language });
    await page.locator('.lc-messages').focus();
    await offerReplies(stage);
    // They come where Tab goes from the conversation on, in the order in which they are read.
    for (const title of TITLES) {
      await expect(named(page, title)).toBeVisible();
      await stage.tabTo(title);
    }
    await page.keyboard.press('Shift+Tab');
    await expect(named(page, 'One more question')).toBeFocused();
    await page.keyboard.press('Space');
    await expect.poll(() => answers(page)).toEqual(['One more question']);
    await expect(named(page, 'Call me')).toHaveCount(0);
    const field = page.locator('.lc-composer__input');
    await expect(field).toBeFocused();
    await page.keyboard.type('It is about the glaze.');
    await expect(field).toHaveValue('It is about the glaze.');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  });
}

test('the buttons of cards by keyboard: each comes into view, one is chosen once and keeps the focus', async ({
  newPage,
  site,
}) => {
  const page = await newPage();
  const stage = await Stage.open(page, await putStage(site));
  await stage.show('talk');
  await new Widget(page).composer.focus();
  await offerCards(stage, 5);
  await expect(named(page, 'Choose mug 1')).toBeVisible();
  await page.locator('.lc-messages').focus();
  for (const number of [1, 2, 3, 4]) {
    await stage.tabTo(`Choose mug ${String(number)}`);
    await expect(named(page, `Choose mug ${String(number)}`)).toBeInViewport({ ratio: 0.95 });
  }
  await page.keyboard.press('Enter');
  await expect(named(page, 'Choose mug 4')).toHaveAttribute('aria-pressed', 'true');
  await expect(named(page, 'Choose mug 4')).toBeFocused();
  await page.keyboard.press('Enter');
  await stage.tabTo('Choose mug 5');
  await expect(named(page, 'Choose mug 5')).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('Enter');
  await new Widget(page).send('The last one, please.');
  await expect(new Widget(page).message('The last one, please.')).toHaveCount(1);
  expect(await answers(page)).toEqual(['4']);
});

test('cards are turned by their buttons; the one that has led to the end leaves the focus to the cards', async ({
  newPage,
  site,
}) => {
  const page = await newPage();
  const stage = await Stage.open(page, await putStage(site));
  await stage.show('talk');
  await offerCards(stage, 3);
  const [next, previous] = [named(page, 'Next'), named(page, 'Previous')];
  await expect(next).toBeVisible();
  await expect(previous).toHaveCount(0);
  await next.focus();
  await expect(async () => {
    if (await next.isVisible()) await page.keyboard.press('Enter');
    await expect(next).toHaveCount(0, { timeout: 1_000 });
  }).toPass();
  await expect(page.locator('.lc-carousel__track')).toBeFocused();
  await previous.focus();
  await expect(async () => {
    if (await previous.isVisible()) await page.keyboard.press('Enter');
    await expect(previous).toHaveCount(0, { timeout: 1_000 });
  }).toPass();
  await expect(page.locator('.lc-carousel__track')).toBeFocused();
});

test('cards that fit have nothing to be turned', async ({ newPage, site }) => {
  const page = await newPage();
  const stage = await Stage.open(page, await putStage(site));
  await stage.show('inline');
  await offerCards(stage, 2);
  await expect(named(page, 'Choose mug 1')).toBeVisible();
  await expect(page.locator('.lc-carousel__turn')).toHaveCount(0);
});

/** What goes away when it is pressed, and where one goes on then. */
const LEAVING: readonly (readonly [state: StateName, pressed: string, next: string])[] = [
  ['greeting', '.lc-reply', '.lc-composer__input'],
  ['survey-waits', '.lc-instead button', '.lc-composer__input'],
  ['survey', '.lc-survey .lc-button', '.lc-composer__input'],
  ['uploading', '.lc-progress__cancel', '.lc-composer__input'],
  ['refused', '.lc-failure button:nth-of-type(1)', '.lc-composer__input'],
  ['refused', '.lc-failure button:nth-of-type(2)', '.lc-composer__input'],
  ['talk', '.lc-ask button:last-child', '.lc-composer__input'],
  ['chosen', '.lc-chosen__remove', '.lc-composer__input'],
  ['recording', '.lc-voice .lc-composer__tool', '.lc-composer__input'],
  ['recording', '.lc-voice .lc-composer__send', '.lc-composer__input'],
  ['closed', '.lc-notice button', '.lc-composer__input'],
  ['menu', '.lc-menu__item--danger', '.lc-button--quiet'],
  ['delete-data', '.lc-button--quiet', '.lc-menu__item--danger'],
  // There is nothing on the stage that deletes: it can be tried again.
  ['delete-data', '.lc-button--danger', '.lc-button--danger'],
  ['preview', '.lc-preview__dismiss', '.lc-launcher'],
];

test('what goes when it is pressed leaves the focus to what comes next, never to the page', async ({
  newPage,
  site,
  problems,
}) => {
  problems.expect(/livechat\/1\/me/);
  const page = await newPage();
  const stage = await Stage.open(page, await putStage(site));
  const lost: string[] = [];
  for (const [state, pressed, next] of LEAVING) {
    await stage.show(state);
    await page.locator(pressed).first().focus();
    await page.keyboard.press('Enter');
    const comes = expect(page.locator(next)).toBeFocused({ timeout: 15_000 });
    await comes.catch(() => lost.push(`${state}: ${pressed}`));
  }
  expect(lost).toEqual([]);
});

test('recording begins with the focus on the button that ends it', async ({ newPage, site }) => {
  const page = await newPage();
  const stage = await Stage.open(page, await putStage(site));
  await stage.show('recording');
  await expect(named(page, 'Stop recording')).toBeFocused();
});

test('who presses with a finger goes on in the window, without the keyboard of the screen', async ({
  newPage,
  site,
}) => {
  const page = await newPage();
  const stage = await Stage.open(page, await putStage(site));
  await stage.show('talk');
  await offerReplies(stage);
  await named(page, 'Call me').click();
  await expect(named(page, 'Call me')).toHaveCount(0);
  await expect(page.getByRole('dialog')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('a screen reader is told what there is to choose from, once', async ({ newPage, site }) => {
  const page = await newPage();
  const stage = await Stage.open(page, await putStage(site));
  await stage.show('talk');
  const said = await hear(page);
  await offerReplies(stage);
  await expect
    .poll(said)
    .toEqual([
      'politely: Ada Lind: Is there anything else? Choose an answer: No, thank you, One more question, or Call me',
    ]);
  await expect(page.getByRole('list', { name: 'Choose an answer' }).getByRole('listitem')).toHaveCount(3);
  await offerCards(stage, 2);
  await expect.poll(said).toHaveLength(2);
  await expect(page.getByRole('listitem', { name: '2 of 2' })).toHaveCount(1);
});
