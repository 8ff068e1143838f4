import type { Clock } from '../../clock.js';
import type { SqliteConnection } from './connection.js';

/** What the parts of the SQLite store share. */
export interface SqliteDeps {
  readonly connection: SqliteConnection;
  readonly clock: Clock;
  readonly newId: () => string;
}
