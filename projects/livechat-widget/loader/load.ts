import type { CallArguments, LiveChatFunction } from 'livechat-angular/global';
import { loadFailure } from './load-failure';

type PageWindow = Window & typeof globalThis;

/** What the loader works on. */
export interface LoaderOptions {
  readonly window: PageWindow;
  /** The script element of the loader: the widget lies beside it. */
  readonly script: HTMLScriptElement | null;
  /** The widget's file, relative to the loader. */
  readonly entry: string;
  readonly importModule: (url: string) => Promise<unknown>;
}

/** The function of the page with its queue, and whether a loader has it in hand already. */
type Stub = LiveChatFunction & { loading?: boolean };

/**
 * Keeps what the page calls in a queue and fetches the widget when it is needed: with the first
 * command, or with the first `<live-chat>` in the page. A second loader on the page does nothing.
 */
export function load({ window, script, entry, importModule }: LoaderOptions): void {
  const stub: Stub = (window.liveChat ??= createStub());
  if (stub.loaded === true || stub.loading === true) return;
  stub.loading = true;
  const queue = (stub.q ??= []);
  const { push } = queue;
  let isRequested = false;

  const request = (): void => {
    if (isRequested) return;
    isRequested = true;
    queue.push = push;
    stopWatching();
    const url = new URL(entry, script?.src || window.document.baseURI).href;
    importModule(url).catch((cause: unknown) => failAll(window, queue, url, cause));
  };

  queue.push = (...calls: CallArguments[]): number => {
    const length = push.apply(queue, calls);
    request();
    return length;
  };
  const stopWatching = watchForElement(window, request);
  if (queue.length > 0) request();
}

function createStub(): Stub {
  const stub: Stub = (...args) => void (stub.q ??= []).push(args);
  stub.t = Date.now();
  return stub;
}

/** Calls back when a `<live-chat>` is in the page: now, or later. */
function watchForElement(window: PageWindow, found: () => void): () => void {
  const elements = window.document.getElementsByTagName('live-chat');
  const observer = new window.MutationObserver(() => {
    if (elements.length > 0) found();
  });
  observer.observe(window.document, { childList: true, subtree: true });
  // Asynchronously, so that the caller has the function that stops it.
  if (elements.length > 0) queueMicrotask(found);
  return () => observer.disconnect();
}

/** Every call, those that wait and those to come, fails by its callback. */
function failAll(window: PageWindow, queue: CallArguments[], url: string, cause: unknown): void {
  const error = loadFailure(url, cause);
  window.console.error(`${error.message} ${error.remedy}`);
  const fail = (args: CallArguments): void => {
    const callback = Array.from(args).find(isFunction);
    if (callback !== undefined) window.setTimeout(() => callback(error, undefined));
  };
  queue.push = (...calls) => {
    calls.forEach(fail);
    return 0;
  };
  queue.splice(0).forEach(fail);
}

function isFunction(value: unknown): value is (...args: readonly unknown[]) => unknown {
  return typeof value === 'function';
}
