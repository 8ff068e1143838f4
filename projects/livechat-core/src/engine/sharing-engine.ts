import { Sharing } from '../tabs/sharing.js';
import type { ChatEngine } from './chat-engine.js';
import { occasions } from './default-occasions.js';
import { engineOf } from './engine-of.js';

/**
 * The engine of every chat. It is loaded when a chat begins, unless the chat is given it: then all is
 * there at once, as tests with a time of their own want it, and scripts of one file.
 *
 * @example
 * ```ts
 * const chat = createLiveChat({ engine: chatEngine, serverUrl, widgetId });
 * ```
 */
export const chatEngine: ChatEngine = engineOf(() => [Sharing], occasions);

export { Sharing };
