import type { FanOut } from './fan-out.js';
import { TopicListeners } from './topic-listeners.js';

/**
 * Carries hints between the sockets of one process.
 *
 * @param onFailure is told what a listener threw; the other listeners are served all the same
 */
export function inProcessFanOut(onFailure: (error: unknown) => void): FanOut {
  const listeners = new TopicListeners(onFailure);
  return {
    publish: (topics, hint) => listeners.tell(topics, hint),
    subscribe: (topics, listener) => listeners.add(topics, listener),
    // There is nobody else.
    check: async () => undefined,
    async close() {
      listeners.clear();
    },
  };
}
