import type { EnvironmentInjector } from '@angular/core';
import { createCustomElement, type NgElementConstructor, type NgElementStrategy } from '@angular/elements';
import type { LiveChat, WidgetState } from 'livechat-core';
import { ElementAttributes, type LiveChatElementProperties } from './element-attributes';
import type { LiveChatElementEventMap } from './element-events';
import { LiveChatElementStrategy, type ElementStrategyOptions } from './element-strategy';

/** The commands that the element has as methods; they are those of `livechat-core`. */
export type LiveChatElementCommands = Pick<
  LiveChat,
  | 'execute'
  | 'auth'
  | 'logout'
  | 'clear'
  | 'show'
  | 'hide'
  | 'showLauncher'
  | 'hideLauncher'
  | 'setTheme'
  | 'setLanguage'
  | 'send'
  | 'sendContextualData'
  | 'openNewThread'
  | 'showThreadList'
  | 'showThread'
  | 'grantConsent'
  | 'retry'
  | 'cancel'
  | 'setDraft'
  | 'loadOlder'
  | 'downloadFile'
  | 'exportData'
  | 'deleteData'
>;

/** A `<live-chat>` in the document. */
export interface LiveChatElement extends HTMLElement, LiveChatElementProperties, LiveChatElementCommands {
  /** Everything the chat is made of, at this moment. */
  readonly state: WidgetState;
  addEventListener<T extends keyof LiveChatElementEventMap>(
    type: T,
    listener: (this: LiveChatElement, event: LiveChatElementEventMap[T]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'live-chat': LiveChatElement;
  }
}

const COMMANDS: readonly (keyof LiveChatElementCommands)[] = [
  'execute',
  'auth',
  'logout',
  'clear',
  'show',
  'hide',
  'showLauncher',
  'hideLauncher',
  'setTheme',
  'setLanguage',
  'send',
  'sendContextualData',
  'openNewThread',
  'showThreadList',
  'showThread',
  'grantConsent',
  'retry',
  'cancel',
  'setDraft',
  'loadOlder',
  'downloadFile',
  'exportData',
  'deleteData',
];

interface WithStrategy {
  readonly ngElementStrategy: NgElementStrategy;
}

function call(chat: LiveChat, command: keyof LiveChatElementCommands, args: readonly unknown[]): unknown {
  // What a page passes is checked by the core, whatever its type says.
  const run = chat[command].bind(chat) as (...args: readonly unknown[]) => unknown;
  return run(...args);
}

/** Makes the class of `<live-chat>`: Angular Elements with our own strategy, and the chat's commands as methods. */
export function createLiveChatElement(
  options: ElementStrategyOptions,
): NgElementConstructor<LiveChatElementProperties> {
  const elementClass = createCustomElement<LiveChatElementProperties>(ElementAttributes, {
    injector: options.injector satisfies EnvironmentInjector,
    strategyFactory: { create: () => new LiveChatElementStrategy(options) },
  });
  for (const command of COMMANDS) {
    Object.defineProperty(elementClass.prototype, command, {
      configurable: true,
      value(this: WithStrategy, ...args: readonly unknown[]): unknown {
        const { chat } = this.ngElementStrategy as LiveChatElementStrategy;
        return call(chat, command, args);
      },
    });
  }
  Object.defineProperty(elementClass.prototype, 'state', {
    configurable: true,
    get(this: WithStrategy): WidgetState {
      return (this.ngElementStrategy as LiveChatElementStrategy).chat.state;
    },
  });
  return elementClass;
}
