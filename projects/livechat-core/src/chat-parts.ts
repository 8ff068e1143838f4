import type { EffectContext } from './effect/effect.js';
import type { LiveChatConfig } from './live-chat-config.js';
import type { Runtime } from './runtime/runtime.js';
import { consentedBlobStore } from './session/consented-blob-store.js';
import { defaultSessionStore } from './session/default-session-store.js';
import { defaultLastingStores, memoryLastingStores } from './session/default-stores.js';
import { defaultTabs } from './tabs/default-tabs.js';
import { loneTab } from './tabs/lone-tab.js';
import { sharedTabs } from './tabs/shared-tabs.js';
import type { TabGroup } from './tabs/tab-group.js';
import { defaultTransport } from './transport/default-transport.js';
import { httpFileTransfer } from './transport/http-file-transfer.js';

/** What a chat keeps its data in and speaks through. */
export type ChatParts = Pick<EffectContext, 'store' | 'unsent' | 'blobs' | 'files' | 'tabs'>;

/** What {@link partsOf} knows of the chat that the parts are for. */
export interface PartsContext {
  readonly runtime: Runtime;
  /** Whether bytes may be stored at this moment. */
  readonly mayStore: () => boolean;
}

/** The parts that the configuration gives, and those that fit a browser in the place of the others. */
export function partsOf(config: LiveChatConfig, { runtime, mayStore }: PartsContext): ChatParts {
  // With a store of the site's own nothing else is written to the browser behind its back.
  const lasting = config.store === undefined ? defaultLastingStores() : memoryLastingStores();
  return {
    store: config.store ?? defaultSessionStore(),
    unsent: config.unsent ?? lasting.unsent,
    blobs: consentedBlobStore(config.blobs ?? lasting.blobs, mayStore),
    files: config.files ?? httpFileTransfer(),
    tabs: tabsOf(config, runtime),
  };
}

function tabsOf(config: Pick<LiveChatConfig, 'tabs' | 'transport'>, runtime: Runtime): TabGroup {
  const transport = config.transport ?? defaultTransport(runtime.scheduler);
  const platform = config.tabs === undefined ? defaultTabs() : config.tabs;
  return platform === null ? loneTab(transport) : sharedTabs({ platform, transport, runtime });
}
