import type { ChatTypes } from './chat-types.js';
import type { ChatSchemas } from './command/check-schemas.js';
import type { OutgoingInterceptor } from './command/intercept-outgoing.js';
import type { TokenProvider } from './effect/token-provider.js';
import type { ChatEngine } from './engine/chat-engine.js';
import type { IncomingInterceptor } from './inspect/intercept-incoming.js';
import type { Runtime } from './runtime/runtime.js';
import type { BlobStore } from './session/blob-store.js';
import type { SessionStore } from './session/session-store.js';
import type { UnsentStore } from './session/unsent-store.js';
import type { Transition } from './state/event.js';
import type { TabPlatform } from './tabs/tab-platform.js';
import type { FileTransfer } from './transport/file-transfer.js';
import type { Transport } from './transport/transport.js';

/** What a chat is made of. Everything has a default that fits a browser. */
export interface LiveChatConfig<T extends ChatTypes = ChatTypes> {
  /** Where the server is; by default the origin of the page. */
  readonly serverUrl?: string;
  /** Initializes at once with this widget. */
  readonly widgetId?: string;
  /** A language tag; unsupported ones give `en-US`. */
  readonly language?: string;
  /** The name of a theme of the widget. */
  readonly theme?: string;
  /**
   * Gives the token of whoever is signed in on the site: asked at `init`, and again when the token has
   * run out. Without it the site calls `auth` by itself.
   */
  readonly token?: TokenProvider;
  /**
   * `required`: nothing is stored, connected or asked for before the customer opens the chat or the
   * site calls `grantConsent`. What is called before waits in memory.
   */
  readonly consent?: 'required';
  /** By default WebSockets, and HTTP streaming where a network blocks them. */
  readonly transport?: Transport;
  /** Where the session is kept; by default Web Storage. */
  readonly store?: SessionStore;
  /** How files reach the server; by default over HTTP. */
  readonly files?: FileTransfer;
  /** Where the bytes of files wait until they are uploaded; by default IndexedDB, with a `store` of your own memory. */
  readonly blobs?: BlobStore;
  /** Where what a closed tab has not sent waits for another tab; by default as for `blobs`. */
  readonly unsent?: UnsentStore;
  /**
   * How the tabs of a browser find each other to share one connection; `null` keeps this chat to
   * itself.
   */
  readonly tabs?: TabPlatform | null;
  /** What connects the chat; by default it is loaded when the chat begins, see `livechat-core/engine`. */
  readonly engine?: ChatEngine;
  /** Time, chance, logging and what the browser knows; what is not given is the platform's own. */
  readonly runtime?: Partial<Runtime>;
  /** Functions that every message passes, to mask or to filter; several run in their order. */
  readonly interceptors?: {
    readonly outgoing?: OutgoingInterceptor | readonly OutgoingInterceptor[];
    readonly incoming?: IncomingInterceptor | readonly IncomingInterceptor[];
  };
  /** The site's own rules for its data; a call that breaks them is refused with the field's name. */
  readonly schemas?: ChatSchemas<T>;
  /** Sees every step of the loop: for logs, devtools and tests. */
  readonly inspect?: (transition: Transition) => void;
}
