import type { Locator } from '@playwright/test';
import config from '../playwright.config.js';
import { picture } from './fixtures/picture.js';
import { putStage } from './fixtures/stage-site.js';
import { expect, test } from './fixtures/test.js';
import { Stage } from './pages/stage.js';
import { Widget } from './pages/widget.js';

// A microphone that hums, and a browser that lets every page hear it.
const { launchOptions } = config.use ?? {};
test.use({
  launchOptions: {
    ...launchOptions,
    args: [...(launchOptions?.args ?? []), '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
  },
});

test.describe('what is sent along', () => {
  test('a voice message is recorded, thought over, discarded, recorded again and sent', async ({
    visitor,
    desk,
    unique,
  }) => {
    const { widget, page } = visitor;
    const words = unique('Listen');
    await widget.open();
    await widget.startConversation();
    const record = widget.window.getByRole('button', { name: 'Record a voice message' });
    const recorder = widget.window.getByRole('group', { name: 'Voice message' });
    await page.evaluate(watchMicrophone);

    await record.click();
    await expect(recorder.getByRole('timer')).toContainText('0:01');
    await recorder.getByRole('button', { name: 'Discard recording' }).click();
    await expect(recorder).toBeHidden();
    await expect(widget.sendButton).toBeDisabled();
    // No light of the microphone stays on.
    await expect.poll(() => page.evaluate(() => window.microphones?.())).toEqual(['ended']);

    await record.click();
    await expect(recorder.getByRole('timer')).toContainText('0:01');
    await recorder.getByRole('button', { name: 'Stop recording' }).click();
    await expect(widget.window.getByText('Voice message.webm')).toBeVisible();
    await expect.poll(() => page.evaluate(() => window.microphones?.())).toEqual(['ended', 'ended']);
    await widget.send(words);

    const player = widget.messages.locator('audio');
    await expect(player).toHaveCount(1);
    await expect(player).toHaveJSProperty('error', null);
    await expect.poll(() => player.evaluate((audio: HTMLAudioElement) => audio.readyState)).toBeGreaterThan(0);
    await desk.open(words);
    await expect(desk.log).toContainText('Voice message.webm');
  });

  test('a picture is pasted, another dropped, and both are sent', async ({ visitor, desk, unique }) => {
    const { widget } = visitor;
    const words = unique('Two of them');
    await widget.open();
    await widget.startConversation();
    const pasted = picture('pasted.png');
    const dropped = picture('dropped.png');

    await bring(widget.composer, ['paste'], pasted);
    await expect(widget.window.getByText('pasted.png')).toBeVisible();

    // A window that did not take it would leave the file to the browser, which opens it.
    expect(await bring(widget.composer, ['dragenter', 'dragover'], dropped)).toBe('taken');
    await expect(widget.window.getByText('Drop files here')).toBeVisible();
    expect(await bring(widget.composer, ['drop'], dropped)).toBe('taken');
    await expect(widget.window.getByText('Drop files here')).toBeHidden();
    await expect(widget.window.getByText('dropped.png')).toBeVisible();
    await widget.send(words);

    for (const { name } of [pasted, dropped]) {
      const shown = widget.messages.getByRole('button', { name: `Open image: ${name}` });
      await expect(shown.locator('img')).toHaveJSProperty('naturalWidth', 96);
    }
    await desk.open(words);
    for (const { name } of [pasted, dropped]) {
      await expect(desk.log.getByRole('link', { name: `Open image ${name}` })).toBeVisible();
    }
  });
});

test('cells of a spreadsheet, which bring a picture of themselves along, are pasted as their words', async ({
  newPage,
  site,
}) => {
  const page = await newPage();
  const stage = await Stage.open(page, await putStage(site));
  await stage.show('empty');
  const { composer, window } = new Widget(page);
  const cells = { ...picture('image.png'), words: { 'text/plain': '1\t2', 'text/html': '<table>' } };
  expect(await bring(composer, ['paste'], cells)).toBe('left');
  // A picture of a page comes with the markup that shows it there, and without words.
  const copied = { ...picture('copied.png'), words: { 'text/html': '<img>' } };
  expect(await bring(composer, ['paste'], copied)).toBe('taken');
  await expect(window.getByText('copied.png')).toBeVisible();
  await expect(window.getByText('image.png')).toHaveCount(0);
});

test('who has written too much is not offered to speak as well', async ({ newPage, site }) => {
  const page = await newPage();
  const stage = await Stage.open(page, await putStage(site));
  const { window } = new Widget(page);
  const record = window.getByRole('button', { name: 'Record a voice message' });
  await stage.show('empty');
  await expect(record).toBeVisible();
  await stage.show('over-limit');
  await expect(record).toHaveCount(0);
});

declare global {
  interface Window {
    microphones?: () => readonly MediaStreamTrackState[];
  }
}

/** Lets a person's file arrive at an element, and tells whether the page takes the last of the events as its own. */
function bring(
  target: Locator,
  events: readonly ('paste' | 'dragenter' | 'dragover' | 'drop')[],
  { name, mimeType, buffer, words = {} }: ReturnType<typeof picture> & { readonly words?: Record<string, string> },
): Promise<'taken' | 'left'> {
  return target.evaluate(
    (element, { types, fileName, type, data, texts }) => {
      const brought = new DataTransfer();
      const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
      brought.items.add(new File([bytes], fileName, { type }));
      for (const [kind, text] of Object.entries(texts)) brought.setData(kind, text);
      const common = { bubbles: true, composed: true, cancelable: true };
      const left = types.map((event) =>
        element.dispatchEvent(
          event === 'paste'
            ? new ClipboardEvent(event, { ...common, clipboardData: brought })
            : new DragEvent(event, { ...common, dataTransfer: brought }),
        ),
      );
      return left.at(-1) === false ? 'taken' : 'left';
    },
    { types: events, fileName: name, type: mimeType, data: buffer.toString('base64'), texts: words },
  );
}

/** Runs in the page: keeps in view whether the microphone is still listening. */
function watchMicrophone(): void {
  const tracks: MediaStreamTrack[] = [];
  const { mediaDevices } = navigator;
  const ask = mediaDevices.getUserMedia.bind(mediaDevices);
  mediaDevices.getUserMedia = async (constraints) => {
    const stream = await ask(constraints);
    tracks.push(...stream.getTracks());
    return stream;
  };
  window.microphones = () => tracks.map(({ readyState }) => readyState);
}
