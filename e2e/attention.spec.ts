import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/test.js';
import { PlainPage } from './pages/plain-page.js';

/** What a page has done to draw attention. */
interface Told {
  readonly chimes: number;
  readonly notifications: readonly string[];
  readonly asked: number;
}

declare global {
  interface Window {
    told: { chimes: number; notifications: string[]; asked: number };
    isAway: boolean;
  }
}

/** Notes what the page does, in place of the loudspeakers and the system, and lets it be hidden. */
async function watchAttention(page: Page, decided: NotificationPermission): Promise<void> {
  await page.addInitScript((permission) => {
    window.told = { chimes: 0, notifications: [], asked: 0 };
    window.isAway = false;
    const { AudioContext } = window;
    window.AudioContext = class extends AudioContext {
      constructor() {
        super();
        window.told.chimes += 1;
      }
    };
    Object.assign(window, {
      Notification: class extends EventTarget {
        static readonly permission = permission;
        static requestPermission(): Promise<NotificationPermission> {
          window.told.asked += 1;
          return Promise.resolve(permission);
        }
        constructor(title: string, { body = '' }: NotificationOptions = {}) {
          super();
          if (title !== '') window.told.notifications.push(body);
        }
        close(): void {}
      },
    });
    Object.defineProperty(Document.prototype, 'visibilityState', {
      get: () => (window.isAway ? 'hidden' : 'visible'),
    });
  }, decided);
}

/** The visitor looks at another window, or comes back. */
async function setAway(page: Page, isAway: boolean): Promise<void> {
  await page.evaluate((away) => {
    window.isAway = away;
    document.dispatchEvent(new Event('visibilitychange'));
  }, isAway);
}

const told = (page: Page): Promise<Told> => page.evaluate(() => window.told);

test('of two tabs one rings, counts and notifies', async ({ newPage, server, desk, unique }) => {
  const first = new PlainPage(await newPage(), server.url);
  await watchAttention(first.page, 'granted');
  await first.goto();
  await first.widget.open();
  await first.widget.startConversation();
  const hello = unique('Is it ready?');
  await first.widget.send(hello);
  await expect(first.widget.messages).toContainText(/Sent|Delivered|Seen/);
  const second = new PlainPage(await first.page.context().newPage(), server.url);
  await watchAttention(second.page, 'granted');
  await second.goto();
  await second.widget.ensureOpen();
  await expect(second.widget.message(hello)).toBeVisible();
  const tabs = [first, second];

  for (const { page } of tabs) await setAway(page, true);
  await desk.open(hello);
  await desk.answer(unique('Nobody reads this'));
  const all = (): Promise<readonly Told[]> => Promise.all(tabs.map(({ page }) => told(page)));
  // Which of the tabs tells of it is theirs to agree on.
  await expect
    .poll(async () => (await all()).flatMap(({ notifications }) => notifications))
    .toEqual([unique('Nobody reads this')]);
  for (const { page } of tabs) {
    const { notifications, chimes, asked } = await told(page);
    expect({ chimes, asked }).toEqual({ chimes: notifications.length, asked: 0 });
    await expect(page).toHaveTitle(notifications.length === 1 ? /^\(1\) / : /^[^(]/);
  }

  for (const { page } of tabs) await setAway(page, false);
  for (const { page } of tabs) await expect(page).not.toHaveTitle(/^\(/);
});

test('notifications are offered after the first message, asked for by a click alone, and a refusal is kept', async ({
  newPage,
  server,
  unique,
}) => {
  const visitor = new PlainPage(await newPage(), server.url);
  await watchAttention(visitor.page, 'default');
  await visitor.goto();
  await visitor.widget.open();
  await visitor.widget.startConversation();
  const offer = visitor.widget.window.getByRole('button', { name: 'Turn on notifications' });
  await expect(offer).toHaveCount(0);
  await visitor.widget.send(unique('Hello'));
  await expect(offer).toBeVisible();
  expect((await told(visitor.page)).asked).toBe(0);
  await visitor.widget.window.getByRole('button', { name: 'Not now' }).click();
  await expect(offer).toHaveCount(0);

  await visitor.page.reload();
  await visitor.widget.ensureOpen();
  await expect(visitor.widget.message(unique('Hello'))).toBeVisible();
  await expect(offer).toHaveCount(0);
  // In the menu it stays a wish of the visitor's own.
  await visitor.widget.window.getByRole('button', { name: 'Menu' }).click();
  await offer.click();
  expect((await told(visitor.page)).asked).toBe(1);
  await expect(offer).toHaveCount(0);
});
