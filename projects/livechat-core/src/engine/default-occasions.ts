import { adoptUnsent } from '../effect/adopt-unsent.js';
import type { OccasionalContext, OccasionalEffect } from '../effect/effect.js';
import { runEffects } from '../effect/run-effects.js';
import { uploadFiles } from '../effect/upload-files.js';
import { consentedBlobStore } from '../session/consented-blob-store.js';
import { defaultLastingStores, memoryLastingStores } from '../session/default-stores.js';
import { downloadFile } from '../transport/download-file.js';
import { httpFileTransfer } from '../transport/http-file-transfer.js';
import { deleteData, exportData } from '../transport/personal-data.js';
import type { Occasions } from './occasions.js';

const EFFECTS: readonly OccasionalEffect[] = [adoptUnsent, uploadFiles];

/**
 * What only some visits need: the files of messages, what an earlier tab left unsent, and what asks
 * for personal data.
 */
export const occasions: Occasions = (config, host) => {
  // With a store of the site's own nothing else is written to the browser behind its back.
  const lasting = config.store === undefined ? defaultLastingStores() : memoryLastingStores();
  const context: OccasionalContext = {
    ...host,
    unsent: config.unsent ?? lasting.unsent,
    blobs: consentedBlobStore(config.blobs ?? lasting.blobs, () => host.state().consent !== 'required'),
    files: config.files ?? httpFileTransfer(),
  };
  const now = () => ({ ...context, state: host.state() });
  return {
    keep: (_name, act) => void act(context),
    events$: runEffects(EFFECTS, context),
    downloadFile: (fileId) => downloadFile(now(), fileId),
    exportData: () => exportData(now()),
    deleteData: () => deleteData(now()),
  };
};
