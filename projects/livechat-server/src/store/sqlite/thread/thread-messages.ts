import type { Migrated } from '../../sql/migrate.js';
import type { Thrown } from './thrown.js';

/** What the thread of the store begins with. */
export interface StoreThreadData {
  /** The file of the store. */
  readonly path: string;
  readonly now: number;
}

/** An operation of the store. Its arguments are plain data. */
export interface Call {
  readonly id: number;
  readonly operation: string;
  readonly args: readonly unknown[];
}

/** How a call ended. */
export type Answer = { readonly id: number } & ({ readonly result: unknown } | { readonly thrown: Thrown });

/** What the thread is told. */
export type ToThread =
  /** With the time of who calls: the thread has no clock of its own. */
  | { readonly type: 'calls'; readonly calls: readonly Call[]; readonly now: number }
  /** To finish what was begun. */
  | { readonly type: 'close' };

/** What the thread tells. */
export type FromThread =
  | { readonly type: 'open'; readonly epoch: string; readonly migrated: Migrated }
  | { readonly type: 'not-opened'; readonly thrown: Thrown }
  | { readonly type: 'answers'; readonly answers: readonly Answer[] }
  /** The store cannot be used at the moment, or can again. */
  | { readonly type: 'lost'; readonly thrown: Thrown }
  | { readonly type: 'regained' }
  | { readonly type: 'closed' };
