import { accessSync, constants, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where Debian and Ubuntu put every version of PostgreSQL beside the others. */
const DEBIAN_VERSIONS = '/usr/lib/postgresql';

/** What to do on a machine without the engines. */
export const ENGINES_REMEDY = [
  'Some tests run on a real PostgreSQL and a real nats-server, and not both were found. Do one of these:',
  '  - Debian, Ubuntu:  apt-get install postgresql nats-server',
  '  - any system:      put the programs postgres, initdb and nats-server into the PATH',
  'Neither has to run: the tests start their own, on free ports, in a temporary folder.',
  '',
].join('\n');

/**
 * The folder with PostgreSQL's programs: the newest version, else what is in the PATH.
 *
 * @returns {string | null}
 */
export function findPostgres(env = process.env) {
  const folders = [...debianFolders(), ...pathFolders(env)];
  return folders.find((folder) => isProgram(join(folder, 'postgres')) && isProgram(join(folder, 'initdb'))) ?? null;
}

/**
 * The program `nats-server`.
 *
 * @returns {string | null}
 */
export function findNats(env = process.env) {
  // Debian puts it where the PATH of most users does not look.
  const folders = [...pathFolders(env), '/usr/sbin', '/usr/local/sbin'];
  return folders.map((folder) => join(folder, 'nats-server')).find(isProgram) ?? null;
}

function pathFolders(env) {
  return (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
}

function debianFolders() {
  try {
    return readdirSync(DEBIAN_VERSIONS)
      .sort((a, b) => Number(b) - Number(a))
      .map((version) => join(DEBIAN_VERSIONS, version, 'bin'));
  } catch {
    return [];
  }
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
