import type { SqlReader } from '../store/sql/sql-database.js';
import type { Finding } from './finding.js';

/** What was found out about a store. */
export type ExaminedStore =
  | { readonly findings: readonly Finding[]; readonly isCurrent: false }
  | {
      readonly findings: readonly Finding[];
      /** It can be read, and has the version of this release. */
      readonly isCurrent: true;
      /** Reads something else of it, as it is by then. */
      readonly look: <T>(work: (sql: SqlReader) => Promise<T>) => Promise<T>;
    };
