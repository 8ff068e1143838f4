import { mountLiveChat, prepareLiveChat, type MountOptions, type MountedLiveChat } from 'livechat-angular';
import { createInjector } from './create-injector';
import { nextTask } from './next-task';
import { rememberLook } from './remember-look';
import { takeOver } from './take-over';

// Reading this file, making what draws, and drawing: together they would hold up the page.
await nextTask(window);
const injector = createInjector(document);
await nextTask(window);
prepareLiveChat(document);

/** Shows a chat in the place of what the loader has drawn. */
export function showChat(options: Omit<MountOptions, 'injector'>): MountedLiveChat {
  const { chat } = options;
  const { element, setLayout, unmount } = mountLiveChat({ ...options, injector });
  const ends = [takeOver(document, element, chat), rememberLook(document, element, chat), unmount];
  return { element, setLayout, unmount: () => ends.forEach((end) => end()) };
}

/** Lets pages write `<live-chat>`. */
export async function defineElement(serverUrl: string): Promise<void> {
  const { defineLiveChatElement } = await import('livechat-angular/element');
  defineLiveChatElement({ injector, serverUrl });
}
