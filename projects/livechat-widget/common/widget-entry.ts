import type { CallArguments } from 'livechat-angular/global';

/** What the loader uses of the widget's first file. */
export interface WidgetEntry {
  /** Fetches what draws a chat, where it is not there or on its way; fails where this try does. */
  readonly loadView: () => Promise<unknown>;
  /** Tells of each call of the page from now on, to whom it is given last. */
  readonly followCalls: (follow: (call: CallArguments) => void) => void;
}
