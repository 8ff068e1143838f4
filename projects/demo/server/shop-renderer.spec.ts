import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startShopRenderer, type ShopRenderer } from './shop-renderer.js';

/** A thread that answers as the shop's does; what it makes of an address is the test's. */
const WORKER = `
import { parentPort } from 'node:worker_threads';
parentPort.on('message', ({ path, answer }) => {
  if (path === '/shop/crash') throw new Error('the thread is gone');
  answer.postMessage(path === '/shop/broken' ? { problem: 'it is broken' } : { status: 200, html: path });
  answer.close();
  if (path === '/shop/last') setTimeout(() => process.exit(), 10);
});
parentPort.postMessage('ready');
`;

describe('the renderer of the shop', () => {
  const report = jest.fn();
  let folder: string;
  let shop: ShopRenderer;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'demo-renderer-'));
    await writeFile(join(folder, 'worker.mjs'), WORKER);
    shop = await startShopRenderer({ worker: join(folder, 'worker.mjs'), program: '', report });
  });

  afterAll(async () => {
    await shop.close();
    await rm(folder, { recursive: true });
  });

  it('gives each page to whom it was rendered for', async () => {
    const pages = await Promise.all(['/shop/', '/shop/help'].map((path) => shop.render(path)));

    expect(pages).toEqual([
      { status: 200, html: '/shop/' },
      { status: 200, html: '/shop/help' },
    ]);
  });

  it('says which page could not be rendered, and why', async () => {
    await expect(shop.render('/shop/broken')).rejects.toThrow('cannot render /shop/broken: it is broken');
  });

  it('survives its thread: nobody waits for it, it is told, and the next page has a new one', async () => {
    await expect(shop.render('/shop/crash')).rejects.toThrow('has ended');
    expect(report).toHaveBeenCalledWith(expect.objectContaining({ message: 'the thread is gone' }));

    expect(await shop.render('/shop/')).toEqual({ status: 200, html: '/shop/' });
  });

  it('survives that its thread has ended while nobody asked', async () => {
    await shop.render('/shop/last');
    const asked = async (): Promise<never> => {
      for (;;) {
        await new Promise((resolve) => setTimeout(resolve, 50));
        await shop.render('/shop/');
      }
    };
    await expect(asked()).rejects.toThrow('has ended');

    expect(await shop.render('/shop/')).toEqual({ status: 200, html: '/shop/' });
  });

  it('has the last answer of a thread that has ended before anybody could read it', async () => {
    const page = shop.render('/shop/last');
    await Promise.resolve();
    // The answer and the end of the thread wait for this one, as on a machine that is busy.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);

    expect(await page).toEqual({ status: 200, html: '/shop/last' });
    await expect(shop.render('/shop/')).rejects.toThrow('has ended');
  });

  it('does not start without its program', async () => {
    const worker = join(folder, 'missing.mjs');

    await expect(startShopRenderer({ worker, program: '', report })).rejects.toThrow(/missing\.mjs/);
  });
});
