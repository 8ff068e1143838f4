import { occasions } from './default-occasions.js';
import { engineOf } from './engine-of.js';

/**
 * The engine that is loaded when a chat begins; what tabs share comes when there are several, or time for it. It comes
 * by way of the engine that has it: a bundler divides files by who imports them, and with one that both engines
 * import the page would get what it shares with them in more pieces.
 */
export const chatEngine = engineOf(async () => (await import('./sharing-engine.js')).Sharing, occasions);
