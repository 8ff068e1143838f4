import type { Content } from '../../protocol/content.js';

/** What a message says that the site has filtered out: custom data that nobody is shown. Told by its identity. */
export const HIDDEN_CONTENT: Content = { type: 'CUSTOM_DATA', customData: null };
