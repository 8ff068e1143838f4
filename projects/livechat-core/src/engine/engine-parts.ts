import type { EffectContext, LocalContext } from '../effect/effect.js';
import type { LiveChatConfig } from '../live-chat-config.js';
import type { Runtime } from '../runtime/runtime.js';
import { consentedBlobStore } from '../session/consented-blob-store.js';
import { defaultLastingStores, memoryLastingStores } from '../session/default-stores.js';
import { defaultTabs } from '../tabs/default-tabs.js';
import { loneTab } from '../tabs/lone-tab.js';
import type { LoadSharing } from '../tabs/membership.js';
import { sharedTabs } from '../tabs/shared-tabs.js';
import type { TabGroup } from '../tabs/tab-group.js';
import { defaultTransport } from '../transport/default-transport.js';
import { httpFileTransfer } from '../transport/http-file-transfer.js';

/** What the engine keeps data in and speaks through. */
export type EngineParts = Pick<EffectContext, 'unsent' | 'blobs' | 'files' | 'tabs'>;

/**
 * The parts that the configuration gives, and those that fit a browser in the place of the others.
 *
 * @param loadSharing gives the code with which tabs share a connection
 */
export function partsOf(
  config: LiveChatConfig,
  { runtime, state }: LocalContext,
  loadSharing: LoadSharing,
): EngineParts {
  // With a store of the site's own nothing else is written to the browser behind its back.
  const lasting = config.store === undefined ? defaultLastingStores() : memoryLastingStores();
  return {
    unsent: config.unsent ?? lasting.unsent,
    blobs: consentedBlobStore(config.blobs ?? lasting.blobs, () => state().consent !== 'required'),
    files: config.files ?? httpFileTransfer(),
    tabs: tabsOf(config, runtime, loadSharing),
  };
}

function tabsOf(
  config: Pick<LiveChatConfig, 'tabs' | 'transport'>,
  runtime: Runtime,
  loadSharing: LoadSharing,
): TabGroup {
  const transport = config.transport ?? defaultTransport(runtime.scheduler, runtime.WebSocket);
  const platform = config.tabs === undefined ? defaultTabs() : config.tabs;
  return platform === null ? loneTab(transport) : sharedTabs({ platform, transport, runtime, loadSharing });
}
