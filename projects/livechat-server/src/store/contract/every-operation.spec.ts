import { readFileSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '../../auth/secrets.js';
import { openSqliteStore } from '../sqlite/open-sqlite-store.js';
import { SILENT } from './store-fixture.js';

/** What an open store tells its server, beside what every store does. */
const OF_THE_SERVER = ['migrated', 'waitingWrites', 'whenReplaced'];

describe('the contract of stores', () => {
  it('asks for every operation that there is', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'livechat-operations-'));
    const path = join(folder, 'livechat.db');
    const store = await openSqliteStore({ path, clock: Date.now, newId, report: SILENT, role: 'tool' });
    const operations = Object.keys(store).filter((name) => !OF_THE_SERVER.includes(name));
    await store.close();
    await rm(folder, { recursive: true, force: true });
    const suites = readdirSync(__dirname)
      .filter((name) => name.endsWith('-contract.ts'))
      .map((name) => readFileSync(join(__dirname, name), 'utf8'))
      .join('\n');
    expect(operations.length).toBeGreaterThan(50);
    expect(operations.filter((name) => !new RegExp(`\\b${name}\\(`).test(suites))).toEqual([]);
  });
});
