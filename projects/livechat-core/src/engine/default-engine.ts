import type { ChatEngine } from './chat-engine.js';
import { lateEngine } from './late-engine.js';

/** The engine of a chat that is not given any: a page shows its chat before it has read what connects. */
export const chatEngine: ChatEngine = lateEngine(async () => (await import('./full-engine.js')).chatEngine);
