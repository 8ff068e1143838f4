import type { AgentStore } from './agent-store.js';
import type { CaseStore } from './case-store.js';
import type { ConversationStore } from './conversation-store.js';
import type { NoteStore } from './note-store.js';
import type { PresenceStore } from './presence-store.js';
import type { PrivacyStore } from './privacy-store.js';
import type { QueueStore } from './queue-store.js';
import type { SessionStore } from './session-store.js';
import type { SignInStore } from './sign-in-store.js';
import type { ThreadStore } from './thread-store.js';
import type { UploadStore } from './upload-store.js';
import type { WebhookStore } from './webhook-store.js';
import type { WidgetStore } from './widget-store.js';

/**
 * Everything that the server remembers. Each operation is one transaction of one use case: when its
 * promise is fulfilled, what it did survives a crash of the process and of the machine; when it is
 * rejected, nothing happened. A refusal is a `LiveChatError`; anything else is a failure.
 *
 * Every implementation runs the suite in `store-contract.ts`.
 */
export interface Store
  extends
    WidgetStore,
    SessionStore,
    ThreadStore,
    ConversationStore,
    CaseStore,
    NoteStore,
    QueueStore,
    AgentStore,
    SignInStore,
    UploadStore,
    PresenceStore,
    PrivacyStore,
    WebhookStore {
  /** Made with the store. Another one tells clients that the store was replaced and theirs is stale. */
  epoch(): Promise<string>;
  /** Fulfilled when the store can answer. */
  check(): Promise<void>;
  close(): Promise<void>;
}
