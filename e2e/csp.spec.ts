import { randomBytes } from 'node:crypto';
import { expect, test } from './fixtures/test.js';
import { picture } from './fixtures/picture.js';
import { tokenFor } from './fixtures/token-for.js';
import { REPORTS, watchViolations } from './fixtures/watch-violations.js';
import { WIDGET_ID, hostPage } from './hosts/embed.js';
import { strictPolicy, stricterPolicy, type ScriptTrust } from './hosts/strict-policy.js';
import { PlainPage } from './pages/plain-page.js';

/** The strictest policy, and beside it one that forbids all else and only reports. */
function policies(nonce: string, chatUrl: string, trust: ScriptTrust): Readonly<Record<string, string>> {
  const strict = strictPolicy(nonce, chatUrl, trust);
  return {
    'content-security-policy': strict,
    'content-security-policy-report-only': stricterPolicy(strict, REPORTS),
  };
}

test.describe('G19: under the strictest policy, on another origin', () => {
  for (const trust of ['host', 'strict-dynamic'] as const) {
    test(`the whole chat works, with its lazy parts, files and a login (${trust})`, async ({
      newPage,
      site,
      server,
      desk,
      unique,
    }) => {
      const nonce = randomBytes(18).toString('base64');
      const address = site.put(`/strict-${trust}.html`, {
        html: hostPage({ serverUrl: server.url, nonce }),
        headers: policies(nonce, server.url, trust),
      });
      const page = await newPage();
      const violations = await watchViolations(page);
      await page.goto(address);
      const host = new PlainPage(page, site.url);
      const { widget } = host;

      await widget.open();
      await widget.startConversation();
      const hello = unique('Hello under a policy');
      await widget.send(hello);
      await expect(widget.message(hello)).toBeVisible();

      await widget.window.getByRole('button', { name: 'Add an emoji' }).click();
      await widget.window.getByRole('button', { name: '😀' }).click();
      await expect(widget.composer).toHaveValue('😀');
      await widget.composer.fill('');
      await widget.window.getByRole('button', { name: 'Menu' }).click();
      await expect(widget.window.getByRole('combobox', { name: 'Language' })).toBeVisible();
      await page.keyboard.press('Escape');

      await widget.window.locator('input[type=file]').setInputFiles(picture('tide.png'));
      await widget.sendButton.click();
      const image = widget.messages.getByRole('button', { name: /tide\.png/ }).locator('img');
      await expect(image).toHaveAttribute('src', /^blob:/);
      await expect.poll(() => image.evaluate((element) => (element as HTMLImageElement).naturalWidth)).toBe(96);

      await desk.open('tide.png');
      const answer = unique('**Welcome**, see https://example.com/');
      await desk.reply.fill(answer);
      await desk.page.getByRole('button', { name: 'Send reply' }).click();
      await expect(widget.messages.getByRole('link', { name: /example\.com/ })).toBeVisible();

      const jwt = await tokenFor(server.url, { name: 'Sam Rivera', email: `sam-${trust}@example.com` });
      expect((await host.call('auth', jwt)).error).toBeUndefined();
      expect((await host.call('set_theme', 'berry')).error).toBeUndefined();
      expect((await host.call('set_language', 'ar-AE')).error).toBeUndefined();
      await expect(page.locator('.lc-root')).toHaveAttribute('dir', 'rtl');
      expect(violations).toEqual([]);
    });
  }

  for (const [what, body, start] of [
    ['as an element', `<live-chat widget-id="${WIDGET_ID}" layout="inline"></live-chat>`, ''],
    ['in a container', '<div id="chat"></div>', `liveChat('init', { widgetId: '${WIDGET_ID}', container: '#chat' });`],
  ] as const) {
    test(`the chat is a part of the page ${what}`, async ({ newPage, site, server, unique }) => {
      const nonce = randomBytes(18).toString('base64');
      const html = hostPage({ serverUrl: server.url, nonce, body });
      const page = await newPage();
      const violations = await watchViolations(page);
      await page.goto(
        site.put('/strict-inline.html', {
          html: html.replace(/liveChat\('init'[^;]*;/, start),
          headers: policies(nonce, server.url, 'strict-dynamic'),
        }),
      );
      const composer = page.getByRole('textbox', { name: 'Message', exact: true });
      const begin = page.getByRole('button', { name: 'New conversation' });
      await expect(composer.or(begin).first()).toBeVisible();
      if (!(await composer.isVisible())) await begin.first().click();
      await composer.fill(unique('A part of the page'));
      await composer.press('Enter');
      await expect(page.getByRole('log').getByText(unique('A part of the page'), { exact: true })).toBeVisible();
      expect(violations).toEqual([]);
    });
  }
});
