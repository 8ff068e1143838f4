/** Stands for `@angular/common` in the widget's files. */
import { NgTemplateOutlet } from './template-outlet';

/** What the widget says its platform is. */
export const BROWSER = 'browser';

/** Whether something runs in a browser. */
export function isPlatformBrowser(platform: unknown): boolean {
  return platform === BROWSER;
}

export { NgTemplateOutlet };
