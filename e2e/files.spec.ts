import type { Locator } from '@playwright/test';
import type { StagePage } from '../bench/page/stage.js';
import { putStage } from './fixtures/stage-site.js';
import { expect, test } from './fixtures/test.js';

/** The handle of the stage inside of the page. */
declare const stagePage: StagePage;

/** A red point of 2 x 2 pixels, as every browser can draw it. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGP8z8AARAwQCgAf7gP9i18U1AAAAABJRU5ErkJggg==',
  'base64',
);

test.describe('files', () => {
  test('G12: a picture is sent with words, shown, and there again after a reload', async ({ visitor, unique }) => {
    const words = unique('See this crack');
    await visitor.widget.open();
    await visitor.widget.startConversation();
    const chooser = visitor.page.waitForEvent('filechooser');
    await visitor.widget.window.getByRole('button', { name: 'Attach a file' }).click();
    await (await chooser).setFiles({ name: 'crack.png', mimeType: 'image/png', buffer: PNG });
    await expect(visitor.widget.window.getByText('crack.png')).toBeVisible();
    await visitor.widget.send(words);

    const picture = visitor.widget.messages.getByRole('button', { name: 'Open image: crack.png' });
    await expect(visitor.widget.message(words)).toBeVisible();
    await expect(picture.locator('img')).toHaveJSProperty('naturalWidth', 2);
    await expect(visitor.widget.messages).toContainText(/Sent|Delivered/);

    await visitor.page.reload();
    await visitor.widget.ensureOpen();
    await expect(picture.locator('img')).toHaveJSProperty('naturalWidth', 2);

    await picture.click();
    const lightbox = visitor.page.getByRole('dialog', { name: 'crack.png' });
    await expect(lightbox).toBeVisible();
    await visitor.page.keyboard.press('Escape');
    await expect(lightbox).toBeHidden();
    await expect(visitor.widget.window).toBeVisible();
  });

  test('a file that is not what its name says is refused, with its reason and a way out', async ({
    visitor,
    unique,
    problems,
  }) => {
    problems.expect(/400|415|422/);
    await visitor.widget.open();
    await visitor.widget.startConversation();
    await visitor.widget.window
      .locator('input[type=file]')
      .setInputFiles({ name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from('<script>alert(1)</script>') });
    await visitor.widget.send(unique('look'));
    await expect(visitor.widget.messages).toContainText('Not sent');
    await visitor.widget.messages.getByRole('button', { name: 'Delete message' }).click();
    await expect(visitor.widget.messages).not.toContainText('Not sent');
  });

  test('a program sends a data URL, and is told what was stored', async ({ visitor }) => {
    await visitor.widget.open();
    const answer = await visitor.call('send', {
      type: 'BASIC',
      message: 'From the page',
      attachment: `data:image/png;base64,${PNG.toString('base64')}`,
      fileName: 'point.png',
    });
    expect(answer.error).toBeUndefined();
    expect(JSON.stringify(answer.result)).toContain('point.png');
    await expect(visitor.widget.messages.getByRole('button', { name: 'Open image: point.png' })).toBeVisible();
  });

  test('both sides exchange files: the agent sees the picture, and answers with a document', async ({
    visitor,
    desk,
    unique,
  }) => {
    const question = unique('Is this a crack?');
    await visitor.widget.open();
    await visitor.widget.startConversation();
    await visitor.widget.window
      .locator('input[type=file]')
      .setInputFiles({ name: 'mug.png', mimeType: 'image/png', buffer: PNG });
    await visitor.widget.send(question);

    await desk.open(question);
    const picture = desk.page.getByRole('link', { name: 'Open image mug.png' });
    await expect(picture.locator('img')).toHaveJSProperty('naturalWidth', 2);

    const document = { name: 'care.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') };
    await desk.page.locator('desk-composer input[type=file]').setInputFiles(document);
    await expect(desk.page.getByText('15 byte')).toBeVisible();
    await desk.page.getByRole('textbox', { name: 'Reply' }).fill('It is not. See how to care for it.');
    await desk.page.getByRole('button', { name: 'Send reply' }).click();

    const download = visitor.page.waitForEvent('download');
    await visitor.widget.messages.getByRole('button', { name: 'Download care.pdf' }).click();
    expect((await download).suggestedFilename()).toBe('care.pdf');
  });

  for (const [language, width] of [
    ['en-US', 1280],
    ['ar-AE', 1280],
    ['en-US', 320],
  ] as const) {
    test(`the bar of an upload is as wide as what is sent (${language}, ${String(width)} px)`, async ({
      newPage,
      site,
    }) => {
      const page = await newPage();
      await page.setViewportSize({ width, height: 860 });
      await page.goto(await putStage(site));
      await page.waitForFunction(() => 'stagePage' in window);
      await page.evaluate((tag) => stagePage.show('uploading', { language: tag }), language);
      const sideways = async (part: Locator): Promise<unknown> => {
        const { x, width: wide } = (await part.boundingBox()) ?? {};
        return [x, wide];
      };
      const bar = page.getByRole('progressbar');
      await expect.poll(async () => await sideways(bar)).toEqual(await sideways(page.locator('.lc-picture')));
      const end = await bar.boundingBox();
      const cancel = await page.locator('.lc-progress__cancel').boundingBox();
      expect(cancel?.y).toBeGreaterThanOrEqual((end?.y ?? Infinity) + 4);
    });
  }
});
