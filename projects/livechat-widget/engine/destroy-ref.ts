/** Tells when what it was injected into is over. */
export abstract class DestroyRef {
  abstract readonly destroyed: boolean;
  /** @returns takes the callback back */
  abstract onDestroy(callback: () => void): () => void;
}

/** Those who want to hear of an end, in the order in which they asked. */
export class Ends {
  #callbacks: (() => void)[] = [];

  add(callback: () => void): () => void {
    this.#callbacks.push(callback);
    return () => void (this.#callbacks = this.#callbacks.filter((each) => each !== callback));
  }

  run(): void {
    const callbacks = this.#callbacks;
    this.#callbacks = [];
    for (const callback of callbacks) callback();
  }
}
