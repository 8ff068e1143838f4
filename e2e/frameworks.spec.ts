import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/test.js';
import { bundleProgram, compileVue, guideSample } from './hosts/guide-sample.js';
import type { DeskPage } from './pages/desk-page.js';
import { Widget } from './pages/widget.js';

/** A page that a framework draws, with the element from the guide inside of it. */
function page(serverUrl: string, program: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>A shop of somebody else</title>
    <link rel="icon" href="data:," />
    <script src="${serverUrl}/livechat.js" async></script>
  </head>
  <body><div id="root"></div>${program}</body>
</html>`;
}

/** The application around the component in each test: a theme that changes, a cart that grows, a badge. */
async function expectToWork(page: Page, desk: DeskPage, unique: (text: string) => string): Promise<void> {
  const widget = new Widget(page);
  await widget.open();
  await widget.startConversation();
  await widget.send(unique('Hello from a component'));
  await desk.open(unique('Hello from a component'));
  await expect(desk.context).toContainText('cart');
  await widget.close();
  await desk.answer(unique('Welcome'));
  await expect(page.locator('#unread')).toHaveText('1 unread');

  await page.getByRole('button', { name: 'Change' }).click();
  await expect(page.locator('live-chat')).toHaveAttribute('theme', 'clay');
  await expect(widget.launcher).toHaveCSS('background-color', 'rgb(166, 79, 40)');
  await expect(desk.context).toContainText('42');
}

test('the component for React of the guide', async ({ newPage, site, server, desk, unique }) => {
  const program = await bundleProgram(
    `import { useState } from 'react';
     import { createRoot } from 'react-dom/client';
     import { Chat } from './chat.jsx';
     function Shop() {
       const [shop, setShop] = useState({ theme: 'default', cart: 3 });
       const [unread, setUnread] = useState(0);
       return (
         <main>
           <p id="unread">{unread} unread</p>
           <button onClick={() => setShop({ theme: 'clay', cart: 42 })}>Change</button>
           <Chat {...shop} onUnread={setUnread} />
         </main>
       );
     }
     createRoot(document.getElementById('root')).render(<Shop />);`,
    { './chat.jsx': await guideSample('frameworks.md', 'jsx') },
  );
  const browser = await newPage();
  await browser.goto(site.put('/react-guide.html', { html: page(server.url, program) }));
  await expectToWork(browser, desk, unique);
});

test('the component for Vue of the guide', async ({ newPage, site, server, desk, unique }) => {
  const program = await bundleProgram(
    `import { createApp, h, ref } from 'vue';
     import Chat from './chat.vue';
     createApp({
       setup() {
         const shop = ref({ theme: 'default', cart: 3 });
         const unread = ref(0);
         return () =>
           h('main', [
             h('p', { id: 'unread' }, unread.value + ' unread'),
             h('button', { onClick: () => (shop.value = { theme: 'clay', cart: 42 }) }, 'Change'),
             h(Chat, { ...shop.value, onUnread: (count) => (unread.value = count) }),
           ]);
       },
     }).mount('#root');`,
    { './chat.vue': compileVue(await guideSample('frameworks.md', 'vue')) },
  );
  const browser = await newPage();
  await browser.goto(site.put('/vue-guide.html', { html: page(server.url, program) }));
  await expectToWork(browser, desk, unique);
});
