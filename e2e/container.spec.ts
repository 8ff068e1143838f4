import { expect, test } from './fixtures/test.js';
import { WIDGET_ID, hostPage } from './hosts/embed.js';
import { PlainPage } from './pages/plain-page.js';
import { Widget } from './pages/widget.js';

test('init puts the chat into a container of the page, and only there', async ({ newPage, site, server, unique }) => {
  const page = await newPage();
  const init = `liveChat('init', '${WIDGET_ID}');`;
  const html = hostPage({
    serverUrl: server.url,
    body: '<h1>Contact</h1><div id="chat" style="width: 480px; height: 560px"></div><p>Below the chat</p>',
  });
  await page.goto(site.put('/contact.html', { html: html.replace(init, '') }));
  const host = new PlainPage(page, site.url);

  const { error } = await host.call('init', { widgetId: WIDGET_ID, container: '#caht' });
  expect(error).toMatchObject({ code: 'INVALID_ARGUMENT', message: 'There is no element "#caht" in the page.' });
  expect(error?.remedy).toContain('selector');

  const { result } = await host.call('init', { widgetId: WIDGET_ID, container: '#chat' });
  expect(result).toMatchObject({ widgetId: WIDGET_ID });
  const chat = page.locator('#chat').getByRole('region');
  await expect(chat).toBeVisible();
  expect(await chat.boundingBox()).toEqual(await page.locator('#chat').boundingBox());
  await expect(host.widget.launcher).toHaveCount(0);
  await expect(page.locator('lc-placeholder')).toHaveCount(0);

  const composer = chat.getByRole('textbox', { name: 'Message', exact: true });
  const start = chat.getByRole('button', { name: 'New conversation' });
  await expect(composer.or(start).first()).toBeVisible();
  if (!(await composer.isVisible())) await start.first().click();
  await composer.fill(unique('From the contact page'));
  await composer.press('Enter');
  await expect(chat.getByText(/Sent|Delivered|Seen/).first()).toBeAttached();

  // The same visitor on another page, with the launcher in its corner: nobody has opened that window.
  await page.goto(site.put('/shop.html', { html: hostPage({ serverUrl: server.url }) }));
  const elsewhere = new Widget(page);
  await expect(page.locator('lc-widget .lc-launcher')).toBeVisible();
  await expect(elsewhere.window).toBeHidden();
  await elsewhere.open();
  await expect(elsewhere.window.getByText(unique('From the contact page')).first()).toBeVisible();
});
