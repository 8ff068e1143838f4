import { LiveChatError } from 'livechat-core/protocol';
import { readConfig } from './read-config.js';

describe('readConfig', () => {
  it('has a default for everything, also where a variable is empty', () => {
    const defaults = { host: '127.0.0.1', port: 4300, dataDir: '.data', logLevel: 'info', trustProxy: false };
    expect(readConfig({})).toEqual(defaults);
    expect(readConfig({ HOST: '', PORT: '', DATA_DIR: '', LOG_LEVEL: '', TRUST_PROXY: '' })).toEqual(defaults);
  });

  it('reads what is set', () => {
    const env = {
      HOST: '::',
      PORT: '0',
      DATA_DIR: '/srv/chat',
      LOG_LEVEL: 'debug',
      TRUST_PROXY: '10.0.0.0/8, loopback',
    };
    expect(readConfig({ ...env, TRUST_PROXY: '10.0.0.0/8' })).toEqual({
      host: '::',
      port: 0,
      dataDir: '/srv/chat',
      logLevel: 'debug',
      trustProxy: '10.0.0.0/8',
    });
    expect(readConfig({ TRUST_PROXY: 'true' }).trustProxy).toBe(true);
  });

  it('names every variable that is wrong at once, each with its remedy', () => {
    const read = () => readConfig({ HOST: 'a b', PORT: '65536', LOG_LEVEL: 'loud', TRUST_PROXY: 'maybe' });
    expect(read).toThrow(LiveChatError);
    for (const name of ['HOST="a b"', 'PORT="65536"', 'LOG_LEVEL="loud"', 'TRUST_PROXY="maybe"']) {
      expect(read).toThrow(name);
    }
    expect(read).toThrow('0 to 65535');
  });
});
