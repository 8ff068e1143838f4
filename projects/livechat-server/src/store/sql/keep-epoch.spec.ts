import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { newId } from '../../auth/secrets.js';
import { openSqliteDatabase } from '../sqlite/sqlite-database.js';
import type { EpochWitness } from './epoch.js';
import { keepEpoch } from './keep-epoch.js';
import { migrate } from './migrate.js';
import { MIGRATIONS } from './migrations.js';
import { sqlScopes, type SqlScopes } from './scope.js';
import type { SqlDatabase } from './sql-database.js';

describe('the epoch of tables that are in use', () => {
  let folder: string;
  let database: SqlDatabase;
  let scopes: SqlScopes;
  /** Where the tables are, as the witness sees it. */
  let place: string;
  let looks: number;
  let move: () => void;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'livechat-epoch-'));
    database = await openSqliteDatabase(join(folder, 'livechat.db'));
    await migrate(database, MIGRATIONS);
    scopes = sqlScopes(database, { clock: Date.now, newId });
    place = 'here';
    looks = 0;
  });

  afterEach(async () => {
    await database.close();
    await rm(folder, { recursive: true, force: true });
  });

  const witness: EpochWitness = {
    async expected(sql) {
      looks += 1;
      const isMarked = (await sql.get("SELECT 1 FROM meta WHERE key = 'mark'")) !== undefined;
      return isMarked ? [place] : [];
    },
    next: async () => place,
    whenMoved: (listener) => (move = listener),
  };
  it('G17: is another one, and told, when the tables have moved, and only then', async () => {
    const kept = await keepEpoch(scopes, witness);
    const [epoch, told] = [kept.current(), [] as string[]];
    kept.whenChanged(() => told.push(kept.current()));
    move();
    while (looks < 2) await turn();
    place = 'elsewhere';
    move();
    await kept.stop();
    expect(kept.current()).not.toBe(epoch);
    expect(told).toEqual([kept.current()]);
  });

  it('G17: is looked at once more whenever that is asked for, also in the moment in which a look ends', async () => {
    for (let later = 0; later < 12; later += 1) {
      looks = 0;
      let isAsked = false;
      const askWhenItEnds = async (): Promise<void> => {
        for (let step = 0; step < later; step += 1) await Promise.resolve();
        isAsked = true;
        move();
      };
      let transact: SqlScopes['transact'] = scopes.transact;
      const kept = await keepEpoch({ ...scopes, transact: (work) => transact(work) }, witness);
      transact = async (work) => {
        const result = await scopes.transact(work);
        transact = scopes.transact;
        void askWhenItEnds();
        return result;
      };
      move();
      while (!isAsked) await turn();
      await kept.stop();
      // In the beginning, the two that were asked for, and in the end.
      expect({ later, looks }).toEqual({ later, looks: 4 });
    }
  });
});
