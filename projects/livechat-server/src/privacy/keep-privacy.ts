import type { FastifyBaseLogger } from 'fastify';
import type { FanOut } from '../fan-out/fan-out.js';
import type { FileDeps } from '../files/file-deps.js';
import { sweepIncoming } from '../files/incoming-files.js';
import { sweepFiles } from '../files/sweep-files.js';
import { sweepRegularly } from '../files/sweep-timer.js';
import type { Store } from '../store/store.js';
import { fileLedger } from './erasure-ledger.js';
import type { PrivacyDeps } from './privacy-deps.js';
import { replayErasures } from './replay-erasures.js';
import { sweepRetention, type RetentionDays } from './retention.js';

/** What a server has for it. */
export interface PrivacyNeeds {
  readonly store: Store;
  readonly fanOut: FanOut;
  readonly files: FileDeps;
  readonly logger: FastifyBaseLogger;
  /** Where the ledger of erasures is. */
  readonly dataDir: string;
  readonly retention: RetentionDays;
}

/** What a server does for privacy while it runs. */
export interface PrivacyKeeper extends PrivacyDeps {
  /** Removes the bytes of files that are out of use; a failure is logged, and mended by the next sweep. */
  readonly sweep: () => Promise<void>;
  readonly stop: () => void;
}

/**
 * Erases again whom the ledger names, before anybody is served, and sweeps from then on what nobody
 * needs and what has been kept for long enough.
 */
export async function keepPrivacy(needs: PrivacyNeeds): Promise<PrivacyKeeper> {
  const { store, fanOut, files, logger } = needs;
  const deps: PrivacyDeps = { store, fanOut, files, ledger: fileLedger(needs.dataDir) };
  const { personIds } = await replayErasures(store, deps.ledger);
  if (personIds.length > 0) {
    logger.warn({ people: personIds.length }, 'The store was put back: people were erased again');
  }
  const onFailure = (error: unknown): void => logger.error({ err: error }, 'Old data and files could not be swept');
  const stop = sweepRegularly(async () => {
    // This one needs neither the store nor a bucket, which may be away.
    const brokenOff = await sweepIncoming(files);
    const swept = {
      ...(await sweepRetention(deps, needs.retention)),
      removedFiles: await sweepFiles(files),
      brokenOff,
    };
    if (Object.values(swept).some((count) => count > 0)) logger.info(swept, 'Swept');
  }, onFailure);
  return { ...deps, sweep: () => sweepFiles(files).then(() => undefined, onFailure), stop };
}
