import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync, readdirSync } from 'node:fs';
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { endProgram, startProgram, waitUntil } from './engines/own-process.mjs';
import { ROOT } from './lib/paths.mjs';

// What is not built yet is built first.
const PATIENCE = { seconds: 600 };

/** Runs `npm run cluster` with a temporary folder of its own, by which all that it starts can be told. */
async function withCluster(port, use) {
  const folder = await mkdtemp(join(tmpdir(), 'livechat-cluster-test-'));
  // PostgreSQL runs as another user.
  await chmod(folder, 0o777);
  const environment = { ...process.env, TMPDIR: folder, PORT: String(port) };
  const script = startProgram(process.execPath, [`${ROOT}scripts/cluster.mjs`], { cwd: ROOT, env: environment });
  const untilEnd = () => waitUntil(() => script.child.exitCode !== null, { what: 'The end', ...PATIENCE });
  try {
    await use({ ...script, untilEnd });
    assert.deepEqual(processesOf(folder), []);
    assert.deepEqual(await readdir(folder), []);
  } finally {
    await endProgram(script.child, 'SIGTERM');
    await rm(folder, { recursive: true, force: true });
  }
}

function processesOf(folder) {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(`TMPDIR=${folder}`);
      } catch {
        // It has ended meanwhile.
        return false;
      }
    });
}

test('a port that is taken is told before anything is started', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address();
  await withCluster(port, async ({ child, said, untilEnd }) => {
    await untilEnd();
    assert.equal(said(), `Port ${port} is taken. Set PORT to another one, or to 0 for any that is free.\n`);
    assert.equal(child.exitCode, 1);
  });
  other.close();
});

test('a PORT that is none is refused by name', async () => {
  await withCluster('70000', async ({ child, said, untilEnd }) => {
    await untilEnd();
    assert.match(said(), /^Port 70000 cannot be used \(ERR_SOCKET_BAD_PORT\)\. Set PORT to another one/);
    assert.equal(child.exitCode, 1);
  });
});

for (const [signal, moment] of [
  ['SIGINT', 'Starting PostgreSQL'],
  ['SIGTERM', 'Starting server 1'],
]) {
  test(`${signal} at "${moment}" leaves nothing behind`, async () => {
    await withCluster(0, async ({ child, said, untilEnd }) => {
      await waitUntil(() => said().includes(moment) || child.exitCode !== null, { what: moment, ...PATIENCE });
      child.kill(signal);
      await untilEnd();
      assert.match(said(), /Stopping …\n$/);
      assert.equal(child.exitCode, 0, said());
    });
  });
}
