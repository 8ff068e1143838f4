import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '../../auth/secrets.js';
import { SILENT } from '../contract/store-fixture.js';
import { storeContract } from '../store-contract.js';
import { openSqliteStore } from './open-sqlite-store.js';

storeContract('SQLite', async (clock) => {
  const folder = await mkdtemp(join(tmpdir(), 'livechat-store-'));
  const path = join(folder, 'livechat.db');
  return {
    open: () => openSqliteStore({ path, clock, newId, report: SILENT, role: 'server' }),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
});
