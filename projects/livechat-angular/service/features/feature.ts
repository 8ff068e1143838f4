import type { Provider } from '@angular/core';

/** The optional parts of the chat, each made by a function of its own. */
export type LiveChatFeatureKind =
  | 'auth'
  | 'consent'
  | 'globalFunction'
  | 'interceptors'
  | 'lazyWidget'
  | 'locale'
  | 'localeTexts'
  | 'routerContext'
  | 'schemas'
  | 'storage'
  | 'theme'
  | 'transport';

/** An optional part, made by one of the `with…()` functions and handed to `provideLiveChat()`. */
export interface LiveChatFeature<K extends LiveChatFeatureKind = LiveChatFeatureKind> {
  readonly kind: K;
  readonly providers: Provider[];
}
