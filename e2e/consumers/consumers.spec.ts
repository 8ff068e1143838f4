import type { Page } from '@playwright/test';
import { join } from 'node:path';
import { OF_THE_WIDGET, initialCode } from '../fixtures/initial-code.js';
import { listen } from '../fixtures/listen.js';
import { expect, test } from '../fixtures/test.js';
import { WIDGET_ID } from '../hosts/embed.js';
import { Widget } from '../pages/widget.js';
import { ANGULAR_VERSIONS } from './angular-version.js';
import { AppServer } from './app-server.js';
import { ConsumerApp } from './consumer-app.js';
import { packLibraries } from './packed-libraries.js';
import { putVitePage } from './vite-page.js';

const PACKAGES = join(import.meta.dirname, '../../.cache/consumers');

/** A page that waits for a socket would never be answered. */
const ANSWERS_WITHIN_MS = 60_000;

async function talk(page: Page, text: string): Promise<void> {
  const widget = new Widget(page);
  await widget.open();
  await widget.startConversation();
  await widget.send(text);
  await expect(widget.message(text)).toBeVisible();
  await expect(widget.messages.getByText(/Sent|Delivered|Seen/).first()).toBeAttached();
}

// Most of a build keeps one processor busy. What is in a version goes on in its order.
test.describe.configure({ mode: 'parallel' });

for (const version of ANGULAR_VERSIONS) {
  test.describe(`a new application of Angular ${String(version.major)}`, () => {
    test.describe.configure({ mode: 'serial' });
    let app: ConsumerApp;
    let server: AppServer | undefined;

    test.afterEach(async () => {
      await server?.stop();
      server = undefined;
    });

    test('installs the packed libraries', async () => {
      app = await ConsumerApp.create(version, await packLibraries(join(PACKAGES, String(version.major))));
      // A page is rendered when it is asked for, and tells when it is stable.
      await app.change('src/app/app.routes.server.ts', 'RenderMode.Prerender', 'RenderMode.Server');
      await app.change('src/main.ts', 'bootstrapApplication(App, appConfig)', WITH_STABILITY);
    });

    test('Vite leaves what connects the core for later', async ({ newPage, server: { url }, site, unique }) => {
      const { url: address, html, scripts } = await putVitePage(app, coreProgram(url, unique('Hello')), site);
      const engine = scripts.find((name) => name.startsWith('full-engine')) ?? 'a script of its own';
      expect(scripts).toContain(engine);
      expect(html).not.toContain(engine);

      const page = await newPage();
      const { complaints } = listen(page);
      await page.goto(address);
      await expect(page.locator('body')).toHaveText(`${unique('Hello')} SENT`);
      expect(complaints).toEqual([]);
    });

    test('gets the chat by ng add', async ({ server: { url } }) => {
      const options = ['--skip-confirmation', `--widget-id=${WIDGET_ID}`, `--server-url=${url}`];
      const { code, output } = await app.ng('add', 'livechat-angular', ...options);
      expect(output).toContain(`connect-src ${url}`);
      expect(code, output).toBe(0);
      expect(await app.read('src/app/app.config.ts')).toContain(`provideLiveChat({ serverUrl: '${url}'`);
      expect(await app.read('src/app/app.html')).toContain('<lc-widget />');

      const before = await app.read('src/app/app.config.ts');
      expect((await app.ng('add', 'livechat-angular', ...options)).code).toBe(0);
      expect(await app.read('src/app/app.config.ts')).toBe(before);
    });

    test('is rendered by its server and hydrated without a complaint', async ({ newPage, unique }) => {
      const { code, output } = await app.ng('build', '--configuration=development');
      expect(code, output).toBe(0);
      server = await AppServer.start(app);
      const answer = await fetch(server.url, { signal: AbortSignal.timeout(ANSWERS_WITHIN_MS) });
      const html = await answer.text();
      expect(answer.status, html).toBe(200);
      expect(html).toContain('Hello, shop');
      expect(html).toMatch(/<lc-widget [^>]*><!--[^<]*--><\/lc-widget>/);

      const page = await newPage();
      const { said, complaints } = listen(page);
      await page.goto(server.url);
      await expect(page.locator('html[data-stable]')).toBeAttached();
      await talk(page, unique('Hello'));
      await expect.poll(() => said.find((text) => text.includes('Angular hydrated'))).toBeDefined();
      expect(complaints).toEqual([]);
      expect(server.output).not.toMatch(/error|warn/i);
    });

    test('works as it is built for production', async ({ newPage, unique }) => {
      const { code, output } = await app.ng('build');
      expect(code, output).toBe(0);
      server = await AppServer.start(app);
      const page = await newPage();
      const { complaints } = listen(page);
      await page.goto(server.url);
      await talk(page, unique('Hello'));
      expect(complaints).toEqual([]);
      expect((await initialCode(app.browserFolder)).includes(OF_THE_WIDGET)).toBe(true);
    });

    test('withLazyWidget leaves the code of the widget for later', async ({ newPage, unique }) => {
      await app.change('src/app/app.html', '<lc-widget />', '');
      await app.change('src/app/app.ts', ', LiveChatWidget]', ']');
      await app.change('src/app/app.config.ts', 'provideLiveChat }', 'provideLiveChat, withLazyWidget }');
      await app.change('src/app/app.config.ts', `'${WIDGET_ID}' }`, `'${WIDGET_ID}' }, ${LAZY_WIDGET}`);
      await app.write('src/app/shop-chat.ts', SHOP_CHAT);
      const { code, output } = await app.ng('build');
      expect(code, output).toBe(0);
      expect((await initialCode(app.browserFolder)).includes(OF_THE_WIDGET), 'the widget in the initial code').toBe(
        false,
      );

      server = await AppServer.start(app);
      const page = await newPage();
      const { complaints } = listen(page);
      await page.goto(server.url);
      await talk(page, unique('Hello'));
      expect(complaints).toEqual([]);
    });
  });
}

/** Says something, and shows what the conversation displays. */
function coreProgram(serverUrl: string, text: string): string {
  return `import { createLiveChat, selectTimeline } from 'livechat-core';
const chat = createLiveChat({ serverUrl: '${serverUrl}', widgetId: '${WIDGET_ID}' });
chat.select(selectTimeline).subscribe((items) => {
  document.body.textContent = items.map(({ content, status }) => content.text + ' ' + status).join();
});
chat.send('${text}');
`;
}

const LAZY_WIDGET = "withLazyWidget(async () => (await import('./shop-chat')).ShopChat)";

const SHOP_CHAT = `import { Component } from '@angular/core';
import { LiveChatWidget } from 'livechat-angular';

@Component({ selector: 'app-shop-chat', imports: [LiveChatWidget], template: '<lc-widget />' })
export class ShopChat {}
`;

const WITH_STABILITY = `bootstrapApplication(App, appConfig).then(async (app) => {
  await app.whenStable();
  document.documentElement.dataset['stable'] = 'yes';
})`;
