import { readRelease } from './read-release';

describe('readRelease', () => {
  const given = (body: unknown): void => {
    Object.assign(globalThis, { fetch: () => Promise.resolve({ json: () => Promise.resolve(body) }) });
  };
  afterEach(() => void Reflect.deleteProperty(globalThis, 'fetch'));

  it('gives the files that start the newest release', async () => {
    given({ version: '2.0.0', entry: ['widget/main-AB_c1.js', 'widget/view-D2.js'], files: {} });
    await expect(readRelease('https://chat.example/livechat.manifest.json')).resolves.toEqual([
      'widget/main-AB_c1.js',
      'widget/view-D2.js',
    ]);
  });

  it.each([
    [null],
    [{}],
    [{ entry: [] }],
    [{ entry: 'widget/main.js' }],
    [{ entry: ['https://evil.example/main.js', 7, '../main.js'] }],
  ])('takes nothing from %j', async (body) => {
    given(body);
    await expect(readRelease('https://chat.example/livechat.manifest.json')).rejects.toThrow();
  });
});
