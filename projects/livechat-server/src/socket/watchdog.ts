/** Is told of a silence. */
export interface SilenceListener {
  onSilence(): void;
}

/** Tells once when nobody has touched it for a while. */
export class Watchdog {
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly listener: SilenceListener) {}

  /** Starts, or starts anew, to wait. */
  watch(ms: number): void {
    this.stop();
    this.#timer = setTimeout(tell, ms, this.listener);
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

function tell(listener: SilenceListener): void {
  listener.onSilence();
}
