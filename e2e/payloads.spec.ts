import type { StagePage } from '../bench/page/stage.js';
import { NO_DAMAGE, inspect, watch } from './fixtures/damage.js';
import { LONG_WORDS, PAYLOADS } from './fixtures/payloads.js';
import { picture } from './fixtures/picture.js';
import { putStage } from './fixtures/stage-site.js';
import { expect, test } from './fixtures/test.js';

/** The handle of the stage inside of the page. */
declare const stagePage: StagePage;

test.describe('G19: no text of anybody is ever run, styled, requested, or breaks the layout', () => {
  for (const [what, viewport] of [
    ['desktop', { width: 1280, height: 860 }],
    ['the narrowest phone', { width: 320, height: 568 }],
  ] as const) {
    test(`in every kind of message (${what})`, async ({ newPage, site }) => {
      const page = await newPage();
      await page.setViewportSize(viewport);
      const { requests } = watch(page);
      await page.route(/^https:/, (route) =>
        route.fulfill({ contentType: 'image/png', body: picture('a.png').buffer }),
      );
      await page.goto(await putStage(site));
      await page.waitForFunction(() => 'stagePage' in window);
      for (const [index, text] of PAYLOADS.entries()) {
        await page.evaluate(
          async ([payload, other]) => {
            const safeName = payload.replaceAll(/[/\\\p{Cc}]/gu, '_');
            const open = (window as unknown as { open_: { close(): void } | undefined }).open_;
            open?.close();
            const stage = stagePage.open({
              widget: { title: payload, greeting: { text: payload, quickReplies: [{ title: payload, payload }] } },
            });
            Object.assign(window, { open_: stage });
            const { server, chat } = stage;
            await chat.show();
            const { threadId = '' } = await chat.send(payload);
            const say = (content: Parameters<typeof server.reply>[1]): void =>
              void server.reply(threadId, content, payload);
            say({ type: 'TEXT', text: payload });
            say({
              type: 'CUSTOM_DATA',
              customData: { [`k ${other}`]: payload },
              userMessage: payload,
              agentMessage: payload,
            });
            say({ type: 'FILES', files: [{ url: 'https://files.example/a.pdf', name: safeName }], text: payload });
            say({
              type: 'FILES',
              files: [{ url: 'https://files.example/a.png', name: safeName, mediaType: 'image/png' }],
            });
            say({
              type: 'BUTTONS',
              text: payload,
              buttons: [
                { type: 'URL', title: payload, url: 'https://files.example/' },
                { type: 'POSTBACK', title: payload, payload },
              ],
            });
            const card = {
              title: payload,
              description: payload,
              actions: [{ type: 'POSTBACK' as const, title: payload, payload }],
            };
            say({ type: 'CAROUSEL', cards: [card, card] });
            say({ type: 'SURVEY', text: payload, followUp: payload });
            say({ type: 'QUICK_REPLIES', text: payload, replies: [{ title: payload, payload }] });
            server.type(threadId, true, payload);

            await chat.sendContextualData({ metadata: { field: payload } });
            chat.setDraft(payload);
            // What the loader of parts reads comes a little later.
            await new Promise((resolve) => setTimeout(resolve, 120));
          },
          [/\S/.test(text) ? text : `x${text}`, String(index)] as const,
        );
        expect(await inspect(page), JSON.stringify(text)).toEqual(NO_DAMAGE);
        if (index % 8 !== 0) continue;
        await page.evaluate(async () => {
          const { chat } = (window as unknown as { open_: ReturnType<StagePage['open']> }).open_;
          await chat.showThreadList();
          await new Promise((resolve) => setTimeout(resolve, 60));
        });
        expect(await inspect(page), `in the list: ${JSON.stringify(text)}`).toEqual(NO_DAMAGE);
      }
      expect(requests).toEqual([]);
    });
  }

  test('in the form, the preview, the title and the notification', async ({ newPage, site }) => {
    const page = await newPage();
    const { requests } = watch(page);
    await page.addInitScript(() => {
      const told: string[] = [];
      class FakeNotification extends EventTarget {
        static readonly permission = 'granted';
        constructor(title: string, options: { readonly body: string }) {
          super();
          told.push(title, options.body);
        }
        close(): void {}
      }
      Object.assign(window, { Notification: FakeNotification, told });
    });
    await page.goto(await putStage(site));
    await page.waitForFunction(() => 'stagePage' in window);
    for (const text of PAYLOADS.filter((payload) => /\S/.test(payload))) {
      await page.evaluate(async (payload) => {
        const before = (window as unknown as { open_: { close(): void } | undefined }).open_;
        before?.close();
        const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 50));
        const form = stagePage.open({
          widget: {
            title: payload,
            preChatForm: {
              title: payload,
              fields: [
                { name: 'a', label: payload, kind: 'TEXT', isRequired: true },
                { name: 'b', label: payload, kind: 'CHOICE', isRequired: false, options: [payload, 'other'] },
              ],
              consent: { text: payload, url: 'https://files.example/' },
            },
            availability: { isOnline: false, offlineText: payload, agents: [{ name: payload }] },
            launcher: { side: 'END', offsetInline: 20, offsetBlock: 20, isDraggable: false, showsPreview: true },
          },
        });
        await form.chat.show();
        await pause();
        form.close();
        const stage = stagePage.open({
          widget: {
            launcher: { side: 'END', offsetInline: 20, offsetBlock: 20, isDraggable: false, showsPreview: true },
          },
        });
        Object.assign(window, { open_: stage });
        const { threadId = '' } = await stage.chat.send('Hello');
        await stage.chat.hide();
        Object.defineProperty(document, 'visibilityState', { configurable: true, value: 'hidden' });
        stage.server.reply(threadId, payload, payload);
        await pause();
        Reflect.deleteProperty(document, 'visibilityState');
      }, text);
      expect(await inspect(page), JSON.stringify(text)).toEqual(NO_DAMAGE);
    }
    const told = await page.evaluate(() => (window as unknown as { told: readonly string[] }).told);
    expect(told.length).toBeGreaterThan(PAYLOADS.length);
    expect(requests).toEqual([]);
  });

  test('words of 4,096 characters stay inside of their window', async ({ newPage, site }) => {
    const page = await newPage();
    await page.goto(await putStage(site));
    await page.waitForFunction(() => 'stagePage' in window);
    for (const word of LONG_WORDS) {
      await page.evaluate(async (text) => {
        (window as unknown as { open_: { close(): void } | undefined }).open_?.close();
        const stage = stagePage.open({ widget: { greeting: { text } } });
        Object.assign(window, { open_: stage });
        await stage.chat.show();
        const { threadId = '' } = await stage.chat.send(text);
        stage.server.reply(threadId, text);
        stage.server.reply(threadId, { type: 'SURVEY', text, followUp: text });
        stage.server.reply(threadId, {
          type: 'CAROUSEL',
          cards: [
            { title: 'a', description: text, actions: [] },
            { title: 'b', description: text, actions: [] },
          ],
        });
        stage.chat.setDraft(text);
        await new Promise((resolve) => setTimeout(resolve, 250));
      }, word);
      expect(await inspect(page), word.slice(0, 4)).toEqual(NO_DAMAGE);
    }
  });

  test('a theme cannot leave its declarations, and its name is only a name', async ({ newPage, site }) => {
    const page = await newPage();
    const { requests } = watch(page);
    await page.goto(await putStage(site));
    await page.waitForFunction(() => 'stagePage' in window);
    const refused = await page.evaluate(async (payloads) => {
      const { chat } = stagePage.open();
      const outcomes = await Promise.all(
        payloads.map((name) =>
          chat.setTheme(name).then(
            () => `taken: ${name}`,
            (refusal: unknown) => (refusal as { readonly code: string }).code,
          ),
        ),
      );
      return [...new Set(outcomes)].sort();
    }, PAYLOADS);
    expect(
      refused.every((outcome) => /^(INVALID_ARGUMENT|LIMIT_EXCEEDED|THEME_NOT_FOUND|UNKNOWN_THEME)$/.test(outcome)),
      refused.join(),
    ).toBe(true);
    expect(requests).toEqual([]);
  });

  test('a label that ends its own isolation turns nothing that stands behind it', async ({ newPage, site }) => {
    const page = await newPage();
    await page.goto(await putStage(site));
    await page.waitForFunction(() => 'stagePage' in window);
    await page.evaluate(async () => {
      const fields = [{ name: 'order', label: 'Order\u2069\u202e', kind: 'TEXT', isRequired: false } as const];
      await stagePage.open({ widget: { preChatForm: { fields } } }).chat.show();
    });
    const places = await page.locator('.lc-field__hint').evaluate((hint) => {
      const [text] = [...hint.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
      if (text === undefined) throw new Error('It says nothing.');
      return [...(text.nodeValue ?? '')].map((_, index) => {
        const letter = document.createRange();
        letter.setStart(text, index);
        letter.setEnd(text, index + 1);
        return letter.getBoundingClientRect().left;
      });
    });
    expect(places.length).toBeGreaterThan(3);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });
});
