import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Where the builds of the pages lie. */
export interface Directories {
  /** The desk's `index.html` and what belongs to it. */
  readonly deskDir: string;
  /** `livechat.js` and `widget/`. */
  readonly widgetDir: string;
}

/** The builds of the packages `agent-desk` and `livechat-widget` beside this one. */
export function defaultDirectories(): Directories {
  const require = createRequire(import.meta.url);
  const folder = (name: string): string => dirname(require.resolve(`${name}/package.json`));
  return { deskDir: join(folder('agent-desk'), 'dist/browser'), widgetDir: join(folder('livechat-widget'), 'dist') };
}
