import { LiveChatError } from 'livechat-core/protocol';
import { access, constants, stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Clock } from '../clock.js';
import { misspeltVariables } from '../config/misspelt-variables.js';
import { readConfig, type ServerConfig } from '../config/read-config.js';
import { CONFIG_VARIABLE, type Environment } from '../config/resolve-settings.js';
import { dataFolder, type DataFolder } from '../data-folder.js';
import { openFiles } from '../files/open-files.js';
import { bucketOf } from './examine-bucket.js';
import { examineEmbeddedStore } from './examine-embedded-store.js';
import { expectedFiles, filesOf } from './examine-files.js';
import { incomingOf } from './examine-incoming.js';
import { examineSettings } from './examine-settings.js';
import { strayFilesOf } from './examine-stray-files.js';
import type { ExaminedStore } from './examined-store.js';
import { bad, good, textOf, warning, type Finding } from './finding.js';
import { hiddenStore, obstacleTo, type Obstacle } from './obstacle.js';

/** Below so much free space it is time to act, and below so much it is late, in bytes. */
const SPACE = { scarce: 2 * 1024 ** 3, gone: 200 * 1024 ** 2 } as const;

/**
 * Looks at everything that an installation rests on, without changing it: the configuration, the
 * folder, the disk, the store, its messages and files, the bucket (with an object of its own, which it removes), the broker,
 * the clock, the widgets and the team.
 */
export async function examine(env: Environment, clock: Clock): Promise<readonly Finding[]> {
  const config = configOf(env);
  if (config instanceof LiveChatError) return [bad('configuration', config.message, config.remedy)];
  const folder = dataFolder(config.dataDir);
  const store = await storeOf(config, folder, clock);
  return [
    await configurationOf(env),
    ...(await placeOf(config, folder)),
    ...store.findings,
    ...(config.s3 === undefined ? [] : [await bucketOf(config.s3)]),
    ...((await isThere(folder.path)) ? [await incomingOf(openFiles(config).incoming, clock)] : []),
    ...(config.natsUrl === undefined ? [] : [await examineBroker(config.natsUrl)]),
    ...(store.isCurrent && config.s3 === undefined ? await filesIn(folder, store) : []),
    ...(store.isCurrent ? await examineSettings(config) : []),
  ];
}

async function storeOf({ databaseUrl }: ServerConfig, folder: DataFolder, clock: Clock): Promise<ExaminedStore> {
  if (databaseUrl !== undefined) {
    // Loaded only where it is used: the embedded store needs no driver.
    const { examineDatabase } = await import('./examine-database.js');
    return examineDatabase(databaseUrl, clock);
  }
  const obstacle = await obstacleTo(folder.store);
  if (obstacle === undefined) return examineEmbeddedStore(folder.store, clock);
  return { findings: [unreachable(folder, obstacle)], isCurrent: false };
}

/** Whoever looks as another user than the server's finds no store, and must not take that for none. */
function unreachable({ path }: DataFolder, { kind, cause }: Obstacle): Finding {
  if (kind === 'ABSENT')
    return warning('store', `There is no store in ${path} yet.`, 'Start the server, or set DATA_DIR.');
  const { message, remedy } = hiddenStore(cause);
  return bad('store', message, remedy);
}

async function examineBroker(url: string): Promise<Finding> {
  const { brokerOf } = await import('./examine-broker.js');
  return brokerOf(url);
}

/** The folder keeps erasures, also where a database keeps the rest; it is made when there is something to keep. */
async function placeOf({ databaseUrl }: ServerConfig, folder: DataFolder): Promise<readonly Finding[]> {
  const places = databaseUrl === undefined ? [folder.path, folder.store] : [folder.path];
  const isUsed = await isThere(databaseUrl === undefined ? folder.store : folder.path);
  if (!isUsed) return [await diskOf(await nearest(folder.path))];
  return [await rightsOf(folder.path, places), await diskOf(folder.path)];
}

/** The folder that is there, of those in which this one would be made. */
async function nearest(path: string): Promise<string> {
  return (await isThere(path)) || dirname(path) === path ? path : nearest(dirname(path));
}

type CurrentStore = Extract<ExaminedStore, { readonly isCurrent: true }>;

async function filesIn({ files }: DataFolder, { look }: CurrentStore): Promise<readonly Finding[]> {
  return [await filesOf(files, () => look(expectedFiles)), await look((sql) => strayFilesOf(files, sql))];
}

function configOf(env: Environment): ServerConfig | LiveChatError {
  try {
    return readConfig(env);
  } catch (error) {
    return LiveChatError.wrap(error);
  }
}

/** The file may hold passwords, as the environment does, but others may look into it. */
async function configurationOf(env: Environment): Promise<Finding> {
  const path = env[CONFIG_VARIABLE];
  const mode = path === undefined || path === '' ? 0 : (await stat(path)).mode;
  if ((mode & 0o007) !== 0) {
    return warning('configuration', `Everybody on the machine may read ${path}.`, `Run: chmod o= ${path}`);
  }
  const misspelt = misspeltVariables(env);
  if (misspelt.length === 0) return good('configuration', 'Every setting is valid.');
  return warning(
    'configuration',
    `Nobody reads these variables: ${misspelt.map(({ name }) => name).join(', ')}.`,
    `Probably meant: ${misspelt.map(({ meant }) => meant).join(', ')}.`,
  );
}

async function rightsOf(path: string, places: readonly string[]): Promise<Finding> {
  const remedy = `Make them the server's own: chown -R <user> ${path} && chmod -R go= ${path}`;
  for (const place of places) {
    const mayWrite = await access(place, constants.R_OK | constants.W_OK).then(
      () => true,
      () => false,
    );
    if (!mayWrite) return bad('permissions', `This user may not write to ${place}.`, remedy);
    if (((await stat(place)).mode & 0o077) !== 0) {
      return warning('permissions', `Other users of the machine may open ${place}.`, remedy);
    }
  }
  return good('permissions', `Only this user may open ${path}.`);
}

async function diskOf(path: string): Promise<Finding> {
  try {
    const { bavail, bsize } = await statfs(path);
    const free = bavail * bsize;
    const says = `${(free / 1024 ** 3).toFixed(1)} GiB are free at ${path}.`;
    const remedy = 'Free space, or move DATA_DIR to a larger disk; a full disk acknowledges nothing.';
    if (free < SPACE.gone) return bad('disk', says, remedy);
    return free < SPACE.scarce ? warning('disk', says, remedy) : good('disk', says);
  } catch (error) {
    return bad('disk', `${path} cannot be looked at: ${textOf(error)}.`, 'Set DATA_DIR to a folder that exists.');
  }
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
