import {
  SIGNAL,
  createComputed,
  createLinkedSignal,
  createSignal,
  linkedSignalSetFn,
  linkedSignalUpdateFn,
  untracked as untrackedRead,
  type ReactiveNode,
  type ValueEqualityFn,
} from '@angular/core/primitives/signals';

/** A value that tells those who read it when it has become another one. */
export interface Signal<T> {
  (): T;
  readonly [SIGNAL]: ReactiveNode;
}

/** A signal with a value of its own. */
export interface WritableSignal<T> extends Signal<T> {
  set(value: T): void;
  update(next: (value: T) => T): void;
  asReadonly(): Signal<T>;
}

interface Options<T> {
  readonly equal?: ValueEqualityFn<T>;
}

/** A value that can be set. */
export function signal<T>(initial: T, options?: Options<T>): WritableSignal<T> {
  const [get, set, update] = createSignal(initial, options?.equal);
  return writable(get, set, update);
}

/** A value that follows from others. */
export function computed<T>(compute: () => T, options?: Options<T>): Signal<T> {
  return createComputed(compute, options?.equal);
}

interface Previous<S, T> {
  readonly source: S;
  readonly value: T;
}

/** What a linked signal's value follows from. */
export interface LinkedOptions<S, T> extends Options<T> {
  readonly source: () => S;
  readonly computation: (source: S, previous?: Previous<S, T>) => T;
}

/** A value that can be set, until what it follows from changes. */
export function linkedSignal<T>(computation: () => T, options?: Options<T>): WritableSignal<T>;
export function linkedSignal<S, T>(options: LinkedOptions<S, T>): WritableSignal<T>;
export function linkedSignal<T>(given: (() => T) | LinkedOptions<unknown, T>, options?: Options<T>): WritableSignal<T> {
  const from: LinkedOptions<unknown, T> =
    typeof given === 'function' ? { source: given, computation: (value) => value as T, ...options } : given;
  const get = createLinkedSignal(from.source, from.computation, from.equal);
  const node = get[SIGNAL];
  return writable(
    get,
    (value) => linkedSignalSetFn(node, value),
    (next) => linkedSignalUpdateFn(node, next),
  );
}

function writable<T>(
  get: Signal<T>,
  set: (value: T) => void,
  update: (next: (value: T) => T) => void,
): WritableSignal<T> {
  return Object.assign(get, { set, update, asReadonly: () => readonly(get) });
}

function readonly<T>(get: Signal<T>): Signal<T> {
  return Object.assign(() => get(), { [SIGNAL]: get[SIGNAL] });
}

/** Whether something is a signal. */
export function isSignal(value: unknown): value is Signal<unknown> {
  return typeof value === 'function' && SIGNAL in value;
}

/** Reads signals without following them. */
export function untracked<T>(read: () => T): T {
  return untrackedRead(read);
}
