import type { Folded, FoldingDriver, FoldMode } from './drivers.js';

/** When the log is folded, and how long it may become. */
export interface FoldingPace {
  /** How long after a write what is in the log is folded, in milliseconds. */
  readonly foldMs: number;
  /** How long after that it is tried again, where something was in the way. */
  readonly retryMs: number;
  /** From so many pages on the log begins anew, as soon as all of it is in the file. */
  readonly pages: number;
  /** How long what was written may stay in the log before the log is cut to nothing, in milliseconds. */
  readonly emptyMs: number;
}

/**
 * A fold takes a few milliseconds at a thousand messages a second, none of which waits for it. Pages have 4 KiB: 32 MiB of
 * log. What was erased from the file may be in the log for ten minutes.
 */
const PACE: FoldingPace = { foldMs: 50, retryMs: 1_000, pages: 8_000, emptyMs: 600_000 };

/**
 * Folds the log into the file in small portions, by a connection of its own, while the writer goes on. Only where
 * all of the log is in the file does it begin anew, and a writer always has added something: so now and then the writer
 * waits for the last of it, a few hundred pages. Nothing is done while nothing is written. That a fold fails is no
 * failure of a write: it is in the log.
 */
export class LogFolder {
  readonly #driver: FoldingDriver;
  readonly #pace: FoldingPace;
  #foldTimer: NodeJS.Timeout | undefined;
  #emptyTimer: NodeJS.Timeout | undefined;
  #work: Promise<void> | undefined;
  /** What has to be done while nobody writes. */
  #wanted: FoldMode | undefined;
  #isWriting = false;
  #hasWritten = false;
  #writerWaits = false;
  #isClosed = false;

  constructor(driver: FoldingDriver, pace: FoldingPace = PACE) {
    this.#driver = driver;
    this.#pace = pace;
  }

  /** Fulfilled when the writer may begin; it has to say when it is done. */
  async beginWrite(): Promise<void> {
    while (this.#writerWaits) await this.#work;
    this.#isWriting = true;
  }

  endWrite(): void {
    this.#isWriting = false;
    if (this.#isClosed) return;
    this.#hasWritten = true;
    this.#foldLater(this.#pace.foldMs);
    this.#emptyLater(this.#pace.emptyMs);
    this.#doWanted();
  }

  /** Finishes what it does, and does nothing more. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#foldTimer);
    clearTimeout(this.#emptyTimer);
    await this.#work;
    this.#driver.close();
  }

  #foldLater(ms: number): void {
    if (this.#isClosed) return;
    this.#foldTimer ??= setTimeout(() => {
      this.#foldTimer = undefined;
      if (this.#work === undefined) this.#begin(() => this.#foldBeside());
      else this.#foldLater(this.#pace.foldMs);
    }, ms).unref();
  }

  #emptyLater(ms: number): void {
    if (this.#isClosed) return;
    this.#emptyTimer ??= setTimeout(() => {
      this.#emptyTimer = undefined;
      this.#wanted = 'TRUNCATE';
      this.#doWanted();
    }, ms).unref();
  }

  #begin(work: () => Promise<void>): void {
    this.#work = work().then(() => {
      this.#work = undefined;
      this.#writerWaits = false;
      this.#doWanted();
    });
  }

  #doWanted(): void {
    const mode = this.#wanted;
    if (mode === undefined || this.#isWriting || this.#work !== undefined || this.#isClosed) return;
    this.#wanted = undefined;
    this.#writerWaits = true;
    this.#begin(() => this.#foldAlone(mode));
  }

  async #foldBeside(): Promise<void> {
    this.#hasWritten = false;
    const folded = await this.#fold('PASSIVE');
    if (!isWhole(folded)) this.#foldLater(this.#hasWritten ? this.#pace.foldMs : this.#pace.retryMs);
    else if (folded.log >= this.#pace.pages) this.#wanted ??= 'PASSIVE';
  }

  async #foldAlone(mode: FoldMode): Promise<void> {
    const isDone = isWhole(await this.#fold(mode));
    // What else there is to fold comes with the next write, or is being tried again already.
    if (mode === 'TRUNCATE' && !isDone) this.#emptyLater(this.#pace.retryMs);
  }

  async #fold(mode: FoldMode): Promise<Folded | undefined> {
    try {
      return await this.#driver.fold(mode);
    } catch {
      // Tried again, and what is in the log stays there.
      return undefined;
    }
  }
}

function isWhole(folded: Folded | undefined): folded is Folded {
  return folded?.busy === 0 && folded.checkpointed >= folded.log;
}
