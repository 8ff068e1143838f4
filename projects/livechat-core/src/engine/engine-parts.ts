import type { LiveChatConfig } from '../live-chat-config.js';
import type { Runtime } from '../runtime/runtime.js';
import { defaultTabs } from '../tabs/default-tabs.js';
import { loneTab } from '../tabs/lone-tab.js';
import type { LoadSharing } from '../tabs/membership.js';
import { sharedTabs } from '../tabs/shared-tabs.js';
import type { TabGroup } from '../tabs/tab-group.js';
import { defaultTransport } from '../transport/default-transport.js';

/**
 * The way to the server that the configuration gives, or in its place one that fits a browser.
 *
 * @param loadSharing gives the code with which tabs share a connection
 */
export function tabsOf(
  config: Pick<LiveChatConfig, 'tabs' | 'transport'>,
  runtime: Runtime,
  loadSharing: LoadSharing,
): TabGroup {
  const transport = config.transport ?? defaultTransport(runtime.scheduler, runtime.WebSocket);
  const platform = config.tabs === undefined ? defaultTabs() : config.tabs;
  return platform === null ? loneTab(transport) : sharedTabs({ platform, transport, runtime, loadSharing });
}
