import { load } from './load';

/** Put in place by the build: the file of the widget itself, relative to this script. */
declare const WIDGET_ENTRY: string;

load({
  window,
  // `null` in a module and in a script that runs later than it was read.
  script: document.currentScript instanceof HTMLScriptElement ? document.currentScript : null,
  entry: WIDGET_ENTRY,
  importModule: (url) => import(url),
});
