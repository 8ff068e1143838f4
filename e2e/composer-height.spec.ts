import { expect, test } from './fixtures/test.js';

test('the field is as high as what is written in it, up to a limit, and one line high when it is sent', async ({
  visitor,
  unique,
}) => {
  const { widget } = visitor;
  await widget.ensureOpen();
  await widget.startConversation();
  const { composer } = widget;
  const height = async () => (await composer.boundingBox())!.height;
  expect(await height()).toBe(36);
  await composer.fill('One line');
  expect(await height()).toBe(36);
  await composer.fill('One\nTwo\nThree');
  expect(await height()).toBe(80);
  await composer.press('Shift+Enter');
  expect(await height()).toBe(102);
  const words = 'A line that is too long for the field is broken and counts as two of them. ';
  await composer.fill(words);
  expect(await height()).toBeGreaterThan(36);
  await composer.fill(unique(words.repeat(20)));
  expect(await height()).toBe(146);
  expect(await composer.evaluate((field) => field.scrollHeight > field.clientHeight)).toBe(true);
  await composer.press('Enter');
  await expect.poll(height).toBe(36);
});
