import type { LiveChatFunction } from 'livechat-angular/global';

/** The function of the page until the widget's own takes its place, with what the loader keeps on it. */
export type LoaderStub = LiveChatFunction & {
  /** A loader has it in hand. */
  loading?: boolean;
  /**
   * Gives the socket that the loader has begun to a chat that wants one to this address, and closes it where it is of no
   * use; once.
   */
  takeSocket?: (url?: string) => WebSocket | undefined;
};
