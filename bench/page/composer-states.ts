import { LIMITS } from 'livechat-core/protocol';
import { drawing } from './state-content';
import { microphone } from './state-media';
import { appeared, begin, press, type StateRecipe } from './state-recipe';

/** What the place for writing goes through. */
export const COMPOSER_RECIPES = {
  limit: {
    act: async (stage) => {
      await begin(stage);
      await stage.chat.show();
      await stage.chat.send({ type: 'DRAFT', message: 'Tell me all of it. '.repeat(215) });
    },
    shows: '.lc-composer__hint:not(:empty)',
  },
  'over-limit': {
    act: async (stage) => {
      await begin(stage);
      await stage.chat.show();
      const field = (await appeared('.lc-composer__input')) as HTMLTextAreaElement;
      field.value = 'x'.repeat(LIMITS.textLength + 12);
      field.dispatchEvent(new Event('input'));
    },
    shows: '.lc-composer__hint--over',
  },
  chosen: {
    act: async (stage) => {
      await begin(stage);
      await stage.chat.show();
      const names = ['My mug.png', 'The order of the 3rd of May, with all that I have written about it.pdf'];
      const chosen = await Promise.all(names.map(async (name) => new File([await drawing()], name)));
      await drag('drop', [...chosen, new File(['MZ'], 'A program.exe')]);
    },
    shows: '.lc-chosen__file',
  },
  drop: {
    act: async (stage) => {
      await begin(stage);
      await stage.chat.show();
      await drag('dragenter', [new File([await drawing()], 'My mug.png')]);
    },
    shows: '.lc-drop',
  },
  recording: {
    act: async (stage) => {
      await begin(stage);
      await stage.chat.show();
      navigator.mediaDevices.getUserMedia = microphone;
      await press('.lc-composer__input + .lc-composer__tool');
    },
    shows: '.lc-voice',
  },
} as const satisfies Record<string, StateRecipe>;

/** Drags files over the window, as from a folder beside the browser, and lets them go if wanted. */
async function drag(until: 'dragenter' | 'drop', files: readonly File[]): Promise<void> {
  await appeared('lc-drop-target');
  const body = await appeared('.lc-body');
  const dataTransfer = new DataTransfer();
  for (const file of files) dataTransfer.items.add(file);
  const happens = (type: string): boolean =>
    body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
  happens('dragenter');
  if (until === 'drop') happens('drop');
}
