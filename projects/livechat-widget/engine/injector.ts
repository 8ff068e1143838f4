import { setActiveConsumer } from '@angular/core/primitives/signals';
import { nameOf, type Token } from './token';
import { fault } from './fault';

/** Where to look for something, and what to do without it. */
export interface InjectOptions {
  /** `null` is an answer. */
  readonly optional?: boolean;
  /** Only what is above. */
  readonly skipSelf?: boolean;
  /** Only here. */
  readonly self?: boolean;
}

/** Stands for the failure that comes where nothing is found. */
const REFUSE = Symbol('refuse');

/** Gives what it is asked for by its token. */
export abstract class Injector {
  /** Has nothing. */
  static readonly NULL: Injector = {
    get<T>(token: Token<T>, notFound?: T | null, options?: InjectOptions): T {
      return without(token, notFound, options);
    },
  };

  /** @throws `NG0201` where nothing is found, and nothing is given for that case */
  abstract get<T>(token: Token<T>, notFound?: T | null, options?: InjectOptions): T;
}

/** What there is where nothing is provided. */
export function without<T>(token: Token<T>, notFound: T | null | undefined, options?: InjectOptions): T {
  if (notFound !== undefined) return notFound as T;
  if (options?.optional === true) return null as T;
  throw fault('NG0201', ngDevMode && `No provider found for ${nameOf(token)}.`);
}

let current: Injector | null = null;

/** Takes something from the injector for which the code runs. */
export function inject<T>(token: Token<T>, options: InjectOptions & { readonly optional: true }): T | null;
export function inject<T>(token: Token<T>, options?: InjectOptions): T;
export function inject<T>(token: Token<T>, options?: InjectOptions): T | null {
  if (current === null)
    throw fault('NG0203', ngDevMode && `inject(${nameOf(token)}) was called outside of an injection context.`);
  return current.get(token, undefined, options);
}

/** Runs something that may {@link inject}. */
export function runInInjectionContext<T>(injector: Injector, run: () => T): T {
  const before = current;
  current = injector;
  try {
    return run();
  } finally {
    current = before;
  }
}

/** What one injector has made, each at most once. */
export class Made {
  readonly #values = new Map<Token<unknown>, unknown>();

  constructor(private readonly injector: Injector) {}

  /** What is there already; `undefined` if nothing is. */
  peek(token: Token<unknown>): unknown {
    return this.#values.get(token);
  }

  set(token: Token<unknown>, value: unknown): void {
    this.#values.set(token, value);
  }

  /** @throws `NG0200` where making it needs itself */
  get(token: Token<unknown>, make: () => unknown): unknown {
    const known = this.#values.get(token);
    if (known === REFUSE) throw fault('NG0200', ngDevMode && `${nameOf(token)} needs itself.`);
    if (known !== undefined || this.#values.has(token)) return known;
    this.#values.set(token, REFUSE);
    const consumer = setActiveConsumer(null);
    try {
      const value = runInInjectionContext(this.injector, make);
      this.#values.set(token, value);
      return value;
    } catch (error) {
      this.#values.delete(token);
      throw error;
    } finally {
      setActiveConsumer(consumer);
    }
  }
}
