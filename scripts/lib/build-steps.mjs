import { toolOf } from './run-command.mjs';

const tsc = (...args) => ['node', toolOf('typescript/bin/tsc'), ...args];
const ng = (project) => ['node', toolOf('@angular/cli/bin/ng.js'), 'build', project];

/**
 * How each part is built.
 *
 * - `after`: the steps whose output it reads
 * - `inputs`: files and folders whose content decides whether it is up to date
 * - `output`: the folder that it writes; nothing else writes there
 * - `expects`: files without which the build did not do its work
 */
export const BUILD_STEPS = [
  {
    name: 'livechat-core',
    after: [],
    inputs: ['projects/livechat-core'],
    output: 'projects/livechat-core/dist',
    expects: ['src/index.js', 'protocol/index.js', 'testing/index.js'],
    commands: [tsc('-b', 'projects/livechat-core')],
  },
  {
    name: 'livechat-server',
    after: ['livechat-core'],
    inputs: ['projects/livechat-server'],
    output: 'projects/livechat-server/dist',
    expects: ['src/index.js', 'src/cli/main.js'],
    commands: [tsc('-b', 'projects/livechat-server')],
  },
  {
    name: 'API client',
    after: ['livechat-server'],
    inputs: ['projects/livechat-server/api-client'],
    output: 'projects/livechat-server/api-client/dist',
    expects: ['conversations-api.d.ts'],
    commands: [['node', 'projects/livechat-server/api-client/build.mjs']],
  },
  {
    name: 'livechat-angular',
    after: ['livechat-core'],
    inputs: ['projects/livechat-angular'],
    output: 'projects/livechat-angular/dist',
    expects: ['package.json', 'schematics/collection.json', 'schematics/ng-add/ng-add.js'],
    // The schematics go into the folder that ng-packagr makes anew.
    commands: [ng('livechat-angular'), tsc('-p', 'projects/livechat-angular/schematics')],
  },
  {
    name: 'agent-desk',
    after: ['livechat-core'],
    inputs: ['projects/agent-desk'],
    output: 'projects/agent-desk/dist',
    expects: ['browser/index.html'],
    commands: [ng('agent-desk')],
  },
  {
    name: 'livechat-widget',
    after: ['livechat-angular'],
    inputs: ['projects/livechat-widget'],
    output: 'projects/livechat-widget/dist',
    expects: ['livechat.js', 'livechat.manifest.json'],
    commands: [['node', 'projects/livechat-widget/build.mjs']],
  },
  {
    name: 'stage',
    after: ['livechat-angular'],
    inputs: [
      'bench/page',
      'projects/livechat-widget/build',
      'projects/livechat-widget/engine',
      'projects/livechat-widget/src/create-injector.ts',
    ],
    output: 'bench/page/dist',
    expects: ['stage.js', 'bench.js', 'plain.js'],
    commands: [['node', 'bench/page/build.mjs']],
  },
  {
    name: 'demo server',
    after: ['livechat-server'],
    inputs: ['projects/demo/server', 'projects/demo/tsconfig.server.json', 'projects/demo/package.json'],
    output: 'projects/demo/dist/server',
    expects: ['main.js'],
    commands: [tsc('-p', 'projects/demo/tsconfig.server.json')],
  },
  {
    name: 'demo shop',
    after: ['livechat-angular'],
    inputs: [
      'projects/demo/src',
      'projects/demo/pages/assets/brand.css',
      'projects/demo/tsconfig.json',
      'projects/demo/package.json',
    ],
    output: 'projects/demo/dist/shop',
    expects: ['server/server.mjs', 'browser/index.csr.html'],
    commands: [ng('demo')],
  },
];

/** What every step depends on. */
export const COMMON_INPUTS = ['package-lock.json', 'tsconfig.json', 'angular.json', 'scripts/lib/build-steps.mjs'];
