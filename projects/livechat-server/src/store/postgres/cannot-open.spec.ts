import { LiveChatError } from 'livechat-core/protocol';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { newId } from '../../auth/secrets.js';
import { describeWith, startEngine, type Engine } from '../../testing/engine.js';
import { SILENT } from '../contract/store-fixture.js';
import { cannotOpen } from './cannot-open.js';
import { postgresFailure } from './failures.js';
import { openPostgresStore } from './open-postgres-store.js';

jest.setTimeout(60_000);

/** What an operator reads when a server cannot start on a database. */
async function refusalOf(url: string): Promise<{ readonly message: string; readonly remedy: string }> {
  try {
    const store = await openPostgresStore({ url, clock: Date.now, newId, report: SILENT, role: 'tool' });
    await store.close();
  } catch (error) {
    expect(error).toMatchObject({ code: 'UNAVAILABLE', field: 'DATABASE_URL' });
    expect(String(error)).not.toContain('hunter2');
    if (error instanceof LiveChatError) return { message: error.message, remedy: error.remedy };
  }
  throw new Error('The database was opened.');
}

describe('cannotOpen', () => {
  it('names a host that is not there, and a port on which nobody listens', async () => {
    const nowhere = await refusalOf('postgres://chat:hunter2@no.such.host.invalid/chat');
    expect(nowhere.message).toMatch(/ENOTFOUND|EAI_AGAIN/);
    expect(nowhere.remedy).toContain('Correct the host');
    const nobody = createServer().listen(0, '127.0.0.1');
    await once(nobody, 'listening');
    const { port } = nobody.address() as AddressInfo;
    nobody.close();
    await once(nobody, 'close');
    const closed = await refusalOf(`postgres://chat:hunter2@127.0.0.1:${port}/chat`);
    expect(closed.message).toContain('ECONNREFUSED');
    expect(closed.remedy).toContain('Start the database');
  });

  it.each([
    ['CERT_HAS_EXPIRED', 'Renew the certificate'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'sslrootcert='],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'sslrootcert='],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'sslrootcert='],
    ['ETIMEDOUT', 'firewalls'],
  ])('says what to do about %s', (code, remedy) => {
    const thrown = new AggregateError([Object.assign(new Error('It did not work.'), { code })]);
    expect(cannotOpen(postgresFailure(thrown))).toMatchObject({
      message: 'The database cannot be used: It did not work.',
      remedy: expect.stringContaining(remedy) as unknown,
    });
  });

  it('leaves alone what is no matter of the database', () => {
    const tooNew = new LiveChatError({ code: 'UNAVAILABLE', message: 'Too new.', remedy: 'Update.' });
    const defect = new TypeError('x is not a function');
    expect(cannotOpen(tooNew)).toBe(tooNew);
    expect(cannotOpen(defect)).toBe(defect);
  });
});

describeWith('postgres')('a database that does not let in', () => {
  let engine: Engine;
  let owner: pg.Client;

  beforeAll(async () => {
    engine = await startEngine('postgres');
    owner = new pg.Client(engine.url);
    await owner.connect();
    await owner.query("CREATE ROLE guest LOGIN PASSWORD 'hunter2'");
  });

  afterAll(async () => {
    await owner.end();
    await engine.stop();
  });

  const urlOf = (user: string, password: string, rest = '') => {
    const url = new URL(engine.url);
    return `postgres://${user}:${password}@${url.host}${rest === '' ? url.pathname : rest}`;
  };

  it.each([
    ['a wrong password', () => urlOf('livechat', 'hunter2'), 'password authentication failed', 'the password'],
    ['a database that is not there', () => engine.url.replace(/postgres$/, 'nowhere'), 'does not exist', 'createdb'],
    ['a user without rights', () => urlOf('guest', 'hunter2'), 'permission denied', 'OWNER TO'],
    ['TLS that it has not', () => `${engine.url}?sslmode=verify-full`, 'SSL', 'ssl = on'],
  ])('says so: %s', async (_, url, message, remedy) => {
    const refusal = await refusalOf(url());
    expect(refusal.message).toContain(message);
    expect(refusal.remedy).toContain(remedy);
  });

  it('G14: refuses for a while, and not for good, when the password is changed under a server', async () => {
    await owner.query('CREATE DATABASE guests OWNER guest');
    const url = urlOf('guest', 'hunter2', '/guests');
    const store = await openPostgresStore({ url, clock: Date.now, newId, report: SILENT, role: 'server' });
    await owner.query("ALTER ROLE guest PASSWORD 'another'");
    await cutOff();
    await expect(store.listAgents()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await owner.query("ALTER ROLE guest PASSWORD 'hunter2'");
    expect(await untilItAnswers(() => store.listAgents())).toEqual([]);
    await store.close();
  });

  /** Ends every connection of the guest, and waits until it has ended. */
  async function cutOff(): Promise<void> {
    for (;;) {
      const { rowCount } = await owner.query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'guests'",
      );
      if (rowCount === 0) return;
      await sleep(20);
    }
  }

  async function untilItAnswers<T>(ask: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await ask();
      } catch (error) {
        expect(error).toMatchObject({ code: 'UNAVAILABLE' });
        await sleep(20);
      }
    }
  }
});
