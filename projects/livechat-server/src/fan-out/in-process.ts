import type { FanOut, HintListener, Topic } from './fan-out.js';

/** One for each call, so that the same listener may subscribe twice and leave once. */
interface Subscription {
  readonly listener: HintListener;
}

/**
 * Carries hints between the sockets of one process.
 *
 * @param onFailure is told what a listener threw; the other listeners are served all the same
 */
export function inProcessFanOut(onFailure: (error: unknown) => void): FanOut {
  const listeners = new Map<Topic, Subscription | Set<Subscription>>();

  // Most topics are of one socket alone, and there are as many as sockets: a set of one would cost more than the rest.
  const add = (topic: Topic, subscription: Subscription): void => {
    const there = listeners.get(topic);
    if (there instanceof Set) there.add(subscription);
    else listeners.set(topic, there === undefined ? subscription : new Set([there, subscription]));
  };

  const remove = (topic: Topic, subscription: Subscription): void => {
    const there = listeners.get(topic);
    if (there instanceof Set) there.delete(subscription);
    if (there === subscription || (there instanceof Set && there.size === 0)) listeners.delete(topic);
  };

  return {
    publish(topics, hint) {
      // Once per listener, however many of its topics are concerned.
      const told = new Set<Subscription>();
      for (const topic of topics) {
        const there = listeners.get(topic);
        if (there instanceof Set) there.forEach((subscription) => told.add(subscription));
        else if (there !== undefined) told.add(there);
      }
      for (const { listener } of told) {
        try {
          listener(hint);
        } catch (error) {
          onFailure(error);
        }
      }
    },

    subscribe(topics, listener) {
      const subscription = { listener };
      for (const topic of topics) add(topic, subscription);
      return () => {
        for (const topic of topics) remove(topic, subscription);
      };
    },

    // There is nobody else.
    check: async () => undefined,

    async close() {
      listeners.clear();
    },
  };
}
