import { DockerfileParser } from 'dockerfile-ast';
import { parse as parseYaml } from 'yaml';

/**
 * What the three ways to run the server say of it, in one form.
 *
 * @typedef {object} Way
 * @property {string} file
 * @property {Readonly<Record<string, string>>} env what the server's configuration is read from
 * @property {readonly string[]} files of the repository that have to be there
 * @property {readonly string[]} nodeVersions such as `22.12`
 * @property {readonly string[]} dataFolders that outlive the process
 * @property {readonly string[]} ports on which others look for the server
 * @property {number | undefined} stopSeconds after which it is killed, where this way says so
 */

/** Where a copy of the repository lies. */
const ROOTS = /^\/(?:src|app|opt\/livechat)\//;

/** @returns {Way} */
export function readDockerfile(file, text) {
  const instructions = DockerfileParser.parse(text);
  const argumentsOf = (keyword) =>
    instructions
      .getInstructions()
      .filter((each) => each.getKeyword() === keyword)
      .flatMap((each) => each.getArguments().map((argument) => argument.getValue()));
  const properties = instructions.getENVs().flatMap((each) => each.getProperties());
  const copied = instructions.getCOPYs().flatMap((each) => each.getArguments().slice(0, -1));
  const node = instructions.getFROMs().filter((each) => each.getImageName() === 'node');
  return {
    file,
    env: Object.fromEntries(properties.map((each) => [each.getName(), each.getValue()])),
    files: inRepository([...copied.map((each) => each.getValue()), ...argumentsOf('RUN')]),
    nodeVersions: node.map((each) => /^[\d.]+/.exec(each.getImageTag() ?? '')?.[0] ?? 'any'),
    dataFolders: argumentsOf('VOLUME'),
    ports: argumentsOf('EXPOSE'),
    stopSeconds: undefined,
  };
}

/**
 * @param {Way} image that it is started from, whose variables hold where the file says nothing else
 * @returns {Way}
 */
export function readCompose(file, text, image) {
  const { services } = parseYaml(text);
  const { environment = {}, volumes = [], stop_grace_period: stop = '10s' } = services.livechat;
  return {
    file,
    env: { ...image.env, ...environment },
    files: [],
    nodeVersions: [],
    dataFolders: volumes.map((volume) => volume.split(':')[1]),
    ports: Object.values(services).flatMap(({ command = '' }) => /livechat:(\d+)/.exec(command)?.[1] ?? []),
    stopSeconds: secondsOf(stop),
  };
}

/** @returns {Way} */
export function readUnit(file, text) {
  const valuesOf = (key) => [...text.matchAll(new RegExp(`^${key}=(.*)$`, 'gm'))].map(([, value]) => value);
  const said = valuesOf('Environment').flatMap((line) => line.split(' '));
  return {
    file,
    env: Object.fromEntries(said.map((one) => one.split('='))),
    files: inRepository(valuesOf('ExecStart').flatMap((line) => line.split(' '))),
    nodeVersions: [],
    dataFolders: valuesOf('StateDirectory').map((name) => `/var/lib/${name}`),
    ports: [],
    stopSeconds: secondsOf(valuesOf('TimeoutStopSec')[0] ?? '90s'),
  };
}

/** Those that come out of the repository, as paths from its top. */
function inRepository(paths) {
  return paths.filter((path) => ROOTS.test(path)).map((path) => path.replace(ROOTS, ''));
}

/** `45`, `45s` or `1m30s`. */
function secondsOf(text) {
  const [, minutes = '0', seconds = '0'] = /^(?:(\d+)m)?(?:(\d+)s?)?$/.exec(text) ?? [];
  return Number(minutes) * 60 + Number(seconds);
}
