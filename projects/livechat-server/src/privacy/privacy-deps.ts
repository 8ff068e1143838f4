import type { FanOut } from '../fan-out/fan-out.js';
import type { FileDeps } from '../files/file-deps.js';
import type { Store } from '../store/store.js';
import type { ErasureLedger } from './erasure-ledger.js';

/** What the use cases of privacy act on. */
export interface PrivacyDeps {
  readonly store: Store;
  readonly fanOut: FanOut;
  readonly files: FileDeps;
  readonly ledger: ErasureLedger;
}
