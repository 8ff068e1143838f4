import type { WidgetEntry } from '../common/widget-entry';
import { connectEarly } from './connect-early';
import { load } from './load';
import { readRelease } from './read-release';
import { roundTripOf } from './round-trip';

/** Put in place by the build: the files of the widget itself, relative to this script. */
declare const WIDGET_FILES: readonly [string, ...string[]];

// Scripts that are modules are not told which they are.
const script =
  document.currentScript instanceof HTMLScriptElement
    ? document.currentScript
    : document.querySelector<HTMLScriptElement>('script[src*="livechat.js"]');

load({
  window,
  script,
  files: WIDGET_FILES,
  // What connects a chat is there first, and brings what draws it: until then the loader stands in.
  importModule: async (url, follow) => {
    const { loadView, followCalls } = (await import(url)) as WidgetEntry;
    followCalls(follow);
    await loadView();
  },
  readRelease,
  connectEarly,
  roundTrip: () => roundTripOf(window, script?.src ?? ''),
});
