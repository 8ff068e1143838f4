import { browserTabs } from './browser-tabs.js';
import type { TabPlatform } from './tab-platform.js';

/**
 * The browser's means for tabs to act as one; `null` where one of them is missing or refuses to be read:
 * outside of a page, in old browsers, on pages without a secure origin, and beside extensions that guard them.
 */
export function defaultTabs(): TabPlatform | null {
  try {
    if (typeof document === 'undefined' || typeof BroadcastChannel === 'undefined') return null;
    const locks = (navigator as Partial<Navigator>).locks;
    return locks ? browserTabs({ locks, BroadcastChannel }) : null;
  } catch {
    return null;
  }
}
