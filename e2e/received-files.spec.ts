import { picture } from './fixtures/picture.js';
import { putStage } from './fixtures/stage-site.js';
import { expect, test } from './fixtures/test.js';
import { Stage } from './pages/stage.js';

test.describe('a picture that is enlarged', () => {
  test('is put away by a press anywhere but on its buttons', async ({ newPage, site }) => {
    const page = await newPage();
    const stage = await Stage.open(page, await putStage(site));
    await stage.show('files');
    const lightbox = page.getByRole('dialog', { name: 'my-mug.png' });
    const thumbnail = page.getByRole('button', { name: 'Open image: my-mug.png' });
    for (const [x, y] of [
      [640, 430],
      [12, 850],
    ] as const) {
      await thumbnail.click();
      await lightbox.getByRole('button', { name: 'Download my-mug.png' }).click();
      await expect(lightbox).toBeVisible();
      await page.mouse.click(x, y);
      await expect(lightbox).toBeHidden();
      await expect(thumbnail).toBeFocused();
    }
  });

  test('leaves the page where it is when it is saved and lies on another site', async ({ newPage, site }) => {
    const page = await newPage();
    const stage = await Stage.open(page, await putStage(site));
    const { buffer } = picture('mug.png');
    // The nearer route wins over the one that keeps the stage from the network.
    await page
      .context()
      .route('https://pictures.example/**', (route) => route.fulfill({ body: buffer, contentType: 'image/png' }));
    const address = page.url();
    await stage.show('talk');
    await stage.act(({ server }, threadId) => {
      const file = { url: 'https://pictures.example/mug.png', name: 'mug.png', mediaType: 'image/png' };
      server.reply(threadId, { type: 'FILES', files: [file] }, 'Ada Lind');
    });
    await page.getByRole('button', { name: 'Open image: mug.png' }).click();
    const beside = page.waitForEvent('popup');
    await page.getByRole('button', { name: 'Download mug.png' }).click();
    await expect(await beside).toHaveURL('https://pictures.example/mug.png');
    expect(page.url()).toBe(address);
  });
});

test('a document says its type and its size, however long its name is', async ({ newPage, site }) => {
  const page = await newPage();
  const stage = await Stage.open(page, await putStage(site));
  await stage.show('files');
  await expect(page.getByRole('button', { name: /^Download Order of the 3rd of May/ })).toContainText('PDF · 8 bytes');
  await stage.show('conversation');
  await expect(page.getByRole('link', { name: 'Care instructions.pdf' })).toContainText('PDF · example.com');
});
