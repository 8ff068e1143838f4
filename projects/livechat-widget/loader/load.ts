import type { CallArguments, LiveChatFunction } from 'livechat-angular/global';
import { loadFailure } from './load-failure';
import { StandIn } from './stand-in';

type PageWindow = Window & typeof globalThis;

/** What the loader works on. */
export interface LoaderOptions {
  readonly window: PageWindow;
  /** The script element of the loader: the widget lies beside it. */
  readonly script: HTMLScriptElement | null;
  /** The widget's files, relative to the loader: the first starts it, the others are those it needs at once. */
  readonly files: readonly [string, ...string[]];
  readonly importModule: (url: string) => Promise<unknown>;
}

/** The function of the page with its queue, and whether a loader has it in hand already. */
type Stub = LiveChatFunction & { loading?: boolean };

/**
 * Keeps what the page calls in a queue, draws the launcher, and fetches the widget when it is needed:
 * when the browser is idle, when somebody comes near the launcher, with a command that wants an
 * answer, or with the first `<live-chat>` in the page. A second loader on the page does nothing.
 */
export function load({ window, script, files, importModule }: LoaderOptions): void {
  const stub: Stub = (window.liveChat ??= createStub());
  if (stub.loaded === true || stub.loading === true) return;
  stub.loading = true;
  const queue = (stub.q ??= []);
  const { push } = queue;
  let isRequested = false;

  const request = (): void => {
    if (isRequested) return;
    isRequested = true;
    stopWatching();
    const urlOf = (file: string): string => new URL(file, script?.src || window.document.baseURI).href;
    const [entry, ...others] = files;
    others.forEach((file) => preload(window.document, urlOf(file)));
    importModule(urlOf(entry)).catch((cause: unknown) => {
      standIn.end();
      failAll(window, queue, urlOf(entry), cause);
    });
  };
  const standIn = new StandIn({ window, request, call: (command) => window.liveChat?.(command) });

  queue.push = (...calls: CallArguments[]): number => {
    const length = push.apply(queue, calls);
    calls.forEach((call) => standIn.follow(call));
    return length;
  };
  const stopWatching = watchForElement(window, request);
  queue.forEach((call) => standIn.follow(call));
}

function createStub(): Stub {
  const stub: Stub = (...args) => void (stub.q ??= []).push(args);
  stub.t = Date.now();
  return stub;
}

/** So that what the entry imports comes at the same time, not after it. */
function preload(document: Document, url: string): void {
  const link = document.createElement('link');
  link.rel = 'modulepreload';
  link.href = url;
  document.head.append(link);
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
