import { LiveChatError } from 'livechat-core/protocol';
import { access, constants, stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { openAdmin } from '../admin/open-admin.js';
import type { Clock } from '../clock.js';
import { readConfig, type ServerConfig } from '../config/read-config.js';
import { CONFIG_VARIABLE, type Environment } from '../config/resolve-settings.js';
import { dataFolder, type DataFolder } from '../data-folder.js';
import { MIGRATIONS } from '../store/sql/migrations.js';
import { openForReading, type ReadingDriver } from '../store/sqlite/drivers.js';
import { damageOf } from './backup-file.js';
import { bucketOf } from './examine-bucket.js';
import { messagesOf } from './examine-contents.js';
import { expectedFiles, filesOf } from './examine-files.js';
import { indexesOf } from './examine-indexes.js';
import { bad, good, warning, type Finding } from './finding.js';

/** Below so much free space it is time to act, and below so much it is late, in bytes. */
const SPACE = { scarce: 2 * 1024 ** 3, gone: 200 * 1024 ** 2 } as const;

/** Clocks of one machine are never apart so far, in milliseconds. */
const CLOCK_JUMP_MS = 60_000;

/**
 * Looks at everything that an installation rests on, without changing it: the configuration, the
 * folder, the disk, the store, its messages and files, the bucket, the clock, the widgets and the team.
 */
export async function examine(env: Environment, clock: Clock): Promise<readonly Finding[]> {
  const config = configOf(env);
  if (config instanceof LiveChatError) return [bad('configuration', config.message, config.remedy)];
  const configured = await configurationOf(env);
  const bucket = config.s3 === undefined ? [] : [await bucketOf(config.s3)];
  if (config.databaseUrl !== undefined) return [configured, ...bucket, ...(await examineSettings(config))];
  const folder = dataFolder(config.dataDir);
  if (!(await isThere(folder.store))) {
    return [
      configured,
      await diskOf(dirname(folder.path)),
      ...bucket,
      warning('store', `There is no store in ${folder.path} yet.`, 'Start the server, or set DATA_DIR.'),
    ];
  }
  const { findings, isCurrent } = examineStore(folder.store, clock);
  return [
    configured,
    await rightsOf(folder),
    await diskOf(folder.path),
    ...findings,
    ...bucket,
    ...(isCurrent && config.s3 === undefined ? [await filesOf(folder.files, () => listFiles(folder.store))] : []),
    ...(isCurrent ? await examineSettings(config) : []),
  ];
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
  if ((mode & 0o007) === 0) return good('configuration', 'Every setting is valid.');
  return warning('configuration', `Everybody on the machine may read ${path}.`, `Run: chmod o= ${path}`);
}

async function rightsOf({ path, store }: DataFolder): Promise<Finding> {
  const remedy = `Make them the server's own: chown -R <user> ${path} && chmod -R go= ${path}`;
  for (const place of [path, store]) {
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

interface ExaminedStore {
  readonly findings: readonly Finding[];
  /** It can be read, and has the version of this release. */
  readonly isCurrent: boolean;
}

function examineStore(path: string, clock: Clock): ExaminedStore {
  const restore = 'Stop the server, check the disk, and put the newest sound back-up back with "restore".';
  let driver: ReadingDriver | undefined;
  try {
    driver = openForReading(path);
    const damage = damageOf(driver);
    if (damage.length > 0) {
      return { findings: [bad('store', `The store is damaged: ${damage.join('; ')}.`, restore)], isCurrent: false };
    }
    const version = numberOf(driver, 'SELECT max(version) AS value FROM migrations');
    const findings = [good('store', 'The store is sound.'), versionOf(version)];
    if (version !== MIGRATIONS.length) return { findings, isCurrent: false };
    return {
      findings: [...findings, indexesOf(driver), messagesOf(driver), clockOf(driver, clock())],
      isCurrent: true,
    };
  } catch (error) {
    return { findings: [bad('store', `The store cannot be read: ${textOf(error)}.`, restore)], isCurrent: false };
  } finally {
    driver?.close();
  }
}

function listFiles(path: string): readonly string[] {
  const driver = openForReading(path);
  try {
    return expectedFiles(driver);
  } finally {
    driver.close();
  }
}

function versionOf(version: number): Finding {
  const says = `The store has version ${version}, this release ${MIGRATIONS.length}.`;
  if (version > MIGRATIONS.length) return bad('version', says, 'Run the release that wrote it, or a newer one.');
  if (version < MIGRATIONS.length)
    return warning('version', says, 'Run "migrate", or start the server, which does so.');
  return good('version', says);
}

/** A clock that was put back gives itself away by messages of the future. */
function clockOf(driver: ReadingDriver, now: number): Finding {
  const ahead = numberOf(driver, 'SELECT max(created_at) AS value FROM messages') - now;
  if (ahead <= CLOCK_JUMP_MS) return good('clock', 'No message is younger than the clock.');
  const says = `The newest message is ${Math.round(ahead / 1000)} s ahead of this machine's clock.`;
  return bad('clock', says, 'Set the clock by NTP; tokens of customers are checked against it.');
}

function numberOf(driver: ReadingDriver, sql: string): number {
  return (driver.prepare(sql).get([]) as { readonly value: number | null }).value ?? 0;
}

async function examineSettings(config: ServerConfig): Promise<readonly Finding[]> {
  try {
    const admin = await openAdmin(config);
    try {
      const widgets = await admin.listWidgets();
      const full = await Promise.all(widgets.map(({ id }) => admin.getWidget(id)));
      return [
        full.length === 0
          ? warning('widgets', 'There is no widget.', 'Create one: widget create --title "Shop"')
          : good('widgets', full.length === 1 ? 'There is one widget.' : `There are ${full.length} widgets.`),
        ...full.filter(({ origins }) => origins.length === 0).map(({ title, id }) => openToAll(title, id)),
        ...full.filter(({ keys }) => keys.length === 0).map(({ title, id }) => withoutKey(title, id)),
        (await admin.listAgents()).length === 0
          ? warning('team', 'There is nobody to answer.', 'Create an agent: agent create --email … --name …')
          : good('team', 'There is somebody to answer.'),
      ];
    } finally {
      await admin.close();
    }
  } catch (error) {
    const { message, remedy } = LiveChatError.wrap(error);
    return [bad('store', message, remedy)];
  }
}

function openToAll(title: string, id: string): Finding {
  const remedy = `Name the sites: widget update ${id} --origin https://…`;
  return warning('origins', `Any site may embed the widget "${title}".`, remedy);
}

function withoutKey(title: string, id: string): Finding {
  return warning(
    'keys',
    `No customer can log in to the widget "${title}": it has no key.`,
    `Add one: widget key add ${id}`,
  );
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
