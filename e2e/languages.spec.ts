import { gzipSync } from 'node:zlib';
import { expect, test } from './fixtures/test.js';
import { Widget } from './pages/widget.js';

/** The languages of the specification with the first words of their greeting. */
const GREETINGS = {
  'ar-AE': 'كيف يمكننا مساعدتك؟',
  'bs-BA': 'Kako vam možemo pomoći?',
  'da-DK': 'Hvordan kan vi hjælpe?',
  'de-DE': 'Wie können wir helfen?',
  'el-GR': 'Πώς μπορούμε να βοηθήσουμε;',
  'en-US': 'How can we help?',
  'es-ES': '¿En qué podemos ayudarte?',
  'es-LA': '¿Cómo podemos ayudarlo?',
  'fr-FR': 'Comment pouvons-nous vous aider ?',
  'hr-HR': 'Kako vam možemo pomoći?',
  'hu-HU': 'Miben segíthetünk?',
  'it-IT': 'Come possiamo aiutarti?',
  'ja-JP': 'ご用件をお聞かせください',
  'ko-KR': '무엇을 도와드릴까요?',
  'lt-LT': 'Kuo galime padėti?',
  'lv-LV': 'Kā varam palīdzēt?',
  'pl-PL': 'W czym możemy pomóc?',
  'pt-BR': 'Como podemos ajudar?',
  'pt-PT': 'Como podemos ajudar?',
  'ro-RO': 'Cu ce vă putem ajuta?',
  'ru-RU': 'Чем мы можем помочь?',
  'sl-SI': 'Kako vam lahko pomagamo?',
  'sq-AL': 'Si mund t’ju ndihmojmë?',
  'sr-Latn': 'Kako možemo da pomognemo?',
  'sv-SE': 'Hur kan vi hjälpa till?',
  'th-TH': 'มีอะไรให้เราช่วยไหม',
  'tr-TR': 'Size nasıl yardımcı olabiliriz?',
  'uk-UA': 'Чим ми можемо допомогти?',
  'zh-Hans': '有什么可以帮您？',
  'zh-Hant': '有甚麼可以幫到您？',
  'zh-TW': '需要什麼協助嗎？',
} as const;

test('speaks each of its languages, and English where it knows none', async ({ visitor }) => {
  await visitor.call('show');
  const root = visitor.page.locator('.lc-root');
  for (const [language, greeting] of Object.entries(GREETINGS)) {
    await visitor.call('set_language', language);
    await expect(root, language).toHaveAttribute('lang', language);
    await expect(visitor.widget.window).toContainText(greeting);
    await expect(root).toHaveAttribute('dir', language === 'ar-AE' ? 'rtl' : 'ltr');
    const overflowing = await visitor.widget.window.evaluate((window) => window.scrollWidth - window.clientWidth);
    expect(overflowing, language).toBe(0);
  }
  await visitor.call('set_language', 'xx-XX');
  await expect(root).toHaveAttribute('lang', 'en-US');
});

test('each language but English is a file of its own, of 4 KB at most', async ({ newPage, server }) => {
  const { request } = await newPage();
  const { files } = (await (await request.get(`${server.url}/livechat.manifest.json`)).json()) as {
    readonly files: Readonly<Record<string, unknown>>;
  };
  for (const language of Object.keys(GREETINGS).filter((each) => each !== 'en-US')) {
    const names = Object.keys(files).filter((name) => name.startsWith(`widget/${language.toLowerCase()}-`));
    expect(names, language).toHaveLength(1);
    const text = await (await request.get(`${server.url}/${names[0] ?? ''}`)).body();
    expect(gzipSync(text).length, language).toBeLessThanOrEqual(4096);
  }
});

test('a plain page replaces texts with a property of its stub, the element with an attribute', async ({
  newPage,
  server,
}) => {
  const page = await newPage();
  await page.addInitScript(() => {
    const stub = (...args: unknown[]): void => void stub.q.push(args);
    stub.q = [] as unknown[];
    stub.texts = { 'en-US': { openChat: 'Talk to a potter', nothing: 7 } };
    Object.assign(window, { liveChat: stub });
  });
  await page.goto(`${server.url}/plain.html`);
  await expect(page.getByRole('button', { name: 'Talk to a potter' })).toBeVisible();

  const other = await newPage();
  await other.goto(`${server.url}/element.html`);
  const widget = new Widget(other);
  await expect(widget.launcher).toBeVisible();
  await other.locator('live-chat').evaluate((element) => {
    element.setAttribute('texts', JSON.stringify({ 'en-US': { openChat: 'Ask a potter' } }));
  });
  await expect(other.getByRole('button', { name: 'Ask a potter' })).toBeVisible();
});
