import { buildAll } from './lib/build-all.mjs';
import { requireNode } from './lib/node-version.mjs';
import { runCommand, toolOf } from './lib/run-command.mjs';

/**
 * The tests that find more the longer they run, for hours of nobody's time: `npm run test:soak`, or
 * with another number of kills `LIVECHAT_KILLS=1000 npm run test:soak`.
 */
const KILLS = process.env.LIVECHAT_KILLS ?? '300';
const SPECS = ['livechat-server/src/crash.spec', 'livechat-server/src/cluster.spec'];

requireNode();
let code = 1;
if (await buildAll()) {
  const onOutput = (text) => process.stdout.write(text);
  const jest = ['node', toolOf('jest/bin/jest.js'), '--selectProjects', 'server', '--runInBand', ...SPECS];
  ({ code } = await runCommand(jest, { env: { LIVECHAT_KILLS: KILLS }, onOutput }));
}
process.exitCode = code;
