import type { Hint, HintListener, Topic } from './fan-out.js';

/** One for each call, so that the same listener may subscribe twice and leave once. */
interface Subscription {
  readonly topics: readonly Topic[];
  readonly listener: HintListener;
}

/** The sockets of this process, by what they listen to. */
export class TopicListeners {
  readonly #listeners = new Map<Topic, Subscription | Set<Subscription>>();

  /** @param onFailure is told what a listener threw; the other listeners are served all the same */
  constructor(private readonly onFailure: (error: unknown) => void) {}

  /** Gives what ends the subscription. */
  add(topics: readonly Topic[], listener: HintListener): () => void {
    const subscription = { topics, listener };
    for (const topic of topics) this.#join(topic, subscription);
    return () => {
      for (const topic of topics) this.#leave(topic, subscription);
    };
  }

  has(topic: Topic): boolean {
    return this.#listeners.has(topic);
  }

  /** Tells each listener once, however many of its topics are concerned. */
  tell(topics: readonly Topic[], hint: Hint): void {
    for (const topic of topics) this.tellOf(topic, topics, hint);
  }

  /** Tells those who listen to one topic of a hint, unless they are told by another one of them. */
  tellOf(topic: Topic, topics: readonly string[], hint: Hint): void {
    const there = this.#listeners.get(topic);
    // Of a copy: who is told may leave, or bring others.
    if (there instanceof Set) for (const one of [...there]) this.#tellOne(one, topic, topics, hint);
    else if (there !== undefined) this.#tellOne(there, topic, topics, hint);
  }

  clear(): void {
    this.#listeners.clear();
  }

  #tellOne(one: Subscription, topic: Topic, topics: readonly string[], hint: Hint): void {
    if (one.topics.find((own) => topics.includes(own)) !== topic) return;
    try {
      one.listener(hint);
    } catch (error) {
      this.onFailure(error);
    }
  }

  /** Most topics are of one socket alone, and there are as many as sockets: a set of one would cost more than the rest. */
  #join(topic: Topic, subscription: Subscription): void {
    const there = this.#listeners.get(topic);
    if (there instanceof Set) there.add(subscription);
    else this.#listeners.set(topic, there === undefined ? subscription : new Set([there, subscription]));
  }

  #leave(topic: Topic, subscription: Subscription): void {
    const there = this.#listeners.get(topic);
    if (there instanceof Set) there.delete(subscription);
    if (there === subscription || (there instanceof Set && there.size === 0)) this.#listeners.delete(topic);
  }
}
