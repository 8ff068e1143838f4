import type { CallArguments } from 'livechat-angular/global';
import type { LoaderStub } from '../common/loader-stub';
import { PLACEHOLDER_TAG } from '../common/placeholder-tag';
import type { EarlyOptions } from './connect-early';
import { giveUp } from './give-up';
import { StandIn } from './stand-in';
import { whenIdle } from './when-idle';

type PageWindow = Window & typeof globalThis;

/** What the loader works on. */
export interface LoaderOptions {
  readonly window: PageWindow;
  /** The script element of the loader: the widget lies beside it. */
  readonly script: HTMLScriptElement | null;
  /** The widget's files, relative to the loader: the first starts it, the others are those it needs at once. */
  readonly files: readonly [string, ...string[]];
  /** Resolves when the widget is there; `follow` is to hear of what the page calls when the queue has ended and it is not. */
  readonly importModule: (url: string, follow: (call: CallArguments) => void) => Promise<unknown>;
  /** What is to be fetched instead of `files` after a failure: another release may have taken their place. */
  readonly readRelease: (manifestUrl: string) => Promise<LoaderOptions['files']>;
  /** Connects while the widget is fetched, where that is of use. */
  readonly connectEarly: (options: EarlyOptions) => void;
  /** How far it is to the server of the loader, in milliseconds; 0 where that is not known. */
  readonly roundTrip: () => number;
}

/**
 * Keeps what the page calls in a queue, draws the launcher, and fetches the widget when it is needed:
 * when the browser is idle, when somebody comes near the launcher, with a command that wants an
 * answer, or with the first `<live-chat>` in the page. Where it cannot be had, the window says so, and whatever
 * fetches it does so once more. A second loader on the page does nothing.
 */
export function load({
  window,
  script,
  files,
  importModule,
  readRelease,
  connectEarly,
  roundTrip,
}: LoaderOptions): void {
  const stub: LoaderStub = (window.liveChat ??= createStub());
  if (stub.loaded === true || stub.loading === true) return;
  stub.loading = true;
  const queue = (stub.q ??= []);
  const { push } = queue;
  let isRequested = false;
  let hasFailed = false;

  const urlOf = (file: string): string => new URL(file, script?.src || window.document.baseURI).href;
  const findFiles = async (): Promise<LoaderOptions['files']> => {
    // What has begun goes on with its own files, and a page that names the loader's hash wants these and no others.
    if (window.liveChat?.loaded === true || script?.integrity) return files;
    return readRelease(urlOf('livechat.manifest.json')).catch(() => files);
  };
  const fetchWidget = async (): Promise<void> => {
    const [entry, ...others] = hasFailed ? await findFiles() : files;
    // Asked for together they would share the line, and none be there before all are: so the first runs while they come.
    window.setTimeout(() => others.forEach((file) => preload(window.document, urlOf(file))), roundTrip());
    try {
      await importModule(urlOf(entry), (call) => standIn.follow(call));
      standIn.rest();
    } catch (cause) {
      isRequested = false;
      hasFailed = true;
      stub.takeSocket?.();
      standIn.fail();
      giveUp({ window, queue, put: push, url: urlOf(entry), cause });
      window.addEventListener('online', request, { once: true });
    }
  };
  const request = (): void => {
    if (isRequested) return;
    isRequested = true;
    stopWatching();
    if (hasFailed) standIn.wait();
    connectEarly({ window, stub, url: urlOf('livechat/1/socket').replace(/^http/, 'ws') });
    void fetchWidget();
  };
  const standIn = new StandIn({
    window,
    request,
    leave: () => stub.takeSocket?.(),
    call: (command) => window.liveChat?.(command),
  });

  queue.push = (...calls: CallArguments[]): number => {
    const length = push.apply(queue, calls);
    calls.forEach((call) => standIn.follow(call));
    return length;
  };
  const stopWatching = watchForElement(window, request);
  queue.forEach((call) => standIn.follow(call));
}

function createStub(): LoaderStub {
  const stub: LoaderStub = (...args) => void (stub.q ??= []).push(args);
  stub.t = Date.now();
  return stub;
}

/** So that what the entry imports comes right behind it, not after it has been read. */
function preload(document: Document, url: string): void {
  const link = document.createElement('link');
  link.rel = 'modulepreload';
  link.href = url;
  document.head.append(link);
}

/** Calls back when a `<live-chat>` is in the page: now, or later. */
function watchForElement(window: PageWindow, found: () => void): () => void {
  const { document } = window;
  const elements = document.getElementsByTagName('live-chat');
  const observer = new window.MutationObserver(() => {
    if (elements.length > 0) found();
  });
  observer.observe(document, { childList: true, subtree: true });
  // Asynchronously, so that the caller has the function that stops it.
  if (elements.length > 0) queueMicrotask(found);
  // One inside of an element of the page's own cannot be seen: where there are such, there may be one.
  whenIdle(window, () => {
    const all = [...document.getElementsByTagName('*')];
    if (all.some(({ localName }) => localName.includes('-') && localName !== PLACEHOLDER_TAG)) found();
  });
  return () => observer.disconnect();
}
