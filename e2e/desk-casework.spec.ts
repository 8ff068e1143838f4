import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/test.js';
import { DeskPage } from './pages/desk-page.js';

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

async function findings(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(STANDARDS).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.flat().join(' ')}`));
}

test.describe('the casework of the desk', () => {
  test('one agent sorts a conversation, and another one sees it', async ({
    visitor,
    desk,
    newPage,
    server,
    unique,
  }) => {
    const other = new DeskPage(await newPage(), server.url);
    await other.goto();
    await other.signIn(await server.deskLogin());
    await visitor.call('send', unique('Where is my order?'));
    await desk.open(unique('Where is my order?'));
    await other.open(unique('Where is my order?'));

    await desk.context.getByRole('button', { name: 'Assign to me' }).click();
    await desk.context.getByLabel('Priority').selectOption('Urgent');
    await desk.context.getByLabel('Topic').fill('Order 77');
    await desk.context.getByLabel('Topic').press('Enter');
    await desk.context.getByRole('textbox', { name: 'Tags' }).fill('<b>vip</b>');
    await desk.context.getByRole('textbox', { name: 'Tags' }).press('Enter');
    await desk.context.getByLabel('Status').selectOption('Waiting for the customer');

    const name = await desk.agentName();
    for (const { context } of [desk, other]) {
      await expect(context.getByLabel('Assigned to').locator('option:checked')).toHaveText(`${name} (me)`);
      await expect(context.getByLabel('Priority')).toHaveValue('URGENT');
      await expect(context.getByLabel('Topic')).toHaveValue('Order 77');
      await expect(context.getByRole('listitem').filter({ hasText: '<b>vip</b>' })).toBeVisible();
      await expect(context.getByLabel('Status')).toHaveValue('WAITING');
    }
    expect(await findings(desk.page)).toEqual([]);

    const whose = desk.inbox.getByRole('group', { name: 'Show whose conversations' });
    const row = desk.line(unique('Where is my order?'));
    await whose.getByRole('button', { name: /^Unassigned/ }).click();
    await expect(row).toHaveCount(0);
    await whose.getByRole('button', { name: /^Mine [1-9]/ }).click();
    await expect(row.getByText(name, { exact: true })).toBeVisible();
    await desk.context.getByLabel('Assigned to').selectOption('Nobody');
    await expect(row).toHaveCount(0);
    await whose.getByRole('button', { name: /^Unassigned/ }).click();
    await expect(row).toBeVisible();

    await desk.context.getByRole('button', { name: 'Remove the tag' }).click();
    await expect(desk.context.getByRole('textbox', { name: 'Tags' })).toBeFocused();
    await expect(other.context.getByText('<b>vip</b>')).toHaveCount(0);
  });

  test('what the server does not take is put back, and said', async ({ visitor, desk, problems, unique }) => {
    problems.expect(/ERR_FAILED|Failed to load resource/);
    await visitor.call('send', unique('Hello'));
    await desk.open(unique('Hello'));
    await desk.page.route('**/desk/api/conversations/*', (route) =>
      route.request().method() === 'PATCH' ? route.abort() : route.continue(),
    );
    await desk.context.getByLabel('Priority').selectOption('Low');
    await expect(desk.page.getByText('The priority was not changed.')).toBeVisible();
    await expect(desk.context.getByLabel('Priority')).toHaveValue('NORMAL');
  });

  test('a note is for the team alone, and is kept until it is stored', async ({
    visitor,
    desk,
    newPage,
    server,
    problems,
    unique,
  }) => {
    problems.expect(/ERR_FAILED|Failed to load resource/);
    const other = new DeskPage(await newPage(), server.url);
    await other.goto();
    await other.signIn(await server.deskLogin());
    await visitor.call('send', unique('Hello'));
    await desk.open(unique('Hello'));
    await other.open(unique('Hello'));
    await desk.conversation.getByRole('button', { name: 'Note', exact: true }).click();
    const field = desk.conversation.getByRole('textbox', { name: 'Note for the team' });
    await expect(field).toBeFocused();

    await desk.page.route('**/notes', (route) => route.abort());
    const note = unique('<img src=x onerror=alert(1)> pays late');
    await field.fill(note);
    await field.press('Enter');
    await expect(desk.conversation.getByRole('alert')).toBeVisible();
    await expect(field).toHaveValue(note);

    await desk.page.unroute('**/notes');
    await field.press('Enter');
    await expect(field).toHaveValue('');
    await expect(field).toBeFocused();
    for (const { log } of [desk, other]) await expect(log.getByText(note, { exact: true })).toHaveCount(1);
    expect(await findings(desk.page)).toEqual([]);
    await desk.conversation.getByRole('button', { name: 'Reply', exact: true }).click();
    await desk.answer(unique('Good day'));
    // The answer comes later than the note would have.
    await visitor.widget.ensureOpen();
    await expect(visitor.widget.message(unique('Good day'))).toBeVisible();
    await expect(visitor.page.getByText('pays late')).toHaveCount(0);
  });
});
