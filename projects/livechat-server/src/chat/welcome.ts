import { byteLength, type Person, type Thread, type WelcomeFrame } from 'livechat-core/protocol';
import type { Widget } from '../store/widget-store.js';
import type { ChatDeps } from './deps.js';
import { threadForCustomer } from './seen-by-customer.js';

/** How many bytes of previews a welcome may carry, well below what may wait for a slow reader. */
const PREVIEW_BYTES = 256 * 1024;

/** Puts together what a session may see, as it is now. */
export async function composeWelcome(
  { store, clock, widgets }: ChatDeps,
  widget: Widget,
  session: { readonly person: Person; readonly token: string },
): Promise<WelcomeFrame> {
  const [epoch, threads, config] = await Promise.all([
    store.epoch(),
    store.listThreads(session.person.id),
    widgets.configOf(widget),
  ]);
  return {
    type: 'welcome',
    token: session.token,
    epoch,
    widget: config,
    person: session.person,
    threads: boundPreviews(threads.map(threadForCustomer)),
    serverTime: clock(),
  };
}

/** Leaves out the previews of the oldest threads where all of them would be too much. */
function boundPreviews(threads: readonly Thread[]): Thread[] {
  let left = PREVIEW_BYTES;
  return threads.map((thread) => {
    left -= byteLength(JSON.stringify(thread.lastMessage ?? null));
    if (left >= 0) return thread;
    const { lastMessage: _preview, ...rest } = thread;
    return rest;
  });
}
