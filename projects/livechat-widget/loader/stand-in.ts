import type { CallArguments } from 'livechat-angular/global';
import { readLook, wasOpen } from '../common/look';
import { WIDGET_TAG } from '../common/widget-tag';
import { findContainer } from './find-container';
import { drawInline, drawPlaceholder, type EmptyWindow, type Placeholder } from './placeholder';
import { readQueuedCall, type QueuedCall } from './read-queued-call';
import { whenIdle } from './when-idle';

type PageWindow = Window & typeof globalThis;

/** What stands in for the widget needs of the loader. */
export interface StandInOptions {
  readonly window: PageWindow;
  /** Fetches the widget now. */
  readonly request: () => void;
  /** The page wants no chat any more. */
  readonly leave: () => void;
  /** Makes a call as the page would. */
  readonly call: (command: 'show' | 'hide') => void;
}

/**
 * Follows what the page calls and shows it, as far as a launcher and an empty window can. Its fields are private to the
 * compiler alone: for browsers that do not know private ones each becomes a map, and the loader a fifth of a kilobyte larger.
 */
export class StandIn {
  private widgetId: string | null = null;
  private placeholder: Placeholder | null = null;
  /** The place of the page that the chat fills, and what stands in it where the widget cannot be had. */
  private inline: Extract<QueuedCall, { kind: 'inline' }> | null = null;
  private excuse: EmptyWindow | null = null;
  private isVisible: boolean | null = null;
  private isOpen: boolean | null = null;
  private isOver = false;
  private hasFailed = false;
  private isNeeded = true;
  private mayRead = true;

  constructor(private readonly options: StandInOptions) {}

  /** Takes notice of a call that waits for the widget. */
  follow(args: CallArguments): void {
    const call = readQueuedCall(args);
    if (!this.isNeeded && call.kind !== 'end') return;
    switch (call.kind) {
      case 'init':
        this.mayRead = !call.asksConsent;
        return this.start(call.widgetId);
      case 'inline':
        this.mayRead = !call.asksConsent;
        this.inline = call;
        this.excuse?.remove();
        this.excuse = null;
        this.isOver = true;
        this.placeholder?.remove();
        return this.options.request();
      case 'launcher':
        this.isVisible = call.isVisible;
        if (!call.isVisible) this.isOpen = false;
        this.show();
        return whenIdle(this.options.window, this.options.request);
      case 'window':
        this.isOpen = call.isOpen;
        this.show();
        return call.isOpen ? this.options.request() : whenIdle(this.options.window, this.options.request);
      case 'end':
        this.clear();
        this.options.request();
        return this.options.leave();
      case 'urgent':
        return this.options.request();
      case 'patient':
        return whenIdle(this.options.window, this.options.request);
    }
  }

  /** The widget is fetched. */
  wait(): void {
    this.hasFailed = false;
    this.placeholder?.wait();
    this.excuse?.wait();
  }

  /** The widget cannot be had; who wants it may ask again. */
  fail(): void {
    this.hasFailed = true;
    this.placeholder?.fail();
    if (this.inline !== null) this.excuse ??= this.excuseIn(this.inline);
    this.excuse?.fail();
  }

  /** The widget is there: it takes the place of what is drawn, and draws what comes. */
  rest(): void {
    this.isNeeded = false;
  }

  /** As before the first call: another chat may come. */
  private clear(): void {
    this.placeholder?.remove();
    this.excuse?.remove();
    this.placeholder = this.excuse = this.inline = this.isVisible = this.isOpen = this.widgetId = null;
    this.isOver = false;
  }

  /** Until then the page has room for the chat that is empty. */
  private excuseIn({ container, widgetId }: Extract<QueuedCall, { kind: 'inline' }>): EmptyWindow | null {
    const { window, request } = this.options;
    const place = findContainer(window.document, container);
    const look = readLook(() => this.readable(window.localStorage), widgetId);
    return place === null ? null : drawInline(window.document, look, { container: place, onRetry: request });
  }

  private start(widgetId: string): void {
    const { window, request } = this.options;
    this.widgetId = widgetId;
    whenBody(window.document, () => this.draw(widgetId));
    if (wasOpen(() => this.readable(window.sessionStorage), widgetId)) {
      this.isOpen ??= true;
      request();
    }
    whenIdle(window, request);
  }

  private draw(widgetId: string): void {
    const { window, request, call } = this.options;
    // Before the page had a body, it may have ended this one.
    if (this.widgetId !== widgetId) return;
    if (this.isOver || this.placeholder !== null || isDrawn(window.document)) return;
    const look = readLook(() => this.readable(window.localStorage), widgetId);
    this.isVisible ??= look.isVisible;
    this.placeholder = drawPlaceholder(window.document, look, {
      onIntent: request,
      onOpen: () => {
        if (!isDrawn(window.document)) this.placeholder?.open('take-focus');
        call('show');
      },
      onClose: () => {
        this.placeholder?.close();
        call('hide');
      },
      onRetry: request,
    });
    if (this.placeholder === null) request();
    if (this.hasFailed) this.placeholder?.fail();
    this.show();
  }

  /** Without consent a storage is as good as blocked. */
  private readable(storage: Storage): Storage {
    if (!this.mayRead) throw new Error('The customer has not agreed to storing.');
    return storage;
  }

  private show(): void {
    this.placeholder?.setVisible(this.isVisible === true);
    if (this.isOpen === true) this.placeholder?.open('leave-focus');
    if (this.isOpen === false) this.placeholder?.close();
  }
}

/** Whether the widget itself is there; that it answers calls comes before that. */
function isDrawn(document: Document): boolean {
  return document.getElementsByTagName(WIDGET_TAG).length > 0;
}

function whenBody(document: Document, use: () => void): void {
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', use, { once: true });
  else use();
}
