import { join } from 'node:path';

/** Where the builds of the pages lie. */
export interface Directories {
  /** The desk's `index.html` and what belongs to it. */
  readonly deskDir: string;
  /** `livechat.js` and `widget/`. */
  readonly widgetDir: string;
}

/**
 * The builds of the packages `agent-desk` and `livechat-widget` where this one lies beside them; the
 * copies that it was packed with where it was installed.
 *
 * @param folderOf where a package lies; `null` where there is none
 * @param ownFolder where this package lies
 */
export function builtPages(folderOf: (name: string) => string | null, ownFolder: string): Directories {
  const desk = folderOf('agent-desk');
  const widget = folderOf('livechat-widget');
  return {
    deskDir: desk === null ? join(ownFolder, 'pages/desk') : join(desk, 'dist/browser'),
    widgetDir: widget === null ? join(ownFolder, 'pages/widget') : join(widget, 'dist'),
  };
}
