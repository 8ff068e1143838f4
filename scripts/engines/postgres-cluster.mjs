import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ENGINES_REMEDY, findPostgres } from './find-engines.mjs';
import { endProgram, runProgram, signalFamily, startProgram, waitUntil } from './own-process.mjs';

/**
 * Where clusters of one's own may be: a new temporary folder, and PostgreSQL's programs, run as a user that they
 * accept.
 *
 * @typedef {object} Place
 * @property {string} folder
 * @property {string} password of the user `livechat`
 * @property {(program: string, args: readonly string[]) => Promise<void>} run to its end
 * @property {(program: string, args: readonly string[]) => ReturnType<typeof startProgram>} start
 * @property {() => Promise<void>} remove
 */

/** @returns {Promise<Place>} */
export async function makePlace() {
  const programs = findPostgres();
  if (programs === null) throw new Error(ENGINES_REMEDY);
  // It refuses to run as root; Debian's package has made a user for it.
  const user = process.getuid?.() === 0 ? userOf('postgres') : {};
  const folder = await mkdtemp(join(tmpdir(), 'livechat-postgres-'));
  if (user.uid !== undefined) await chown(folder, user.uid, user.gid);
  const options = { ...user, cwd: folder };
  return {
    folder,
    password: randomBytes(16).toString('hex'),
    run: (program, args) => runProgram(join(programs, program), args, options),
    start: (program, args) => startProgram(join(programs, program), args, options),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Makes the files of a new cluster. */
export async function initialize(place, data) {
  const passwordFile = join(place.folder, 'password');
  await writeFile(passwordFile, place.password, { mode: 0o644 });
  const login = ['-U', 'livechat', '-A', 'scram-sha-256', '--pwfile', passwordFile];
  await place.run('initdb', ['-D', data, ...login, '-E', 'UTF8', '--locale', 'C']);
  await rm(passwordFile);
}

/**
 * Runs the cluster in `data`; it writes through to the disk, as in earnest.
 *
 * @param {Place} place
 * @param {{ data: string, port: number, settings?: readonly string[] }} cluster
 */
export async function runCluster(place, { data, port, settings = [] }) {
  const all = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=100',
    ...settings,
  ];
  const { child, said } = place.start('postgres', ['-D', data, ...all.flatMap((setting) => ['-c', setting])]);
  const cluster = {
    url: `postgres://livechat:${place.password}@127.0.0.1:${port}/postgres`,
    pid: child.pid,
    pause: () => signalFamily(child.pid, 'SIGSTOP'),
    resume: () => signalFamily(child.pid, 'SIGCONT'),
    /** As when the machine goes: nobody is told, and nothing is finished. */
    async kill() {
      signalFamily(child.pid, 'SIGKILL');
      await endProgram(child, 'SIGKILL');
    },
    async stop() {
      if (child.pid !== undefined && child.exitCode === null) signalFamily(child.pid, 'SIGCONT');
      await endProgram(child, 'SIGINT');
    },
  };
  try {
    await waitUntil(
      () => {
        if (child.exitCode !== null) throw new Error(`PostgreSQL ended:\n${said()}`);
        // A standby says that it takes "read-only connections".
        return /database system is ready to accept (read-only )?connections/.test(said());
      },
      { what: 'PostgreSQL' },
    );
  } catch (error) {
    await cluster.stop();
    throw error;
  }
  return cluster;
}

function userOf(name) {
  const id = (flag) => Number(execFileSync('id', [flag, name], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}
