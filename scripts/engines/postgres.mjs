import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ENGINES_REMEDY, findPostgres } from './find-engines.mjs';
import { freePort } from '../lib/free-port.mjs';
import { endProgram, runProgram, signalFamily, startProgram, waitUntil } from './own-process.mjs';

/**
 * A PostgreSQL of one's own: in a new temporary folder, on a free port of the loopback, gone without
 * a trace when it is stopped. It writes through to the disk, as in earnest.
 *
 * @returns {Promise<{ url: string, pid: number, pause(): void, resume(): void, stop(): Promise<void> }>}
 */
export async function startPostgres() {
  const programs = findPostgres();
  if (programs === null) throw new Error(ENGINES_REMEDY);
  // It refuses to run as root; Debian's package has made a user for it.
  const user = process.getuid?.() === 0 ? userOf('postgres') : {};
  const folder = await mkdtemp(join(tmpdir(), 'livechat-postgres-'));
  if (user.uid !== undefined) await chown(folder, user.uid, user.gid);
  const password = randomBytes(16).toString('hex');
  const passwordFile = join(folder, 'password');
  const data = join(folder, 'data');
  const port = await freePort();
  const options = { ...user, cwd: folder };

  await writeFile(passwordFile, password, { mode: 0o644 });
  await runProgram(
    join(programs, 'initdb'),
    ['-D', data, '-U', 'livechat', '-A', 'scram-sha-256', '--pwfile', passwordFile, '-E', 'UTF8', '--locale', 'C'],
    options,
  );
  await rm(passwordFile);
  const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=100'];
  const { child, said } = startProgram(
    join(programs, 'postgres'),
    ['-D', data, ...settings.flatMap((setting) => ['-c', setting])],
    options,
  );
  const stop = async () => {
    if (child.pid !== undefined && child.exitCode === null) signalFamily(child.pid, 'SIGCONT');
    await endProgram(child, 'SIGINT');
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await waitUntil(
      () => {
        if (child.exitCode !== null) throw new Error(`PostgreSQL ended:\n${said()}`);
        return said().includes('database system is ready to accept connections');
      },
      { what: 'PostgreSQL' },
    );
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    url: `postgres://livechat:${password}@127.0.0.1:${port}/postgres`,
    pid: child.pid,
    pause: () => signalFamily(child.pid, 'SIGSTOP'),
    resume: () => signalFamily(child.pid, 'SIGCONT'),
    stop,
  };
}

function userOf(name) {
  const id = (flag) => Number(execFileSync('id', [flag, name], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}
