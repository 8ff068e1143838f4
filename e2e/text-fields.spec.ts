import type { Page } from '@playwright/test';
import type { Stage, StageOptions } from '../bench/page/open-stage.js';
import type { StagePage } from '../bench/page/stage.js';
import { NO_DAMAGE, inspect, watch } from './fixtures/damage.js';
import { PAYLOADS } from './fixtures/payloads.js';
import { picture } from './fixtures/picture.js';
import { putStage } from './fixtures/stage-site.js';
import { expect, test } from './fixtures/test.js';
import { contentsWith, textFields, widgetWith, type Writer } from './fixtures/text-fields.js';

/** The handle of the stage inside of the page. */
declare const stagePage: StagePage;

/** Where a text can come to in the widget: what is read, or an attribute or property by its name. */
type Sink = 'text' | 'notification' | 'aria-label' | 'title' | 'alt' | 'href' | 'src' | 'value';

/**
 * Where each free text of the protocol comes to. A field that is new has to be added here; one that comes to a sink
 * that is not named fails as well.
 */
const SINKS: Readonly<Record<string, readonly Sink[]>> = {
  // What programs hear, and nobody sees.
  'error.field': [],
  'error.message': [],
  'error.remedy': [],
  'frame.typing.author.id': [],
  'message.author.id': [],
  'message.content.ANSWER.payload': [],
  'message.content.BUTTONS.buttons[].POSTBACK.payload': [],
  'message.content.CAROUSEL.cards[].actions[].POSTBACK.payload': [],
  'message.content.CUSTOM_DATA.agentMessage': [],
  'message.content.CUSTOM_DATA.customData': [],
  'message.content.FORM.consent': [],
  'message.content.FORM.fields[].name': [],
  'message.content.QUICK_REPLIES.replies[].payload': [],
  'person.name': [],
  'widget.greeting.quickReplies[].payload': [],
  'widget.preChatForm.fields[].name': [],
  // Only its first letters, in a face.
  'widget.availability.agents[].name': [],
  // Values of styles have a form of their own: payloads.spec.ts.
  'widget.themes{}.styles{}': [],

  'frame.typing.author.name': ['text'],
  'message.author.name': ['text', 'title', 'notification'],
  'message.content.ANSWER.text': ['text'],
  'message.content.BUTTONS.buttons[].POSTBACK.title': ['text'],
  'message.content.BUTTONS.buttons[].URL.title': ['text'],
  'message.content.BUTTONS.buttons[].URL.url': ['href'],
  'message.content.BUTTONS.text': ['text'],
  'message.content.CAROUSEL.cards[].actions[].POSTBACK.title': ['text'],
  'message.content.CAROUSEL.cards[].actions[].URL.title': ['text'],
  'message.content.CAROUSEL.cards[].actions[].URL.url': ['href'],
  'message.content.CAROUSEL.cards[].description': ['text'],
  'message.content.CAROUSEL.cards[].imageUrl': ['src'],
  'message.content.CAROUSEL.cards[].title': ['text'],
  'message.content.CUSTOM_DATA.userMessage': ['text'],
  'message.content.FILES.files[].name': ['alt', 'aria-label', 'text'],
  'message.content.FILES.files[].url': ['src'],
  'message.content.FILES.text': ['text'],
  'message.content.FORM.fields[].label': ['text'],
  'message.content.FORM.fields[].value': ['text'],
  'message.content.NOTE.name': ['text'],
  'message.content.QUICK_REPLIES.replies[].title': ['text'],
  'message.content.QUICK_REPLIES.text': ['text', 'notification'],
  'message.content.SURVEY.followUp': ['text'],
  'message.content.SURVEY.text': ['text', 'aria-label'],
  'message.content.SURVEY_ANSWER.comment': ['text'],
  'message.content.TEXT.text': ['text', 'notification'],
  'widget.availability.offlineText': ['text'],
  'widget.greeting.quickReplies[].title': ['text'],
  'widget.greeting.text': ['text'],
  'widget.preChatForm.consent.text': ['text'],
  'widget.preChatForm.consent.url': ['href'],
  'widget.preChatForm.fields[].label': ['text'],
  'widget.preChatForm.fields[].options[]': ['text', 'value'],
  'widget.preChatForm.title': ['text'],
  'widget.title': ['aria-label', 'text'],
};

/** Everything that one page of the tour shows. */
interface Exhibits {
  readonly widget: Readonly<Record<string, unknown>>;
  readonly contents: readonly Readonly<Record<string, unknown>>[];
  readonly author: string;
  readonly writer: string;
}

function exhibits(write: Writer): Exhibits {
  return {
    widget: widgetWith(write),
    contents: contentsWith(write),
    author: write('message.author.name'),
    writer: write('frame.typing.author.name'),
  };
}

const SCENES = ['form', 'greeting', 'preview', 'conversation', 'list'] as const;

/** What is there when a scene is. */
const SIGNS: Readonly<Record<(typeof SCENES)[number], string>> = {
  form: '.lc-form',
  greeting: '.lc-reply',
  preview: '.lc-preview',
  conversation: '.lc-typing',
  list: '.lc-thread',
};

/** Opens one scene in the place of the last one. */
async function open(page: Page, scene: (typeof SCENES)[number], shown: Exhibits): Promise<void> {
  await page.evaluate(
    async ([name, { widget, contents, author, writer }]) => {
      const at = window as unknown as { scene?: Stage };
      at.scene?.close();
      const { preChatForm, greeting, availability, ...rest } = widget as NonNullable<Required<StageOptions>['widget']>;
      const stages: Readonly<Record<typeof name, StageOptions['widget']>> = {
        form: {
          ...rest,
          preChatForm: {
            ...preChatForm!,
            fields: (preChatForm?.fields ?? []).flatMap((field) => [
              { ...field, isRequired: false },
              { ...field, name: `${field.name}+`, kind: 'CHOICE' as const },
            ]),
          },
        },
        greeting: { ...rest, greeting: greeting!, availability: { ...availability!, isOnline: false } },
        preview: { ...rest, greeting: greeting! },
        conversation: { ...rest, availability: availability! },
        list: rest,
      };
      const stage = stagePage.open({ widget: stages[name] ?? {} });
      at.scene = stage;
      const { chat, server } = stage;
      if (name === 'preview') return;
      if (name === 'form' || name === 'greeting') {
        await chat.show();
        return;
      }
      const { threadId = '' } = await chat.send('Hello');
      if (name === 'conversation') await chat.show();
      const customer = chat.state.person?.id ?? '';
      for (const content of contents as unknown as Parameters<typeof server.chat.reply>[1][]) {
        if (name === 'list') break;
        if (['ANSWER', 'SURVEY_ANSWER', 'FORM', 'TEXT', 'CUSTOM_DATA'].includes(content.type)) {
          server.chat.reply(threadId, content, { type: 'CUSTOMER', id: customer });
        }
        const type = content.type === 'NOTE' ? 'SYSTEM' : 'AGENT';
        server.chat.reply(threadId, content, { type, id: 'agent-01', name: author });
      }
      // Who looks elsewhere is notified. What was stored without a word is caught up with.
      if (name === 'list') Object.defineProperty(document, 'visibilityState', { configurable: true, value: 'hidden' });
      for (const last of contents.filter(({ type }) => type === 'TEXT' || type === 'QUICK_REPLIES')) {
        server.reply(threadId, last as unknown as Parameters<typeof server.reply>[1], author);
      }
      if (name === 'conversation') return server.type(threadId, true, writer);
      await new Promise((resolve) => setTimeout(resolve, 50));
      Reflect.deleteProperty(document, 'visibilityState');
      await chat.showThreadList();
      await chat.show();
    },
    [scene, shown] as const,
  );
}

/** All that can be read on the page, with where it stands. */
function read(page: Page): Promise<readonly (readonly [string, string])[]> {
  return page.evaluate(() => {
    const root = document.querySelector('lc-widget')?.shadowRoot;
    if (root === null || root === undefined) return [];
    // A survey asks for words once it was answered.
    root.querySelector<HTMLElement>('.lc-survey__ratings .lc-action')?.click();
    const attributes = [...root.querySelectorAll('*')].flatMap((element) =>
      [...element.attributes].map(({ name, value }) => [name, decodeURIComponent(value)] as const),
    );
    const texts = [...root.querySelectorAll('*')]
      .flatMap(({ childNodes }) => [...childNodes])
      .filter((node) => node.nodeType === Node.TEXT_NODE)
      .map((node) => ['text', node.nodeValue ?? ''] as const);
    const { told = [] } = window as unknown as { told?: readonly string[] };
    return [...attributes, ...texts, ...told.map((words) => ['notification', words] as const)];
  });
}

/** So high that a conversation is drawn from its beginning. */
const HEIGHT = 9000;

async function prepare(page: Page, address: string, width: number): Promise<void> {
  await page.setViewportSize({ width, height: HEIGHT });
  await page.route(/^https:/, (route) => route.fulfill({ contentType: 'image/png', body: picture('a.png').buffer }));
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
  await page.goto(address);
  await page.waitForFunction(() => 'stagePage' in window);
}

test.describe('G19: every free text of the protocol', () => {
  test('is in the table of where it comes to', () => {
    expect(Object.keys(SINKS).sort()).toEqual(textFields());
  });

  test('comes to the sinks of the table, and to no other', async ({ newPage, site }) => {
    const page = await newPage();
    await prepare(page, await putStage(site), 380);
    const fields = textFields();
    const marked = exhibits((path) => `zq${String(fields.indexOf(path))}zq`);
    const found = new Set<string>();
    const wanted = Object.entries(SINKS).flatMap(([field, sinks]) => sinks.map((sink) => `${field} -> ${sink}`));
    const look = async (): Promise<readonly string[]> => {
      for (const [sink, words] of await read(page)) {
        for (const [, index] of words.matchAll(/zq(\d+)zq/g)) found.add(`${fields[Number(index)] ?? ''} -> ${sink}`);
      }
      return wanted.filter((one) => !found.has(one));
    };
    let missing: readonly string[] = wanted;
    for (const scene of SCENES) {
      await open(page, scene, marked);
      await expect(page.locator(SIGNS[scene]).first()).toBeAttached();
      // Parts come one after the other; it is over when there was no news for a while.
      for (let quiet = 0; quiet < 15; quiet += 1) {
        const before = found.size;
        missing = await look();
        if (found.size > before) quiet = 0;
        await page.waitForTimeout(100);
      }
    }
    expect(missing).toEqual([]);
    expect([...found].filter((one) => !wanted.includes(one))).toEqual([]);
  });

  test('runs, asks for and moves nothing, whichever text of the corpus it is', async ({ newPage, site }) => {
    test.setTimeout(600_000);
    const page = await newPage();
    const { requests } = watch(page);
    await prepare(page, await putStage(site), 380);
    for (const [index, text] of PAYLOADS.entries()) {
      const shown = exhibits(() => (/\S/.test(text) ? text : `x${text}`));
      for (const scene of ['conversation', 'form', 'list'] as const) {
        if (scene !== 'conversation' && index % 6 !== 0) continue;
        await open(page, scene, shown);
        await expect(page.locator(SIGNS[scene]).first()).toBeAttached();
        expect(await inspect(page), `${scene}: ${JSON.stringify(text)}`).toEqual(NO_DAMAGE);
      }
    }
    expect(requests).toEqual([]);
  });
});

test.describe('G19: every free text that comes from the page itself', () => {
  test('its own words for the widget, and what a visitor is about to send, are text wherever they stand', async ({
    newPage,
    site,
  }) => {
    test.setTimeout(600_000);
    const page = await newPage();
    const { requests } = watch(page);
    await prepare(page, await putStage(site), 380);
    const field = page.locator('.lc-composer__input');
    for (const text of ['Words of the page', ...PAYLOADS]) {
      await page.evaluate((words) => {
        const at = window as unknown as { scene?: Stage };
        at.scene?.close();
        const names = [
          'greetingTitle',
          'greetingText',
          'tagline',
          'messagePlaceholder',
          'message',
          'sendMessage',
          'menu',
        ];
        at.scene = stagePage.open({ texts: { 'en-US': Object.fromEntries(names.map((name) => [name, words])) } });
        return at.scene.chat.show();
      }, text);
      await expect(field).toBeVisible();
      if (text === 'Words of the page') await expect(field).toHaveAttribute('placeholder', text);
      await field.fill(text);
      const written = await field.inputValue();
      expect(await inspect(page), JSON.stringify(text)).toEqual(NO_DAMAGE);
      // The draft comes back as it was.
      await page.evaluate(async () => {
        const { chat } = (window as unknown as { scene: Stage }).scene;
        await chat.hide();
        await chat.show();
      });
      await expect(field).toHaveValue(written);
      expect(await inspect(page), JSON.stringify(text)).toEqual(NO_DAMAGE);
    }
    expect(requests).toEqual([]);
  });
});
