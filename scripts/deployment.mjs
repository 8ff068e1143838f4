import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { checkDeployment } from './lib/deployment/check-deployment.mjs';
import { lintCompose } from './lib/deployment/lint-compose.mjs';
import { lintDockerfile } from './lib/deployment/lint-dockerfile.mjs';
import { lintUnit } from './lib/deployment/lint-unit.mjs';
import { readCompose, readDockerfile, readUnit } from './lib/deployment/read-deployment.mjs';
import { ROOT } from './lib/paths.mjs';

/**
 * Whether the files by which people run the server are sound, and fit the server: the Dockerfile, the compose file and
 * the systemd unit.
 */
const FILES = {
  dockerfile: 'docker/Dockerfile',
  compose: 'docker/compose.yaml',
  unit: 'docker/livechat.service',
};

const textOf = (path) => readFile(ROOT + path, 'utf8');

async function readServer() {
  const config = `${ROOT}projects/livechat-server/dist/src/config/`;
  const { SETTING_NAMES } = await import(`${config}settings.js`);
  const { resolveSettings } = await import(`${config}resolve-settings.js`);
  const { engines } = JSON.parse(await textOf('projects/livechat-server/package.json'));
  return {
    settings: SETTING_NAMES,
    read: resolveSettings,
    engines: engines.node,
    exists: (path) => existsSync(ROOT + path),
  };
}

async function main() {
  const { dockerfile, compose, unit } = FILES;
  const [dockerfileText, composeText, unitText] = await Promise.all(Object.values(FILES).map(textOf));
  const image = readDockerfile(dockerfile, dockerfileText);
  const ways = [image, readCompose(compose, composeText, image), readUnit(unit, unitText)];
  const server = await readServer();
  const findings = [
    ...lintDockerfile(dockerfileText).map((finding) => `${dockerfile}: ${finding}`),
    ...lintCompose(ROOT + compose).map((finding) => `${compose}: ${finding}`),
    ...lintUnit(ROOT + unit).map((finding) => `${unit}: ${finding}`),
    ...ways.flatMap((way) => checkDeployment(way, server)),
  ];
  for (const finding of findings) process.stdout.write(`${finding}\n`);
  return findings.length === 0 ? 0 : 1;
}

process.exitCode = await main();
