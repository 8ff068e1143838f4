/** A drain aims at 30 s; a supervisor that kills in the same moment would cut off the last of it. */
const STOP_SECONDS = 45;

/** What is no setting of the server but means something to Node.js, or to what it stands on. */
const OTHERS = /^(NODE_ENV|NODE_OPTIONS|LIVECHAT_CONFIG|OTEL_\w+)$/;

/**
 * Where a way to run the server does not agree with the server.
 *
 * @param {import('./read-deployment.mjs').Way} way
 * @param {object} server
 * @param {readonly string[]} server.settings the names of its variables
 * @param {(env: Readonly<Record<string, string>>) => { get(name: string): unknown }} server.read its configuration; throws
 *   where that is not valid
 * @param {string} server.engines the versions of Node.js that it runs on, such as `>=20.19.0`
 * @param {(path: string) => boolean} server.exists a file of the repository, or what its build makes
 * @returns {string[]} in plain words, each beginning with the name of the file
 */
export function checkDeployment(way, server) {
  const { file, env, files, nodeVersions, stopSeconds } = way;
  const unknown = Object.keys(env).filter((name) => !server.settings.includes(name) && !OTHERS.test(name));
  const late = stopSeconds !== undefined && stopSeconds < STOP_SECONDS;
  return [
    ...unknown.map((name) => `The server has no setting ${name}.`),
    ...files.filter((path) => !server.exists(path)).map((path) => `${path} is not in the repository.`),
    ...nodeVersions
      .filter((version) => !isWithin(version, server.engines))
      .map((version) => `Node.js ${version} is not within ${server.engines}.`),
    ...(late ? [`The server is killed after ${stopSeconds} s; give it ${STOP_SECONDS}.`] : []),
    ...placesOf(way, server),
  ].map((finding) => `${file}: ${finding}`);
}

/** Where its data lies, and where it is looked for: as the server itself reads it. */
function placesOf({ env, dataFolders, ports }, { read }) {
  try {
    const config = read(env);
    const [folder, port] = [config.get('DATA_DIR'), String(config.get('PORT'))];
    return [
      ...(dataFolders.includes(folder) ? [] : [`${folder} is not kept: ${dataFolders.join(', ') || 'nothing'} is.`]),
      ...ports.filter((other) => other !== port).map((other) => `The server is looked for on ${other}, not ${port}.`),
    ];
  } catch (error) {
    return [error.message];
  }
}

/**
 * @param {string} version of a tag such as `22` or `22.12`, which is the newest of those
 * @param {string} engines of the one form `>=20.19.0`
 */
function isWithin(version, engines) {
  const [, oldest] = /^>=(\d+\.\d+\.\d+)$/.exec(engines) ?? [];
  if (oldest === undefined || !/^\d+(\.\d+)*$/.test(version)) return false;
  const [wanted, given] = [oldest, version].map((text) => text.split('.').map(Number));
  const differs = given.findIndex((part, place) => part !== wanted[place]);
  return differs === -1 || given[differs] > wanted[differs];
}
