import { join } from 'node:path';
import { freePort } from '../lib/free-port.mjs';
import { initialize, makePlace, runCluster } from './postgres-cluster.mjs';
import { startProxy } from './proxy.mjs';

/** What a commit waits for: with a synchronous standby it is on both disks. */
const SETTINGS = { synchronous: ['synchronous_standby_names=*'], asynchronous: [] };

/**
 * A PostgreSQL with a streaming standby, behind one address that leads to the one in charge, as a balancer or an
 * address that moves does. `cutOff` ends the stream to the standby once it has all that is committed; `failOver` kills
 * the one in charge in the midst of what it does, and promotes the standby.
 *
 * @param {keyof typeof SETTINGS} replication
 * @returns {Promise<{ url: string, cutOff(): Promise<void>, failOver(): Promise<void>, stop(): Promise<void> }>}
 */
export async function startPostgresPair(replication) {
  const ends = [];
  const stop = async () => {
    for (const end of ends.splice(0).reverse()) await end();
  };
  try {
    const place = await makePlace();
    ends.push(place.remove);
    const ask = (cluster, ...statements) =>
      place.run('psql', ['-q', '-d', cluster.url, ...statements.flatMap((sql) => ['-c', sql])]);
    const [data, copy] = [join(place.folder, 'data'), join(place.folder, 'copy')];
    await initialize(place, data);
    const first = await runCluster(place, { data, port: await freePort(), settings: SETTINGS[replication] });
    ends.push(first.stop);
    const copying = ['--write-recovery-conf', '--wal-method=stream', '--checkpoint=fast'];
    await place.run('pg_basebackup', ['-d', first.url, '-D', copy, ...copying]);
    const second = await runCluster(place, { data: copy, port: await freePort() });
    ends.push(second.stop);
    let leader = first;
    const proxy = await startProxy(0, () => [leader.url]);
    ends.push(proxy.close);
    const url = new URL(first.url);
    url.port = new URL(proxy.url).port;
    return {
      url: url.href,
      async cutOff() {
        await ask(first, UNTIL_THE_SECOND_HAS_ALL);
        await ask(second, "ALTER SYSTEM SET primary_conninfo = ''", 'SELECT pg_reload_conf()');
        await ask(first, UNTIL_NOBODY_FOLLOWS);
      },
      async failOver() {
        await first.kill();
        await ask(second, 'SELECT pg_promote()');
        leader = second;
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

const UNTIL_THE_SECOND_HAS_ALL = `
  DO $$ DECLARE goal pg_lsn := pg_current_wal_flush_lsn(); BEGIN
    WHILE NOT EXISTS (SELECT FROM pg_stat_replication WHERE flush_lsn >= goal) LOOP
      PERFORM pg_sleep(0.02), pg_stat_clear_snapshot();
    END LOOP;
  END $$`;

const UNTIL_NOBODY_FOLLOWS = `
  DO $$ BEGIN
    WHILE EXISTS (SELECT FROM pg_stat_replication) LOOP
      PERFORM pg_sleep(0.02), pg_stat_clear_snapshot();
    END LOOP;
  END $$`;
