import { BASE_CSS } from './base';
import { COMPOSER_CSS } from './composer';
import { LAUNCHER_CSS } from './launcher';
import { MESSAGES_CSS } from './messages';
import { WINDOW_CSS } from './window';

/** The whole style sheet of the widget. */
export const WIDGET_CSS = /* @__PURE__ */ [BASE_CSS, LAUNCHER_CSS, WINDOW_CSS, MESSAGES_CSS, COMPOSER_CSS].join('');
