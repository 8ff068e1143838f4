import { deepEqual, equal, match } from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { checkDeployment } from './check-deployment.mjs';
import { lintCompose } from './lint-compose.mjs';
import { lintDockerfile } from './lint-dockerfile.mjs';
import { readCompose, readDockerfile, readUnit } from './read-deployment.mjs';

const DOCKERFILE = `FROM node:22.12-bookworm-slim AS build
COPY . .
FROM node:22.12-bookworm-slim
ENV NODE_ENV=production PORT=4300 DATA_DIR=/data
COPY --from=build /src/projects ./projects
RUN ln -s /app/projects/start.js /usr/local/bin/start
VOLUME /data
EXPOSE 4300
CMD ["start"]
`;

const COMPOSE = `name: shop
services:
  livechat:
    image: chat:1
    volumes:
      - kept:/data
    environment:
      PORT: '4300'
    stop_grace_period: 45s
  proxy:
    image: proxy:1
    command: proxy --to livechat:4300
volumes:
  kept: {}
`;

const UNIT = `[Service]
Environment=NODE_ENV=production DATA_DIR=/var/lib/chat
StateDirectory=chat
ExecStart=/usr/bin/node /opt/livechat/projects/start.js serve
TimeoutStopSec=45
`;

const SERVER = {
  settings: ['PORT', 'DATA_DIR'],
  engines: '>=20.19.0',
  exists: (path) => ['projects', 'projects/start.js'].includes(path),
  read(env) {
    if (Number.isNaN(Number(env.PORT ?? 4300))) throw new Error('PORT: Give a number.');
    return new Map([
      ['PORT', Number(env.PORT ?? 4300)],
      ['DATA_DIR', env.DATA_DIR],
    ]);
  },
};

const imageOf = (text = DOCKERFILE) => readDockerfile('Dockerfile', text);
const findingsOf = (way, server = {}) => checkDeployment(way, { ...SERVER, ...server });
const ofDockerfile = (from, to, server) => findingsOf(imageOf(DOCKERFILE.replace(from, to)), server);
const ofCompose = (from, to) => findingsOf(readCompose('compose', COMPOSE.replace(from, to), imageOf()));
const ofUnit = (from, to) => findingsOf(readUnit('unit', UNIT.replace(from, to)));

test('finds nothing where everything fits', () => {
  deepEqual([ofDockerfile('', ''), ofCompose('', ''), ofUnit('', '')], [[], [], []]);
});

test('names a variable that the server does not know, and a value that it refuses', () => {
  deepEqual(ofDockerfile('PORT=', 'PROT=1 PORT='), ['Dockerfile: The server has no setting PROT.']);
  deepEqual(ofCompose('PORT:', 'PROT: 1\n      PORT:'), ['compose: The server has no setting PROT.']);
  deepEqual(ofUnit('DATA_DIR', 'PROT=1 DATA_DIR'), ['unit: The server has no setting PROT.']);
  deepEqual(ofCompose("PORT: '4300'", 'PORT: many'), ['compose: PORT: Give a number.']);
});

test('names files that are not there, whoever wants them', () => {
  deepEqual(ofDockerfile('/src/projects', '/src/project'), ['Dockerfile: project is not in the repository.']);
  deepEqual(ofDockerfile('start.js', 'begin.js'), ['Dockerfile: projects/begin.js is not in the repository.']);
  deepEqual(ofUnit('start.js', 'begin.js'), ['unit: projects/begin.js is not in the repository.']);
});

test('names a Node.js that is too old, or any', () => {
  for (const [tag, named] of [
    ['20.18', '20.18'],
    ['18', '18'],
    ['latest', 'any'],
    ['20.18.9', '20.18.9'],
  ]) {
    const [finding] = ofDockerfile('node:22.12-bookworm-slim AS', `node:${tag} AS`);
    equal(finding, `Dockerfile: Node.js ${named} is not within >=20.19.0.`);
  }
  for (const tag of ['20.19', '20.19.0', '24', '22.1']) deepEqual(ofDockerfile(/22\.12/g, tag), []);
  match(ofDockerfile('', '', { engines: '^20' })[0], /not within \^20/);
});

test('names data that is not kept, and a port where nobody is', () => {
  deepEqual(ofDockerfile('VOLUME /data', 'VOLUME /date'), ['Dockerfile: /data is not kept: /date is.']);
  deepEqual(ofCompose('kept:/data', 'kept:/date'), ['compose: /data is not kept: /date is.']);
  deepEqual(ofUnit('StateDirectory=chat\n', ''), ['unit: /var/lib/chat is not kept: nothing is.']);
  deepEqual(ofDockerfile('EXPOSE 4300', 'EXPOSE 80'), ['Dockerfile: The server is looked for on 80, not 4300.']);
  deepEqual(ofCompose('livechat:4300', 'livechat:80'), ['compose: The server is looked for on 80, not 4300.']);
});

test('names a supervisor that kills before the server is done', () => {
  deepEqual(ofUnit('=45', '=30'), ['unit: The server is killed after 30 s; give it 45.']);
  deepEqual(ofCompose('45s', '30s'), ['compose: The server is killed after 30 s; give it 45.']);
  deepEqual(ofCompose('    stop_grace_period: 45s\n', ''), ['compose: The server is killed after 10 s; give it 45.']);
  deepEqual(ofCompose('45s', '1m'), []);
});

test('a Dockerfile with a misspelt instruction, or two that exclude one another, is refused', () => {
  deepEqual(lintDockerfile(DOCKERFILE), []);
  deepEqual(lintDockerfile(DOCKERFILE.replace('EXPOSE', 'EXPOSES')), ['line 8: Unknown instruction: EXPOSES']);
  match(lintDockerfile(`${DOCKERFILE}CMD ["other"]\n`)[0], /line 9: .*only be one CMD/);
});

test('a compose file with an unknown key, or a port that two want, is refused', async (context) => {
  const folder = await mkdtemp(join(tmpdir(), 'livechat-deployment-'));
  context.after(() => rm(folder, { recursive: true, force: true }));
  const lint = async (text) => {
    await writeFile(join(folder, 'compose.yaml'), text);
    return lintCompose(join(folder, 'compose.yaml'));
  };
  deepEqual(await lint(COMPOSE), []);
  match((await lint(COMPOSE.replace('volumes:', 'volums:')))[0], /livechat.*additionalProperties.*invalid-schema/);
  const twice = COMPOSE.replace(/image: .*$/gm, "$&\n    ports:\n      - '80:80'");
  match((await lint(twice)).join('\n'), /no-duplicate-exported-ports/);
});
