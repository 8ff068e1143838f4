import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../scripts/lib/free-port.mjs';
import { ROOT } from '../scripts/lib/paths.mjs';

const MAIN = `${ROOT}projects/demo/dist/server/main.js`;
const STARTS_WITHIN_MS = 60_000;

/** Starts the built product on a free port, with a folder of its own for the data. */
export async function startDemoServer() {
  const port = await freePort();
  const dataDir = await mkdtemp(join(tmpdir(), 'livechat-bench-'));
  const env = { ...process.env, HOST: '127.0.0.1', PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: 'warn' };
  const child = spawn(process.execPath, [MAIN], { cwd: ROOT, env, stdio: ['ignore', 'ignore', 'inherit'] });
  const url = `http://127.0.0.1:${port}`;
  const stop = async () => {
    const ended = once(child, 'exit');
    if (child.exitCode === null && child.kill()) await ended;
    await rm(dataDir, { recursive: true, force: true });
  };
  const deadline = performance.now() + STARTS_WITHIN_MS;
  while (!(await isReady(url))) {
    if (child.exitCode !== null || performance.now() > deadline) {
      await stop();
      throw new Error('The server of the demo did not start.');
    }
    await delay(50);
  }
  return { url, stop };
}

async function isReady(url) {
  try {
    return (await fetch(`${url}/readyz`)).ok;
  } catch {
    return false;
  }
}
