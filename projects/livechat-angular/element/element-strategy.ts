import { booleanAttribute, type EnvironmentInjector } from '@angular/core';
import type { NgElementStrategy, NgElementStrategyEvent } from '@angular/elements';
import { mountLiveChat, type MountedLiveChat } from 'livechat-angular';
import type { LiveChat, LiveChatConfig } from 'livechat-core';
import { LiveChatError, matchLanguage } from 'livechat-core/protocol';
import { NEVER, Subscription, skip, type Observable } from 'rxjs';
import type { PropertyName } from './element-attributes';
import { toElementEvent } from './element-events';

/** How long an element may be out of the document before its chat ends, in milliseconds. */
const FAREWELL_MS = 1000;

/** What a strategy needs of its surroundings. */
export interface ElementStrategyOptions {
  readonly injector: EnvironmentInjector;
  readonly createChat: (config: LiveChatConfig) => LiveChat;
  /** The server for elements that name none. */
  readonly serverUrl: string | undefined;
}

/**
 * The life of one `<live-chat>`. Angular's own strategy destroys a component 10 ms after its removal
 * and cannot bring it back. Here everything that counts is in the chat, and the view can be thrown
 * away: a move changes nothing, a longer removal ends the socket, and a return begins a new chat
 * that finds its session in the browser's storage.
 */
export class LiveChatElementStrategy implements NgElementStrategy {
  /** None: Angular would dispatch them without bubbling, so the strategy does it itself. */
  readonly events: Observable<NgElementStrategyEvent> = NEVER;

  private readonly values = new Map<PropertyName, string | null>();
  private element: HTMLElement | null = null;
  private running: { readonly chat: LiveChat; readonly subscriptions: Subscription } | null = null;
  private view: MountedLiveChat | null = null;
  private drawnIn: Document | null = null;
  private farewell: ReturnType<typeof setTimeout> | undefined;
  private isStartQueued = false;

  constructor(private readonly options: ElementStrategyOptions) {}

  /** The chat of the element; it exists from the first time that somebody asks for it. */
  get chat(): LiveChat {
    this.running ??= this.createRunning();
    return this.running.chat;
  }

  connect(element: HTMLElement): void {
    clearTimeout(this.farewell);
    this.element = element;
    // Style sheets belong to one document: in a frame, or back from one, the view is drawn anew; the chat goes on.
    if (this.view !== null && this.drawnIn !== element.ownerDocument) this.takeDown();
    if (this.view === null) this.queueStart();
  }

  disconnect(): void {
    this.farewell = setTimeout(() => this.end(), FAREWELL_MS);
  }

  getInputValue(name: PropertyName): unknown {
    const state = this.running?.chat.state;
    if (name === 'open') return state?.isOpen ?? booleanAttribute(this.values.get('open'));
    if (name === 'language' || name === 'theme') return state?.[name] ?? this.values.get(name) ?? null;
    return this.values.get(name) ?? null;
  }

  setInputValue(name: PropertyName, value: unknown): void {
    const text = toText(value);
    if (this.values.get(name) === text) return;
    this.values.set(name, text);
    if (this.running === null) return this.queueStart();
    switch (name) {
      case 'widgetId':
      case 'serverUrl':
      case 'texts':
      case 'consent':
        this.end();
        return this.queueStart();
      case 'layout':
        this.view?.setLayout(this.layout());
        return;
      case 'language':
        if (matchLanguage(text) !== this.chat.state.language) this.report(this.chat.setLanguage(text ?? undefined));
        return;
      case 'theme':
        if (text !== null && text !== this.chat.state.theme) this.report(this.chat.setTheme(text));
        return;
      case 'open':
        if (booleanAttribute(text) !== this.chat.state.isOpen) this.report(this.openOrClose(booleanAttribute(text)));
    }
  }

  /** Attributes that are set right after the insertion count as well. */
  private queueStart(): void {
    if (this.isStartQueued || this.element === null) return;
    this.isStartQueued = true;
    queueMicrotask(() => {
      this.isStartQueued = false;
      if (this.element?.isConnected === true && this.view === null) this.start(this.element);
    });
  }

  private start(parent: HTMLElement): void {
    const widgetId = this.values.get('widgetId') ?? null;
    if (widgetId === null || widgetId === '') return this.complain(missingWidgetId());
    try {
      this.running ??= this.createRunning();
    } catch (error) {
      // An attribute that cannot be read, such as a server-url that is none.
      return this.complain(LiveChatError.wrap(error));
    }
    this.drawnIn = parent.ownerDocument;
    this.view = mountLiveChat({
      chat: this.chat,
      parent,
      injector: this.options.injector,
      texts: this.values.get('texts'),
      layout: this.layout(),
    });
    this.report(this.chat.init(widgetId));
    if (booleanAttribute(this.values.get('open'))) this.report(this.openOrClose(true));
  }

  private createRunning(): { readonly chat: LiveChat; readonly subscriptions: Subscription } {
    const chat = this.options.createChat(this.config());
    const subscriptions = new Subscription();
    subscriptions.add(chat.events$.subscribe((event) => this.element?.dispatchEvent(toElementEvent(event))));
    subscriptions.add(
      chat
        .select((state) => state.isOpen)
        .pipe(skip(1))
        .subscribe((isOpen) => this.reflect('open', isOpen ? '' : null)),
    );
    for (const name of ['language', 'theme'] as const) {
      const changes = chat.select((state) => state[name]).pipe(skip(1));
      subscriptions.add(changes.subscribe((value) => this.reflect(name, value)));
    }
    return { chat, subscriptions };
  }

  private config(): LiveChatConfig {
    const serverUrl = this.values.get('serverUrl') ?? this.options.serverUrl;
    const language = this.values.get('language');
    const theme = this.values.get('theme');
    const consent = this.values.get('consent') ?? null;
    return {
      ...(serverUrl ? { serverUrl } : {}),
      ...(language ? { language } : {}),
      ...(theme ? { theme } : {}),
      // Whatever it says: the core refuses another word, and an attribute without one.
      ...(consent === null ? {} : { consent: consent as 'required' }),
    };
  }

  private layout(): 'floating' | 'inline' {
    return this.values.get('layout') === 'inline' ? 'inline' : 'floating';
  }

  /** The attribute says what is so; being set to it again changes nothing. */
  private reflect(name: 'open' | 'language' | 'theme', value: string | null): void {
    this.values.set(name, value);
    if (value === null) this.element?.removeAttribute(name);
    else this.element?.setAttribute(name, value);
  }

  private openOrClose(isOpen: boolean): PromiseLike<unknown> {
    return isOpen ? this.chat.show() : this.chat.hide();
  }

  private takeDown(): void {
    this.view?.unmount();
    this.view = null;
  }

  private end(): void {
    this.takeDown();
    this.running?.subscriptions.unsubscribe();
    this.running?.chat.dispose();
    this.running = null;
  }

  /**
   * An attribute has no callback: what is wrong with it goes to the console and to the event. A widget
   * that cannot be shown at all is said by the chat itself.
   */
  private report(outcome: PromiseLike<unknown>): void {
    const { chat } = this;
    outcome.then(undefined, (error: unknown) => {
      const { code, message } = LiveChatError.wrap(error);
      const isSaid = chat.state.failure?.code === code && chat.state.failure.message === message;
      if (this.running?.chat === chat && !isSaid) this.complain(LiveChatError.wrap(error));
    });
  }

  private complain(error: LiveChatError): void {
    const view = this.element?.ownerDocument.defaultView;
    view?.console.error(`<live-chat>: ${error.message} ${error.remedy}`);
    this.element?.dispatchEvent(toElementEvent({ type: 'error', error }));
  }
}

function toText(value: unknown): string | null {
  if (value === true) return '';
  return typeof value === 'string' ? value : null;
}

function missingWidgetId(): LiveChatError {
  return new LiveChatError({
    code: 'INVALID_ARGUMENT',
    message: 'The attribute widget-id is missing.',
    remedy:
      'Set it to the ID of your widget, for example <live-chat widget-id="85ea1938-f457-496d-8532-8fa489beea63">.',
    field: 'widget-id',
  });
}
