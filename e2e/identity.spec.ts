import { expect, test } from './fixtures/test.js';
import { tokenFor } from './fixtures/token-for.js';
import { PlainPage } from './pages/plain-page.js';

test.describe('who the visitor is', () => {
  test('auth makes the visitor a customer with a name who keeps the history, on every device', async ({
    visitor,
    desk,
    newPage,
    server,
    unique,
  }) => {
    const customer = { name: unique('Robin Ferrer'), email: `robin-${String(Date.now())}@example.com` };
    const before = unique('before signing in');
    await visitor.call('send', before);
    await desk.open(before);
    await expect(desk.conversation).not.toContainText(customer.name);

    await visitor.page.getByRole('textbox', { name: 'Name' }).fill(customer.name);
    await visitor.page.getByRole('textbox', { name: 'Email' }).fill(customer.email);
    await visitor.press('auth');
    await expect(visitor.callbacks).toContainText('auth');
    await expect(desk.line(before)).toContainText(customer.name);
    await expect(desk.conversation).toContainText(customer.name);
    await visitor.widget.open();
    await expect(visitor.widget.message(before)).toBeVisible();

    const device = new PlainPage(await newPage(), server.url);
    await device.goto();
    await device.call('auth', await tokenFor(server.url, customer));
    const elsewhere = unique('from the other device');
    await device.widget.open();
    const row = device.widget.window.getByText(before);
    await row.first().click();
    await expect(device.widget.message(before)).toBeVisible();
    await device.widget.send(elsewhere);
    await expect(visitor.widget.message(elsewhere)).toBeVisible();
  });

  test('G11: logout gives an empty, anonymous widget, in every tab', async ({ visitor, desk, server, unique }) => {
    const customer = { name: unique('Kim Lind'), email: `kim-${String(Date.now())}@example.com` };
    expect((await visitor.call('auth', await tokenFor(server.url, customer))).defined).toBe(1);
    const secret = unique('only for Kim');
    await visitor.call('send', secret);
    const tab = new PlainPage(await visitor.page.context().newPage(), server.url);
    await tab.goto();
    await tab.widget.open();
    await expect(tab.widget.window.getByText(secret).first()).toBeVisible();

    await visitor.press('logout');
    await expect(visitor.callbacks).toContainText('logout');
    await expect(tab.widget.page.getByText(secret)).toHaveCount(0);
    await visitor.widget.open();
    await expect(visitor.widget.window.getByText(secret)).toHaveCount(0);
    await visitor.page.reload();
    const stored = await visitor.page.evaluate(() => JSON.stringify(localStorage));
    expect(stored).not.toContain(secret);

    const later = unique('somebody else at this screen');
    await visitor.call('send', later);
    await expect(desk.line(later)).toBeVisible();
    await expect(desk.line(later)).not.toContainText(customer.name);
  });

  test('a token that does not hold is refused and leaves the visitor as they were', async ({
    visitor,
    server,
    unique,
  }) => {
    const text = unique('still here');
    await visitor.call('send', text);
    const good = await tokenFor(server.url, { email: 'forged@example.com' });
    const forged = `${good.slice(0, good.lastIndexOf('.'))}.${'A'.repeat(43)}`;
    const { defined, error } = await visitor.call('auth', forged);
    expect(defined).toBe(1);
    expect(error).toMatchObject({ code: 'TOKEN_INVALID', name: expect.any(String), remedy: expect.any(String) });
    await visitor.widget.open();
    await expect(visitor.widget.message(text)).toBeVisible();
  });

  test('logout settles where nobody is logged in', async ({ visitor }) => {
    const { defined, result } = await visitor.call('logout');
    expect(defined).toBe(1);
    expect(result).toMatchObject({ loggedOut: false });
  });
});
