import pg from 'pg';
import { newId } from '../../auth/secrets.js';
import { describeWith, startEngine, type Engine } from '../../testing/engine.js';
import { SILENT } from '../contract/store-fixture.js';
import { storeContract } from '../store-contract.js';
import { openPostgresStore } from './open-postgres-store.js';

describeWith('postgres')('openPostgresStore', () => {
  let engine: Engine;
  let owner: pg.Client;

  beforeAll(async () => {
    engine = await startEngine('postgres');
    owner = new pg.Client(engine.url);
    await owner.connect();
  }, 60_000);

  afterAll(async () => {
    await owner.end();
    await engine.stop();
  });

  storeContract('PostgreSQL', async (clock) => {
    await owner.query('CREATE SCHEMA IF NOT EXISTS public');
    return {
      open: () => openPostgresStore({ url: engine.url, clock, newId, report: SILENT, role: 'server' }),
      remove: async () => {
        await owner.query('DROP SCHEMA public CASCADE');
      },
    };
  });
});
