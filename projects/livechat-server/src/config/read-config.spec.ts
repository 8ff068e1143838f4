import { LiveChatError } from 'livechat-core/protocol';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { effectiveSettings } from './effective-settings.js';
import { readConfig } from './read-config.js';
import { resolveSettings } from './resolve-settings.js';

describe('readConfig', () => {
  it('has a default for everything, also where a variable is empty', () => {
    const defaults = {
      host: '127.0.0.1',
      port: 4300,
      dataDir: '.data',
      logLevel: 'info',
      logAddresses: 'truncated',
      trustProxy: false,
      tokenClockToleranceMs: 5_000,
      addressLimits: { sockets: 4_000, visitorsPerMinute: 600, requestsPerSecond: 100 },
      webhookPrivateAddresses: 'REFUSED',
      webhookReceivers: 20,
      retention: {},
    };
    expect(readConfig({})).toEqual(defaults);
    expect(readConfig({ HOST: '', PORT: '', DATA_DIR: '', LOG_LEVEL: '', TRUST_PROXY: '' })).toEqual(defaults);
  });

  it('refuses a misspelt retention, which would keep everything for ever', () => {
    const env = { RETENTION_FILE: '90', PORT: 'x' };
    expect(() => readConfig(env)).toThrow(/RETENTION_FILE: There is no such setting.*RETENTION_FILES.*PORT="x"/s);
  });

  it('reads what is set', () => {
    const env = {
      HOST: '::',
      PORT: '0',
      DATA_DIR: '/srv/chat',
      DATABASE_URL: 'postgres://chat:secret@db.internal:5432/chat?sslmode=require',
      NATS_URL: 'nats://chat:secret@broker.internal:4222',
      LOG_LEVEL: 'debug',
      LOG_ADDRESSES: 'off',
      TRUST_PROXY: '10.0.0.0/8, loopback',
      TOKEN_CLOCK_TOLERANCE: '30',
      SOCKETS_PER_ADDRESS: '20000',
      VISITORS_PER_MINUTE: '30',
      REQUESTS_PER_SECOND: '5',
      WEBHOOK_PRIVATE_ADDRESSES: 'allowed',
      WEBHOOK_RECEIVERS: '100',
      RETENTION_CONVERSATIONS: '365',
      RETENTION_IDLE_CONVERSATIONS: '400',
      RETENTION_FILES: '90',
      RETENTION_SESSIONS: '180',
      RETENTION_VISITORS: '30',
    };
    expect(readConfig(env)).toEqual({
      host: '::',
      port: 0,
      dataDir: '/srv/chat',
      databaseUrl: 'postgres://chat:secret@db.internal:5432/chat?sslmode=require',
      natsUrl: 'nats://chat:secret@broker.internal:4222',
      logLevel: 'debug',
      logAddresses: 'off',
      trustProxy: '10.0.0.0/8, loopback',
      tokenClockToleranceMs: 30_000,
      addressLimits: { sockets: 20_000, visitorsPerMinute: 30, requestsPerSecond: 5 },
      webhookPrivateAddresses: 'ALLOWED',
      webhookReceivers: 100,
      retention: { conversations: 365, idleConversations: 400, files: 90, sessions: 180, visitors: 30 },
    });
    expect(readConfig({ TRUST_PROXY: 'true' }).trustProxy).toBe(true);
  });

  it('names every variable that is wrong at once, each with its remedy', () => {
    const read = () =>
      readConfig({
        HOST: 'a b',
        PORT: '65536',
        LOG_LEVEL: 'loud',
        TRUST_PROXY: '10.0.0.0/99',
        TOKEN_CLOCK_TOLERANCE: '301',
        SOCKETS_PER_ADDRESS: '0',
        RETENTION_FILES: 'ever',
      });
    expect(() => readConfig({ WEBHOOK_PRIVATE_ADDRESSES: 'yes' })).toThrow('refused or allowed');
    for (const wrong of ['0', '101', 'many']) {
      expect(() => readConfig({ WEBHOOK_RECEIVERS: wrong })).toThrow('from 1 to 100');
    }
    expect(read).toThrow(LiveChatError);
    for (const name of [
      'HOST="a b"',
      'PORT="65536"',
      'LOG_LEVEL="loud"',
      'TRUST_PROXY="10.0.0.0/99"',
      'TOKEN_CLOCK_TOLERANCE="301"',
      'SOCKETS_PER_ADDRESS="0"',
      'RETENTION_FILES="ever"',
    ]) {
      expect(read).toThrow(name);
    }
    expect(read).toThrow('0 to 65535');
  });

  it('refuses a broker where the store is embedded', () => {
    expect(() => readConfig({ NATS_URL: 'nats://127.0.0.1:4222' })).toThrow('Set DATABASE_URL too');
  });

  it.each(['mysql://chat:secret@db/chat', 'postgres://', 'chat:secret@db'])(
    'does not repeat the password of a wrong address: %s',
    (DATABASE_URL) => {
      const read = () => readConfig({ DATABASE_URL });
      expect(read).toThrow('DATABASE_URL: Give postgres://');
      expect(read).not.toThrow('secret');
    },
  );
});

describe('a file of settings', () => {
  let folder: string;
  let path: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'livechat-config-'));
    path = join(folder, 'livechat.json');
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const envWith = (content: unknown, env: Record<string, string> = {}) => {
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
    return { LIVECHAT_CONFIG: path, ...env };
  };

  it('says what the environment says otherwise, which comes first', () => {
    const file = {
      port: 8080,
      host: '::',
      trustProxy: ['10.0.0.0/8', 'loopback'],
      logLevel: null,
      addressLimits: { sockets: '20000' },
      retention: { files: 90 },
    };
    expect(readConfig(envWith(file, { PORT: '9090', HOST: '' }))).toMatchObject({
      port: 9090,
      host: '::',
      trustProxy: '10.0.0.0/8, loopback',
      logLevel: 'info',
      addressLimits: { sockets: 20_000, visitorsPerMinute: 600 },
      retention: { files: 90 },
    });
    expect(readConfig(envWith(`\uFEFF{"trustProxy": true}`)).trustProxy).toBe(true);
  });

  it('names everything that is wrong at once, of the file and of the environment', () => {
    const file = { port: 70_000, prot: 1, logLevel: ['loud', 1], retention: { files: 'ever', all: 3 } };
    let message = '';
    try {
      readConfig(envWith(file, { HOST: 'a b' }));
    } catch (error) {
      message = error instanceof LiveChatError ? error.message : '';
    }
    expect(message.split('\n  ').slice(1)).toEqual([
      expect.stringMatching(
        /^prot, retention\.all in .*livechat\.json: There is no such setting\. There are: host, port,/,
      ),
      expect.stringMatching(/^HOST="a b": Give a host name/),
      expect.stringMatching(/^port="70000" in .*livechat\.json: Give a number from 0 to 65535/),
      expect.stringMatching(/^logLevel in .*livechat\.json: Give one of/),
      expect.stringMatching(/^retention\.files="ever" in .*livechat\.json: Give a number of days/),
    ]);
  });

  it.each([
    ['unknown', { unknown: {} }],
    ['retention.unknown', { retention: { unknown: {} } }],
    ['unknown', { unknown: null }],
    ['retention', { retention: 5 }],
  ])('refuses %s, of which there is no such setting, whatever it holds: %j', (field, file) => {
    expect(() => readConfig(envWith(file))).toThrow(`${field} in ${path}: There is no such setting.`);
  });

  it('takes an object without fields for nothing where one may stand, and for nonsense elsewhere', () => {
    expect(readConfig(envWith({ retention: {}, addressLimits: null })).retention).toEqual({});
    expect(() => readConfig(envWith({ port: {} }))).toThrow(`port in ${path}: Give a number from 0 to 65535`);
  });

  it('must be right also where a variable says otherwise: that may go one day', () => {
    const env = envWith(
      { port: 70_000, databaseUrl: 'mysql://chat:secret@db/chat', logLevel: 'loud' },
      {
        PORT: '4300',
        DATABASE_URL: 'postgres://db/chat',
        LOG_LEVEL: 'shy',
      },
    );
    expect(() => readConfig(env)).toThrow(`port="70000" in ${path}: Give a number`);
    expect(() => readConfig(env)).toThrow(`databaseUrl in ${path}: Give postgres://`);
    expect(() => readConfig(env)).toThrow(/LOG_LEVEL="shy": .*logLevel="loud" in /s);
    expect(() => readConfig(env)).not.toThrow('secret');
  });

  it.each([
    ['{"databaseUrl": "postgres://chat:secret@db/chat" "port": 1}', 'is no JSON'],
    ['[1]', 'holds no JSON object'],
    ['"secret"', 'holds no JSON object'],
  ])('repeats nothing of what it cannot read: %s', (text, says) => {
    const read = () => readConfig(envWith(text));
    expect(read).toThrow(says);
    expect(read).not.toThrow('secret');
  });

  it('does not repeat the password of a wrong address', () => {
    const read = () => readConfig(envWith({ databaseUrl: 'mysql://chat:secret@db/chat' }));
    expect(read).toThrow('databaseUrl in');
    expect(read).not.toThrow('secret');
  });

  it('must be there when it is named', () => {
    expect(() => readConfig({ LIVECHAT_CONFIG: join(folder, 'none.json') })).toThrow('cannot be read (ENOENT)');
  });

  it('is shown with what holds, without credentials', () => {
    const env = envWith(
      {
        port: 8080,
        natsUrl: 'nats://t0ken@a:4222,nats://b:4222',
        s3Url: 'https://key:hidden@s3.example/files?region=eu',
      },
      { LOG_LEVEL: 'debug', DATABASE_URL: 'postgres://chat:p%40ss@db/chat?sslmode=require&password=other' },
    );
    const shown = new Map(
      effectiveSettings(resolveSettings(env)).map(({ name, value, from }) => [name, [value, from]]),
    );
    expect(shown.get('PORT')).toEqual(['8080', 'file']);
    expect(shown.get('LOG_LEVEL')).toEqual(['debug', 'environment']);
    expect(shown.get('WEBHOOK_PRIVATE_ADDRESSES')).toEqual(['refused', 'default']);
    expect(shown.get('METRICS_PORT')).toEqual([null, 'default']);
    expect(shown.get('NATS_URL')).toEqual(['nats://***@a:4222,nats://b:4222', 'file']);
    expect(shown.get('S3_URL')).toEqual(['https://***@s3.example/files?region=eu', 'file']);
    expect(shown.get('DATABASE_URL')).toEqual(['postgres://***@db/chat?sslmode=require&password=***', 'environment']);
  });
});
