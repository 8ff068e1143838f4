import { LiveChatError } from 'livechat-core/protocol';
import type { SqlDatabase, SqlReader, SqlValue } from './sql-database.js';

/** Hears once that a store cannot be used, and once that it can again. */
export interface AvailabilityReport {
  lost(error: LiveChatError): void;
  regained(): void;
}

/** A database that reports when it goes and comes back: its refusals tell clients, not operators. */
export function watchAvailability(database: SqlDatabase, report: AvailabilityReport): SqlDatabase {
  let isLost = false;

  const watch = async <T>(answer: Promise<T>): Promise<T> => {
    try {
      const result = await answer;
      if (isLost) {
        isLost = false;
        report.regained();
      }
      return result;
    } catch (error) {
      if (!isLost && error instanceof LiveChatError && error.code === 'UNAVAILABLE') {
        isLost = true;
        report.lost(error);
      }
      throw error;
    }
  };

  const { reader } = database;
  const watchedReader: SqlReader = {
    dialect: reader.dialect,
    get: <Row>(sql: string, ...values: readonly SqlValue[]) => watch(reader.get<Row>(sql, ...values)),
    all: <Row>(sql: string, ...values: readonly SqlValue[]) => watch(reader.all<Row>(sql, ...values)),
  };

  return {
    reader: watchedReader,
    snapshot: (work) => watch(database.snapshot(work)),
    transact: (work) => watch(database.transact(work)),
    waiting: () => database.waiting(),
    check: () => watch(database.check()),
    close: () => database.close(),
  };
}
