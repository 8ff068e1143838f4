import { atRest } from './at-rest.js';
import { engineOf } from './engine-of.js';
import { lateOccasions } from './late-occasions.js';

/**
 * The engine of a page that fetches it together with the chat: what only some visits need is not among
 * it. Where the engine comes later anyway, another file would cost more than it saves.
 */
export const chatEngine = engineOf(
  async () => (await import('../tabs/sharing.js')).Sharing,
  lateOccasions({ load: async () => (await import('./default-occasions.js')).occasions, beforehand: atRest }),
);
