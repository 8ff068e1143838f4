import { expect, test } from './fixtures/test.js';
import { tokenFor } from './fixtures/token-for.js';
import { PlainPage } from './pages/plain-page.js';

const WIDGET_ID = '85ea1938-f457-496d-8532-8fa489beea63';

/** All twelve, in an order in which each succeeds; `auth` needs a token and has tests of its own. */
const GOOD_CALLS: readonly (readonly [command: string, arg: unknown, result: Readonly<Record<string, unknown>>])[] = [
  ['init', WIDGET_ID, { widgetId: WIDGET_ID }],
  ['show', null, { isOpen: true }],
  ['hide', null, { isOpen: false }],
  ['hide_launcher', null, { isLauncherVisible: false }],
  ['show_launcher', null, { isLauncherVisible: true }],
  ['set_theme', 'dark', { theme: 'dark' }],
  ['set_language', 'de-DE', { language: 'de-DE' }],
  ['send', { type: 'DRAFT', message: 'A draft' }, { message: { type: 'DRAFT' } }],
  ['send', { type: 'BASIC', message: 'A message' }, { message: { type: 'BASIC' } }],
  ['send', { type: 'CUSTOM_DATA', customData: { a: 1 }, userMessage: 'Shown' }, { message: { type: 'CUSTOM_DATA' } }],
  ['send_contextual_data', { metadata: { color: 'green' } }, { metadata: { color: 'green' } }],
  ['logout', null, { loggedOut: false }],
  ['clear', WIDGET_ID, { cleared: true }],
];

const BAD_CALLS: readonly (readonly [what: string, command: string, arg: unknown, code: string])[] = [
  ['an unknown command', 'dance', null, 'UNKNOWN_COMMAND'],
  ['a name of the prototype', 'constructor', null, 'UNKNOWN_COMMAND'],
  ['no token', 'auth', undefined, 'INVALID_ARGUMENT'],
  ['a token that is none', 'auth', 'no token', 'INVALID_ARGUMENT'],
  ['no theme', 'set_theme', undefined, 'INVALID_ARGUMENT'],
  ['a theme of another type', 'set_theme', 42, 'INVALID_ARGUMENT'],
  ['a theme that is not configured', 'set_theme', 'neon', 'THEME_NOT_FOUND'],
  ['no message', 'send', undefined, 'INVALID_ARGUMENT'],
  ['an empty message', 'send', { type: 'BASIC' }, 'INVALID_ARGUMENT'],
  ['a message of no known type', 'send', { type: 'SONG', message: 'la' }, 'INVALID_ARGUMENT'],
  ['a message over the limit', 'send', { type: 'BASIC', message: 'x'.repeat(4097) }, 'LIMIT_EXCEEDED'],
  ['an attachment without its name', 'send', { type: 'BASIC', attachment: 'data:,x' }, 'INVALID_ARGUMENT'],
  ['a draft without text', 'send', { type: 'DRAFT' }, 'INVALID_ARGUMENT'],
  ['no contextual data', 'send_contextual_data', undefined, 'INVALID_ARGUMENT'],
  ['contextual data that is a list', 'send_contextual_data', { metadata: [1] }, 'INVALID_ARGUMENT'],
  [
    'a strategy that does not exist',
    'send_contextual_data',
    { metadata: {}, multiThreadStrategy: 'SOME' },
    'INVALID_ARGUMENT',
  ],
  ['a widget ID of another form', 'init', 'not-an-id', 'INVALID_ARGUMENT'],
  ['a language of another type', 'set_language', 7, 'INVALID_ARGUMENT'],
];

test.describe('the commands of liveChat(...)', () => {
  test('each acts and calls back with its result', async ({ visitor }) => {
    for (const [command, arg, result] of GOOD_CALLS) {
      const answer = await visitor.call(command, arg);
      expect(answer.error, command).toBeUndefined();
      expect(answer.defined, command).toBe(1);
      expect(answer.result, command).toMatchObject(result);
    }
  });

  test('each button of the panel calls back without an error', async ({ visitor }) => {
    const buttons = [
      'init',
      'show',
      'hide',
      'hide_launcher',
      'show_launcher',
      'set_theme',
      'set_language',
      'send DRAFT',
      'send BASIC',
      'send CUSTOM_DATA',
      'send_contextual_data',
      'auth',
      'logout',
      'clear',
    ];
    for (const button of buttons) {
      await visitor.press(button);
      await expect(visitor.callbacks).toContainText(button);
      // The window must not cover the next button.
      await visitor.call('hide');
    }
    await expect(visitor.callbacks).not.toContainText('remedy');
  });

  for (const [what, command, arg, code] of BAD_CALLS) {
    test(`${command} with ${what} calls back with ${code} and what to do`, async ({ visitor }) => {
      const { error, defined } = await visitor.call(command, arg);
      expect(defined).toBe(1);
      expect(error).toMatchObject({ code, name: 'LiveChatError' });
      expect(error?.message).not.toBe('');
      expect(error?.remedy).not.toBe('');
    });
  }

  test('calls without a callback, and callbacks that throw, harm nothing', async ({ visitor, problems }) => {
    // What nobody listens to is told to the page's developer.
    problems.expect(/a mistake of the page|UNKNOWN_COMMAND|INVALID_ARGUMENT/);
    const thrown = await visitor.page.evaluate(() => {
      const { liveChat } = window as unknown as { liveChat: (...args: unknown[]) => void };
      try {
        liveChat('dance');
        liveChat('send');
        liveChat('show', null, () => {
          throw new Error('a mistake of the page');
        });
        liveChat();
        return null;
      } catch (error) {
        return String(error);
      }
    });
    expect(thrown).toBeNull();
    await expect(visitor.widget.window).toBeVisible();
    expect((await visitor.call('hide')).defined).toBe(1);
  });

  test('another widget ID without clear or logout first is refused by callback', async ({ visitor, server }) => {
    const created = await server.run('widget', 'create', '--title', 'Another', '--json');
    const { id } = JSON.parse(created.stdout) as { readonly id: string };
    const refused = await visitor.call('init', id);
    expect(refused.defined).toBe(1);
    expect(refused.error).toBeDefined();
    expect((await visitor.call('clear')).defined).toBe(1);
    expect((await visitor.call('init', id)).result).toMatchObject({ widgetId: id, title: 'Another' });
  });

  test('a widget that does not exist is told by callback, with what to do', async ({ visitor, problems }) => {
    problems.expect(/There is no widget/);
    await visitor.call('clear');
    const { error, defined } = await visitor.call('init', '00000000-0000-4000-8000-000000000000');
    expect(defined).toBe(1);
    expect(error).toMatchObject({ code: 'WIDGET_NOT_FOUND' });
    expect(error?.remedy).toContain('widget');
  });

  test('calls before the script has loaded are replayed in order, with their callbacks', async ({
    newPage,
    server,
  }) => {
    const visitor = new PlainPage(await newPage(), server.url);
    const release = await gotoWithoutScript(visitor);
    const calls = [
      ...GOOD_CALLS.filter(([command]) => command !== 'logout' && command !== 'clear'),
      ...BAD_CALLS.map(([, command, arg, code]) => [command, arg, { code }] as const),
    ];
    await callEarly(visitor, calls);
    release();
    const answers = await answersOf(visitor, calls.length);
    for (const [at, error, result] of answers) {
      const [command, , expected] = calls[at]!;
      expect((error === undefined) !== (result === undefined), `${command}: exactly one is defined`).toBe(true);
      expect(error ?? result, command).toMatchObject(expected);
    }
    expect(new Set(answers.map(([at]) => at)).size).toBe(calls.length);
  });

  test('auth, logout and clear wait for the script like all others', async ({ newPage, server }) => {
    const early = async (...calls: readonly EarlyCall[]): Promise<readonly EarlyAnswer[]> => {
      const visitor = new PlainPage(await newPage(), server.url);
      const release = await gotoWithoutScript(visitor);
      await callEarly(visitor, calls);
      release();
      return answersOf(visitor, calls.length);
    };
    const jwt = await tokenFor(server.url, { name: 'Early Bird', email: 'early@example.com' });
    const [login] = await early(['auth', jwt]);
    expect(login).toMatchObject([0, undefined, { person: { kind: 'CUSTOMER', name: 'Early Bird' } }]);
    expect(await early(['logout', null], ['clear', WIDGET_ID])).toEqual([
      [0, undefined, { loggedOut: false }],
      [1, undefined, { cleared: true, loggedOut: false }],
    ]);
  });

  test('what calls before the script do keeps their order', async ({ newPage, server, unique }) => {
    const visitor = new PlainPage(await newPage(), server.url);
    const release = await gotoWithoutScript(visitor);
    const texts = ['One', 'Two', 'Three'].map(unique);
    await visitor.page.evaluate((messages) => {
      const { liveChat } = window as unknown as { liveChat: (...args: unknown[]) => void };
      liveChat('set_language', 'de-DE');
      messages.forEach((message) => liveChat('send', message));
      liveChat('set_language', 'en-US');
      liveChat('show');
    }, texts);
    release();
    await expect(visitor.widget.message(texts[2]!)).toBeVisible();
    const shown = (await visitor.widget.messages.textContent()) ?? '';
    const places = texts.map((text) => shown.indexOf(text));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
  });
});

type EarlyCall = readonly [command: string, arg: unknown, ...rest: unknown[]];
/** Which call, and what its callback received. */
type EarlyAnswer = [at: number, error: { code: string } | undefined, result: unknown];
interface EarlyPage {
  liveChat: ((...args: unknown[]) => void) & { q?: unknown };
  answers: EarlyAnswer[];
}

/** Calls the snippet's stub, whose queue the script will replay. */
async function callEarly(visitor: PlainPage, calls: readonly EarlyCall[]): Promise<void> {
  const isStub = await visitor.page.evaluate((list) => {
    const page = window as unknown as EarlyPage;
    page.answers = [];
    list.forEach(([command, arg], at) => {
      page.liveChat(command, arg, (error?: { code: string }, result?: unknown) => {
        page.answers.push([at, error === undefined ? undefined : { code: error.code }, result]);
      });
    });
    return Array.isArray(page.liveChat.q);
  }, calls);
  expect(isStub).toBe(true);
}

/** What the callbacks received, once all were called. */
async function answersOf(visitor: PlainPage, count: number): Promise<readonly EarlyAnswer[]> {
  const read = (): Promise<EarlyAnswer[]> => visitor.page.evaluate(() => (window as unknown as EarlyPage).answers);
  await expect.poll(async () => (await read()).length).toBe(count);
  return read();
}

/** Opens the page with the script held back; the returned function lets it through. */
async function gotoWithoutScript(visitor: PlainPage): Promise<() => void> {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await visitor.page.route('**/livechat.js', async (route) => {
    await held;
    await route.continue();
  });
  await visitor.page.goto(`${visitor.baseUrl}/plain.html`, { waitUntil: 'domcontentloaded' });
  return release;
}

test.describe('events and the end', () => {
  test('on and off tell of what happens; destroy takes everything away; init brings it back', async ({ visitor }) => {
    await visitor.call('init', WIDGET_ID);
    await visitor.page.evaluate(() => {
      const page = window as unknown as { liveChat: (...args: unknown[]) => void; heard: string[] };
      page.heard = [];
      for (const type of ['opened', 'closed']) {
        page.liveChat('on', type, (event: { type: string }) => page.heard.push(event.type));
      }
    });
    const heard = (): Promise<string[]> =>
      visitor.page.evaluate(() => (window as unknown as { heard: string[] }).heard);
    await visitor.widget.open();
    expect(await heard()).toEqual(['opened']);

    expect((await visitor.call('get_state')).result).toMatchObject({ phase: 'ready', isOpen: true });
    expect((await visitor.call('destroy')).result).toEqual({ destroyed: true });
    await expect(visitor.page.locator('lc-widget')).toHaveCount(0);

    await visitor.call('init', WIDGET_ID);
    await expect(visitor.widget.window).toBeVisible();
    await visitor.call('hide');
    expect(await heard()).toContain('closed');
  });
});

test.describe('what the commands do', () => {
  test('show and hide, show_launcher and hide_launcher', async ({ visitor }) => {
    await visitor.call('show');
    await expect(visitor.widget.window).toBeVisible();
    await visitor.call('hide');
    await expect(visitor.widget.window).toBeHidden();
    await expect(visitor.widget.launcher).toBeVisible();

    await visitor.call('show');
    await visitor.call('hide_launcher');
    await expect(visitor.widget.window).toBeHidden();
    await expect(visitor.widget.launcher).toBeHidden();

    await visitor.call('show_launcher');
    await expect(visitor.widget.launcher).toBeVisible();
    await expect(visitor.widget.window).toBeHidden();
  });

  test('set_language to German and Arabic, and back for a tag that nobody speaks', async ({ visitor }) => {
    await visitor.call('show');
    await visitor.call('open_new_thread');
    await visitor.widget.drawn();
    const launcher = visitor.page.getByRole('button', { name: 'Close chat' });
    await expect(launcher).toBeVisible();
    await visitor.call('set_language', 'de_de');
    await expect(launcher).toBeHidden();
    await expect(visitor.widget.window.getByRole('textbox', { name: 'Nachricht' })).toBeVisible();
    await visitor.call('set_language', 'ar-AE');
    // The texts of a language are a file of their own.
    await expect(visitor.widget.window).toHaveCSS('direction', 'rtl');
    expect((await visitor.call('set_language', 'xx')).result).toEqual({ language: 'en-US' });
    await expect(launcher).toBeVisible();
  });

  test('set_theme changes the colours of the window', async ({ visitor }) => {
    await visitor.call('show');
    await visitor.widget.drawn();
    const colour = (): Promise<string> =>
      visitor.widget.window.evaluate((element) => getComputedStyle(element).backgroundColor);
    const light = await colour();
    await visitor.call('set_theme', 'dark');
    await expect.poll(colour).not.toBe(light);
    await visitor.call('set_theme', 'default');
    await expect.poll(colour).toBe(light);
  });

  test('send: a draft stands in the composer, custom data shows each side its own text', async ({
    visitor,
    desk,
    unique,
  }) => {
    await visitor.call('show');
    await visitor.call('send', { type: 'DRAFT', message: 'A draft to finish' });
    await expect(visitor.widget.composer).toHaveValue('A draft to finish');

    const shown = unique('Track my order.');
    const forAgent = unique('The visitor asked for order ORD-6789.');
    await visitor.call('send', {
      type: 'CUSTOM_DATA',
      customData: { orderId: 'ORD-6789' },
      agentMessage: forAgent,
      userMessage: shown,
    });
    await expect(visitor.widget.message(shown)).toBeVisible();
    await expect(visitor.widget.messages).not.toContainText(forAgent);
    await expect(desk.inbox).toContainText(forAgent);
    await desk.open(forAgent);
    await expect(desk.log).toContainText(forAgent);
    await expect(desk.log).toContainText('ORD-6789');
    await expect(visitor.widget.composer).toHaveValue('A draft to finish');
  });
});
