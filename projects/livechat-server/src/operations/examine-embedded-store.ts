import type { Clock } from '../clock.js';
import { MIGRATIONS } from '../store/sql/migrations.js';
import { openForReading } from '../store/sqlite/drivers.js';
import { SqliteReader } from '../store/sqlite/sqlite-reader.js';
import { damageOf } from './backup-file.js';
import { clockOf, messagesOf, numberOf } from './examine-contents.js';
import { indexesOf } from './examine-indexes.js';
import { versionOf } from './examine-version.js';
import type { ExaminedStore } from './examined-store.js';
import { bad, good, textOf } from './finding.js';

const RESTORE = 'Check the disk, and put the newest sound back-up back with "restore".';

/** Looks at the file of the embedded store, beside a server that runs on it. */
export async function examineEmbeddedStore(path: string, clock: Clock): Promise<ExaminedStore> {
  try {
    return await withReader(path, async (sql, driver) => {
      const damage = damageOf(driver);
      if (damage.length > 0) return unusable(`The store is damaged: ${damage.join('; ')}.`);
      const version = await numberOf(sql, 'SELECT max(version) AS value FROM migrations');
      const findings = [good('store', 'The store is sound.'), versionOf(version)];
      if (version !== MIGRATIONS.length) return { findings, isCurrent: false };
      return {
        findings: [
          ...findings,
          indexesOf(driver),
          await messagesOf(sql, { isJson: 'json_valid', remedy: RESTORE }),
          await clockOf(sql, clock()),
        ],
        isCurrent: true,
        look: (work) => withReader(path, (reader) => work(reader)),
      };
    });
  } catch (error) {
    return unusable(`The store cannot be read: ${textOf(error)}.`);
  }
}

function unusable(says: string): ExaminedStore {
  return { findings: [bad('store', says, `Stop the server. ${RESTORE}`)], isCurrent: false };
}

async function withReader<T>(
  path: string,
  work: (sql: SqliteReader, driver: ReturnType<typeof openForReading>) => Promise<T>,
): Promise<T> {
  const driver = openForReading(path);
  try {
    return await work(new SqliteReader(driver), driver);
  } finally {
    driver.close();
  }
}
