import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/test.js';
import { DeskPage } from './pages/desk-page.js';

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

async function findings(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(STANDARDS).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.flat().join(' ')}`));
}

test.describe('the keys and the address of the desk', () => {
  test('a conversation is worked on by keys alone, and its address leads a colleague there', async ({
    visitor,
    desk,
    newPage,
    server,
    unique,
  }) => {
    const { keyboard } = desk.page;
    const question = unique('Is it dishwasher safe?');
    await visitor.call('send', question);
    const row = desk.line(question).getByRole('button');
    await row.focus();
    await keyboard.press('Enter');
    await expect(desk.reply).toBeFocused();
    // These are letters of a reply, not keys of the desk.
    await keyboard.type('jane? ');
    await expect(desk.reply).toHaveValue('jane? ');
    await keyboard.press('Escape');
    await expect(row).toBeFocused();

    await keyboard.press('a');
    const name = await desk.agentName();
    await expect(desk.context.getByLabel('Assigned to').locator('option:checked')).toHaveText(`${name} (me)`);
    await expect(desk.page.getByRole('status').filter({ hasText: 'Assigned to you' })).toHaveCount(1);
    await keyboard.press('n');
    await expect(desk.conversation.getByRole('textbox', { name: 'Note for the team' })).toBeFocused();
    await keyboard.type('Up to 60 degrees');
    await keyboard.press('Enter');
    await expect(desk.log.getByText('Up to 60 degrees', { exact: true })).toBeVisible();

    const tag = unique('bowl').slice(0, 50);
    await desk.context.getByRole('textbox', { name: 'Tags' }).fill(tag);
    await keyboard.press('Enter');
    await expect(desk.context.getByRole('listitem').filter({ hasText: tag })).toBeVisible();
    await desk.conversation.getByRole('log').focus();
    await keyboard.press('/');
    await keyboard.type(tag);
    await keyboard.press('Enter');
    await expect(desk.inbox.getByRole('listitem')).toHaveCount(1);
    await expect(row).toBeVisible();
    expect(new URL(desk.page.url()).searchParams.get('tag')).toBe(tag);
    expect(await findings(desk.page)).toEqual([]);

    await desk.page.reload();
    await expect(desk.log.getByText(question, { exact: true })).toBeVisible();
    await expect(desk.inbox.getByRole('listitem')).toHaveCount(1);
    const colleague = new DeskPage(await newPage(), server.url);
    await colleague.page.goto(desk.page.url());
    await colleague.signIn(await server.deskLogin());
    await expect(colleague.log.getByText(question, { exact: true })).toBeVisible();
    await expect(colleague.inbox.getByRole('listitem')).toHaveCount(1);

    await expect(desk.reply).toBeFocused();
    await keyboard.press('Escape');
    await keyboard.press('e');
    await expect(desk.inbox.getByRole('listitem')).toHaveCount(0);
    await expect(colleague.inbox.getByRole('listitem')).toHaveCount(0);
    await expect(desk.conversation).toContainText('Solved');
  });

  test('the keys are told of, and can be switched off', async ({ desk }) => {
    const { keyboard } = desk.page;
    await keyboard.press('?');
    const sheet = desk.page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await expect(sheet).toBeVisible();
    expect(await findings(desk.page)).toEqual([]);
    await sheet.getByRole('checkbox').uncheck();
    await keyboard.press('Escape');
    await expect(sheet).toBeHidden();
    await desk.page.reload();
    const help = desk.inbox.getByRole('button', { name: 'Keyboard shortcuts' });
    await expect(help).toBeVisible();
    await keyboard.press('?');
    await expect(sheet).toBeHidden();
    await help.click();
    await expect(sheet.getByRole('checkbox')).not.toBeChecked();
    await keyboard.press('Escape');
    await expect(help).toBeFocused();
  });
});
