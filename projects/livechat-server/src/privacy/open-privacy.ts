import { newId } from '../auth/secrets.js';
import { systemClock } from '../clock.js';
import type { ServerConfig } from '../config/read-config.js';
import { inProcessFanOut } from '../fan-out/in-process.js';
import { openFiles } from '../files/open-files.js';
import { openStore } from '../open-store.js';
import { fileLedger } from './erasure-ledger.js';
import type { PrivacyDeps } from './privacy-deps.js';

/** What the use cases of privacy act on, with a connection of its own, to be closed. */
export interface OpenPrivacy extends PrivacyDeps {
  close(): Promise<void>;
}

/**
 * Opens an installation for what people may ask of it, also while servers run on it. These hear nothing
 * of an erasure: open pages notice it with the next thing that they ask.
 *
 * @throws LiveChatError `UNAVAILABLE` when the store cannot be opened
 */
export async function openPrivacy(config: ServerConfig): Promise<OpenPrivacy> {
  const store = await openStore(config, systemClock);
  return {
    store,
    fanOut: inProcessFanOut(() => undefined),
    files: { uploads: store, ...openFiles(config), clock: systemClock, newId },
    ledger: fileLedger(config.dataDir),
    close: () => store.close(),
  };
}
