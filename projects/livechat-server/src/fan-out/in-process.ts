import type { FanOut, HintListener, Topic } from './fan-out.js';

/**
 * Carries hints between the sockets of one process.
 *
 * @param onFailure is told what a listener threw; the other listeners are served all the same
 */
export function inProcessFanOut(onFailure: (error: unknown) => void): FanOut {
  const listeners = new Map<Topic, Set<HintListener>>();

  return {
    publish(topics, hint) {
      // Once per listener, however many of its topics are concerned.
      const told = new Set(topics.flatMap((topic) => [...(listeners.get(topic) ?? [])]));
      for (const listener of told) {
        try {
          listener(hint);
        } catch (error) {
          onFailure(error);
        }
      }
    },

    subscribe(topics, listener) {
      // A function of its own, so that the same listener may subscribe twice and leave once.
      const entry: HintListener = (hint) => listener(hint);
      for (const topic of topics) listeners.set(topic, (listeners.get(topic) ?? new Set()).add(entry));
      return () => {
        for (const topic of topics) {
          const entries = listeners.get(topic);
          entries?.delete(entry);
          if (entries?.size === 0) listeners.delete(topic);
        }
      };
    },

    // There is nobody else.
    check: async () => undefined,

    async close() {
      listeners.clear();
    },
  };
}
