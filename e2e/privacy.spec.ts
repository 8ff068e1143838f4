import { readFile } from 'node:fs/promises';
import { expect, test } from './fixtures/test.js';

/** Zips begin so. The names of their entries are readable as they are; the server's tests unpack them. */
const ZIP = 'PK';

test.describe('what is kept of a visitor', () => {
  test('is taken away as an archive, and deleted for both sides', async ({ visitor, desk, unique, problems }) => {
    problems.expect(/404/);
    const words = unique('Please forget this');
    await visitor.widget.open();
    await visitor.widget.send(words);
    await desk.open(words);
    await expect(desk.log).toContainText(words);

    const menu = visitor.widget.window.getByRole('button', { name: 'Menu', exact: true });
    await menu.click();
    const download = visitor.page.waitForEvent('download');
    await visitor.widget.window.getByRole('button', { name: 'Download my conversation' }).click();
    const saved = await download;
    expect(saved.suggestedFilename()).toBe('conversation.zip');
    const bytes = await readFile(await saved.path());
    expect(bytes.subarray(0, 2).toString('latin1')).toBe(ZIP);
    expect(bytes.includes('conversations.json')).toBe(true);

    await menu.click();
    await visitor.widget.window.getByRole('button', { name: 'Delete my data' }).click();
    await visitor.widget.window.getByRole('button', { name: 'Delete for good' }).click();
    await expect(visitor.widget.window).not.toContainText(words);
    await expect(visitor.widget.window.getByRole('combobox', { name: 'Language' })).toBeFocused();
    await expect(desk.page.getByText(words)).toHaveCount(0);

    await visitor.page.reload();
    await visitor.widget.ensureOpen();
    await expect(visitor.widget.window).not.toContainText(words);
    await desk.page.reload();
    await expect(desk.page.getByText(words)).toHaveCount(0);
  });
});
