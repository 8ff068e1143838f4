import { load } from './load';
import { readRelease } from './read-release';

/** Put in place by the build: the files of the widget itself, relative to this script. */
declare const WIDGET_FILES: readonly [string, ...string[]];

load({
  window,
  // `null` in a module and in a script that runs later than it was read.
  script: document.currentScript instanceof HTMLScriptElement ? document.currentScript : null,
  files: WIDGET_FILES,
  // What connects a chat is there first, and brings what draws it.
  importModule: async (url) => {
    const { loadView } = (await import(url)) as { readonly loadView: () => Promise<unknown> };
    await loadView();
  },
  readRelease,
});
