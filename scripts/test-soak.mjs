import { buildAll } from './lib/build-all.mjs';
import { requireNode } from './lib/node-version.mjs';
import { runCommand, toolOf } from './lib/run-command.mjs';

/**
 * The tests that find more the longer they run, for hours of nobody's time: `npm run test:soak`, or
 * with other numbers `LIVECHAT_KILLS=1000 LIVECHAT_SOAK_RUNS=200000 npm run test:soak`.
 * `LIVECHAT_SOAK_SEED` and `LIVECHAT_SOAK_PATH` replay what a model has found.
 */
const SOAKS = [
  {
    project: 'core',
    env: { LIVECHAT_SOAK_RUNS: process.env.LIVECHAT_SOAK_RUNS ?? '20000' },
    specs: ['livechat-core/src/.*[.]model[.]spec'],
  },
  {
    project: 'server',
    env: { LIVECHAT_KILLS: process.env.LIVECHAT_KILLS ?? '300' },
    specs: ['livechat-server/src/crash.spec', 'livechat-server/src/cluster.spec'],
  },
];

async function soak({ project, env, specs }) {
  const onOutput = (text) => process.stdout.write(text);
  const jest = ['node', toolOf('jest/bin/jest.js'), '--selectProjects', project, '--runInBand', ...specs];
  return runCommand(jest, { env, onOutput });
}

requireNode();
let isFine = await buildAll();
if (isFine) {
  // One that failed does not hold the others up.
  for (const one of SOAKS) isFine = (await soak(one)).code === 0 && isFine;
}
process.exitCode = isFine ? 0 : 1;
