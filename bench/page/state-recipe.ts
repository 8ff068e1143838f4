import type { LiveChat } from 'livechat-core';
import type { Stage, StageOptions } from './open-stage';

/** How one state of the widget comes about. */
export interface StateRecipe extends Pick<StageOptions, 'widget' | 'consent' | 'isUnknown' | 'layout'> {
  readonly act: (stage: Stage) => Promise<void>;
  /** What is there when the state has come about: parts are read when they are needed. */
  readonly shows: string;
}

/** Resolves with an element of the widget as soon as there is one; fails after many seconds. */
export async function appeared(selector: string): Promise<HTMLElement> {
  for (let tries = 0; tries < 600; tries += 1) {
    const found = document.querySelector('lc-widget')?.shadowRoot?.querySelector<HTMLElement>(selector);
    if (found !== null && found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`There is no ${selector}.`);
}

/** Presses a button of the widget as soon as there is one. */
export async function press(selector: string): Promise<void> {
  (await appeared(selector)).click();
}

/** Opens the window. */
export async function opened(chat: LiveChat): Promise<void> {
  await chat.show();
}

/** Begins a conversation, and gives its id. */
export async function begin({ chat }: Stage): Promise<string> {
  const { threadId = '' } = await chat.send('Is the tide mug safe in the dishwasher?');
  return threadId;
}
