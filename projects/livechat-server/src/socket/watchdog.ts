/** Calls back once when nobody has touched it for a while. */
export class Watchdog {
  #timer: NodeJS.Timeout | undefined;

  /** Starts, or starts anew, to wait. */
  watch(ms: number, onSilence: () => void): void {
    this.stop();
    this.#timer = setTimeout(onSilence, ms);
  }

  /** A sign of life: the wait begins again. */
  touch(): void {
    this.#timer?.refresh();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
