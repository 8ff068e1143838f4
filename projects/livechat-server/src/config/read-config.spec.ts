import { LiveChatError } from 'livechat-core/protocol';
import { readConfig } from './read-config.js';

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
      retention: {},
    };
    expect(readConfig({})).toEqual(defaults);
    expect(readConfig({ HOST: '', PORT: '', DATA_DIR: '', LOG_LEVEL: '', TRUST_PROXY: '' })).toEqual(defaults);
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
      RETENTION_CONVERSATIONS: '365',
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
      retention: { conversations: 365, files: 90, sessions: 180, visitors: 30 },
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
