import { isPublicAddress, receiverAddresses, sharedResolve, type Address } from './receiver-address.js';

const address = (text: string): Address => ({ address: text, family: text.includes(':') ? 6 : 4 });

describe('addresses of receivers', () => {
  it.each([
    ...['127.0.0.1', '127.255.255.254', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254'],
    ...['100.64.0.1', '0.0.0.0', '198.18.0.1', '192.0.2.7', '224.0.0.1', '255.255.255.255'],
    ...['::', '::1', '::ffff:127.0.0.1', '::ffff:8.8.8.8', 'fe80::1', 'fc00::1', 'fd12:3456::1', 'ff02::1'],
    ...['64:ff9b::a00:1', '2001:db8::1', '2002:7f00:1::', '2001::1'],
  ])('G18: %s is not on the internet', (text) => {
    expect(isPublicAddress(address(text))).toBe(false);
  });

  it.each(['8.8.8.8', '172.15.255.255', '172.32.0.1', '100.63.255.255', '2606:4700::1111', '2a00:1450:4001::64'])(
    '%s is',
    (text) => {
      expect(isPublicAddress(address(text))).toBe(true);
    },
  );

  const find = (url: string, found: readonly string[], privateAddresses: 'REFUSED' | 'ALLOWED' = 'REFUSED') =>
    receiverAddresses(new URL(url), { privateAddresses, resolve: async () => found.map(address) });

  it('refuses a name of which a single address is private', async () => {
    const refused = expect.objectContaining({ code: 'FORBIDDEN', field: 'url' }) as unknown;
    await expect(find('https://hooks.example', ['8.8.8.8', '10.0.0.1'])).rejects.toEqual(refused);
    expect(await find('https://hooks.example', ['8.8.8.8'])).toEqual([{ address: '8.8.8.8', family: 4 }]);
    expect(await find('https://hooks.example', ['10.0.0.1'], 'ALLOWED')).toEqual([{ address: '10.0.0.1', family: 4 }]);
  });

  it.each(['http://127.1/', 'http://0x7f.0.0.1/', 'http://2130706433/', 'http://[::1]/', 'http://[::ffff:7f00:1]/'])(
    'refuses %s, however it is written, without asking a resolver',
    async (url) => {
      await expect(find(url, ['8.8.8.8'])).rejects.toMatchObject({ code: 'FORBIDDEN' });
    },
  );

  it('asks for a name once at a time, and anew later', async () => {
    const asked: string[] = [];
    const answers: (() => void)[] = [];
    const resolve = sharedResolve((hostname) => {
      asked.push(hostname);
      return new Promise((done) => answers.push(() => done([{ address: '8.8.8.8', family: 4 }])));
    });
    const found = [resolve('slow.example'), resolve('slow.example'), resolve('other.example')];
    expect(asked).toEqual(['slow.example', 'other.example']);
    for (const answer of answers.splice(0)) answer();
    expect(await Promise.all(found)).toHaveLength(3);
    void resolve('slow.example');
    expect(asked).toHaveLength(3);
  });

  it('says that a name does not resolve', async () => {
    const resolve = async () => Promise.reject(new Error('ENOTFOUND'));
    const found = receiverAddresses(new URL('https://nowhere.example'), { privateAddresses: 'ALLOWED', resolve });
    await expect(found).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.stringContaining('nowhere') as unknown,
    });
  });
});
