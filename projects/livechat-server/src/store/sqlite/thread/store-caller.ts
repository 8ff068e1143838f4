import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { LiveChatError } from 'livechat-core/protocol';
import type { Clock } from '../../../clock.js';
import type { Migrated } from '../../sql/migrate.js';
import type { AvailabilityReport } from '../../sql/watch-availability.js';
import { storeClosed, threadEnded } from '../store-failure.js';
import type { Answer, Call, FromThread, StoreThreadData, ToThread } from './thread-messages.js';
import { fromThrown } from './thrown.js';

/** What a thread of the store is started with. */
export interface StoreCallerOptions {
  /** The compiled `store-thread.ts`. */
  readonly program: URL;
  /** The file of the store. */
  readonly path: string;
  readonly clock: Clock;
  /** Hears when the store cannot be used, and when it can again. */
  readonly report: AvailabilityReport;
}

/** A store that its thread has opened. */
interface Opened {
  readonly epoch: string;
  readonly migrated: Migrated;
}

/** Who waits for an answer. */
interface Caller {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** So many answers are given at a time; what else has to be done gets its turn in between. */
const ANSWERS_AT_A_TIME = 32;

/** How long after its end the thread is started anew, in milliseconds. */
const RESTART_MS = 1_000;

/**
 * The way to the thread that has the store. Calls that are made in one turn of the event loop go
 * there together. When the thread ends by itself, those who wait for it are refused, and nobody is
 * told of a message that might not be stored; another thread opens the store again.
 */
export class StoreCaller {
  readonly #callers = new Map<number, Caller>();
  readonly #arrived: Answer[] = [];
  #outgoing: Call[] = [];
  #lastId = 0;
  #worker: Worker | undefined;
  #restart: NodeJS.Timeout | undefined;
  #isClosed = false;

  private constructor(private readonly options: StoreCallerOptions) {}

  /** @throws what opening the store throws */
  static async open(options: StoreCallerOptions): Promise<{ readonly caller: StoreCaller; readonly opened: Opened }> {
    const caller = new StoreCaller(options);
    return { caller, opened: await caller.#start() };
  }

  /** How many calls wait for their answer. */
  get waiting(): number {
    return this.#callers.size;
  }

  /** Carries out an operation of the store over there. */
  call(operation: string, args: readonly unknown[]): Promise<unknown> {
    if (this.#isClosed) return Promise.reject(storeClosed());
    if (this.#worker === undefined) return Promise.reject(threadEnded());
    // Only work under way keeps the process alive: a program that gives up before it serves ends by itself.
    if (this.#callers.size === 0) this.#worker.ref();
    return new Promise((resolve, reject) => {
      this.#lastId += 1;
      this.#callers.set(this.#lastId, { resolve, reject });
      if (this.#outgoing.push({ id: this.#lastId, operation, args }) === 1) setImmediate(() => this.#send());
    });
  }

  /** Finishes what was begun, and refuses everything later. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    clearTimeout(this.#restart);
    const worker = this.#worker;
    if (worker === undefined) return;
    worker.ref();
    const ended = once(worker, 'exit');
    this.#send();
    post(worker, { type: 'close' });
    await ended;
    this.#giveAnswers(this.#arrived.length);
    this.#refuseAll(storeClosed());
  }

  /** Fulfilled when a thread has the store open. */
  #start(): Promise<Opened> {
    const { program, path, clock } = this.options;
    const workerData: StoreThreadData = { path, now: clock() };
    // What is loaded into this process, such as a profiler, has no business there.
    const worker = new Worker(program, { workerData, execArgv: [] });
    return new Promise((resolve, reject) => {
      worker.on('message', (message: FromThread) => {
        switch (message.type) {
          case 'open':
            // It was closed while this thread came to replace another one.
            if (this.#isClosed) return void worker.terminate();
            this.#worker = worker;
            worker.unref();
            return resolve(message);
          case 'not-opened':
            return reject(fromThrown(message.thrown));
          default:
            return this.#hear(message);
        }
      });
      worker.on('error', (error) => {
        reject(error);
        this.#onEnd(threadEnded(error));
      });
      worker.on('exit', () => {
        reject(threadEnded());
        this.#onEnd(threadEnded());
      });
    });
  }

  #hear(message: Exclude<FromThread, { readonly type: 'open' | 'not-opened' }>): void {
    const { report } = this.options;
    switch (message.type) {
      case 'answers':
        if (this.#arrived.push(...message.answers) === message.answers.length) this.#giveSome();
        return;
      case 'lost':
        return report.lost(LiveChatError.wrap(fromThrown(message.thrown)));
      case 'regained':
        return report.regained();
      case 'closed':
        return;
    }
  }

  #send(): void {
    const calls = this.#outgoing;
    this.#outgoing = [];
    if (calls.length === 0 || this.#worker === undefined) return;
    post(this.#worker, { type: 'calls', calls, now: this.options.clock() });
  }

  /** Each answer has work follow it: a turn of the event loop with all of them would be a long one. */
  #giveSome(): void {
    this.#giveAnswers(ANSWERS_AT_A_TIME);
    if (this.#arrived.length > 0) setImmediate(() => this.#giveSome());
  }

  #giveAnswers(count: number): void {
    for (const answer of this.#arrived.splice(0, count)) {
      const caller = this.#callers.get(answer.id);
      this.#callers.delete(answer.id);
      if ('thrown' in answer) caller?.reject(fromThrown(answer.thrown));
      else caller?.resolve(answer.result);
    }
    if (this.#callers.size === 0 && !this.#isClosed) this.#worker?.unref();
  }

  /** A thread has ended that nobody has asked to. */
  #onEnd(error: LiveChatError): void {
    if (this.#worker === undefined || this.#isClosed) return;
    this.#worker = undefined;
    this.#outgoing = [];
    this.#giveAnswers(this.#arrived.length);
    this.#refuseAll(error);
    this.options.report.lost(error);
    this.#startLater();
  }

  #startLater(): void {
    this.#restart = setTimeout(() => {
      this.#start().then(
        () => this.options.report.regained(),
        () => {
          if (!this.#isClosed) this.#startLater();
        },
      );
    }, RESTART_MS);
  }

  #refuseAll(error: LiveChatError): void {
    const callers = [...this.#callers.values()];
    this.#callers.clear();
    for (const { reject } of callers) reject(error);
  }
}

function post(worker: Worker, message: ToThread): void {
  worker.postMessage(message);
}
