import { browserTabs } from './browser-tabs.js';
import type { TabPlatform } from './tab-platform.js';

/**
 * The browser's means for tabs to act as one; `null` where one of them is missing: outside of a
 * page, in old browsers, and on pages without a secure origin.
 */
export function defaultTabs(): TabPlatform | null {
  if (typeof document === 'undefined' || typeof BroadcastChannel === 'undefined') return null;
  const locks = (navigator as Partial<Navigator>).locks;
  return locks === undefined ? null : browserTabs({ locks, BroadcastChannel });
}
