import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

// A process of its own, on a busy machine.
jest.setTimeout(120_000);

const built = (path: string): string =>
  JSON.stringify(pathToFileURL(join(__dirname, '../../../../dist/src/store/sqlite/thread', path)).href);

/** How often the thread ends while it writes. */
const ENDS = 8;

/** A thread in which something throws that nobody foresaw, right after it was called to add the line "Last". */
const MORTAL = `
  import { parentPort } from 'node:worker_threads';
  const listen = parentPort.on.bind(parentPort);
  parentPort.on = (event, hear) => listen(event, (message) => {
    hear(message);
    if (message.calls?.some(({ args }) => args[0] === 'Last')) setTimeout(() => { throw new Error('unforeseen'); });
  });
  await import(${built('store-thread.js')});`;

/** Writes without a pause while threads end; tells what was acknowledged, what is stored, and what a log would say. */
const PROGRAM = `
  import { openThreadedStore } from ${built('open-threaded-store.js')};
  const [folder] = process.argv.slice(2);
  const program = new URL('mortal-thread.mjs', 'file://' + folder + '/');
  const [acknowledged, lost] = [[], []];
  setInterval(() => undefined, 60_000);
  let regain;
  const report = { lost: (error) => lost.push(error.cause?.message), regained: () => regain() };
  const store = await openThreadedStore({ path: folder + '/livechat.db', clock: Date.now, report, program });
  const add = (name) => store.addQueue(name).then(() => acknowledged.push(name), () => undefined);
  for (let end = 0; end < ${ENDS}; end += 1) {
    const regained = new Promise((resolve) => (regain = resolve));
    const lines = Array.from({ length: 10 }, (_, line) => add('Line ' + end + '-' + line));
    await Promise.all([...lines, store.addQueue('Last').catch(() => undefined), regained]);
  }
  await add('After');
  const stored = (await store.listQueues()).map(({ name }) => name);
  await store.close();
  process.stdout.write(JSON.stringify({ missing: acknowledged.filter((name) => !stored.includes(name)), lost, end: acknowledged.at(-1) }), () => process.exit());`;

describe('a thread of the store in which something is thrown that nobody foresaw', () => {
  it('G1, G14: says why, finishes its calls rather than end the process, and is replaced', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'livechat-ending-'));
    try {
      await writeFile(join(folder, 'mortal-thread.mjs'), MORTAL);
      await writeFile(join(folder, 'program.mjs'), PROGRAM);
      const told = await new Promise<unknown>((resolve) => {
        execFile(process.execPath, [join(folder, 'program.mjs'), folder], (error, stdout, stderr) => {
          resolve(error === null ? JSON.parse(stdout) : { signal: error.signal, stderr });
        });
      });
      expect(told).toEqual({ missing: [], lost: Array.from({ length: ENDS }, () => 'unforeseen'), end: 'After' });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
