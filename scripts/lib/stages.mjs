import { mkdir, readFile, rm } from 'node:fs/promises';
import { findChromium } from './find-chromium.mjs';
import { listFiles } from './list-files.mjs';
import { CACHE, ROOT } from './paths.mjs';
import { runCommand, toolOf } from './run-command.mjs';

/**
 * What `npm test` runs. A gate is one check, passed or failed; a suite has tests of its own, is
 * shown while it runs, and comes after the gates.
 *
 * @typedef {{ passed: number, failed: number, output: string, seconds: number }} Outcome
 * @typedef {{ name: string, what: string, needsBuild: boolean, needsBrowser: boolean,
 *   run: (extraArgs: readonly string[]) => Promise<Outcome> }} Stage
 */

const RESULTS = `${CACHE}test/`;
const npm = process.env.npm_execpath === undefined ? ['npm'] : ['node', process.env.npm_execpath];
const colours = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {};

/** @type {readonly Stage[]} */
export const GATES = [
  // The types of the API's client, by which tests speak to the server, are built.
  ofBuilt('types', 'types of sources, unit tests and browser tests', [
    tool('typescript/bin/tsc', '-p', 'tsconfig.spec.json'),
  ]),
  ofBuilt('lint', 'eslint', [
    tool('eslint/bin/eslint.js', '.', '--max-warnings', '0', '--cache', '--cache-location', '.cache/eslint'),
  ]),
  gate('format', 'prettier', [tool('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.')]),
  gate('arrows', 'imports between the folders', [
    tool('dependency-cruiser/bin/dependency-cruise.mjs', 'projects', '--config', '.dependency-cruiser.cjs'),
  ]),
  { ...gate('scripts', 'tests of the scripts and of the build of the widget', []), run: testScripts },
  gate('samples', 'code samples of the guides and of doc comments', [['node', 'scripts/samples.mjs']]),
  gate('docs', 'the site of the documentation, and its links', [['node', 'scripts/docs.mjs']]),
  ofBuilt('unused', 'unused files, exports and dependencies', [tool('knip/bin/knip.js', '--no-progress')]),
  {
    ...ofBuilt('packages', 'publint, are-the-types-wrong and the files of the packed libraries', []),
    run: checkPackages,
  },
  ofBuilt('api', 'the public API against its reports', [['node', 'scripts/api.mjs', '--check']]),
  ofBuilt('deployment', 'Dockerfile, compose file and systemd unit, by themselves and against the server', [
    ['node', 'scripts/deployment.mjs'],
  ]),
  ofBuilt('size', 'size of the scripts, and of the service alone', [
    tool('size-limit/bin.js'),
    ['node', 'scripts/service-size.mjs'],
  ]),
];

/** @type {readonly Stage[]} */
export const SUITES = [
  {
    name: 'unit',
    what: 'unit and integration tests',
    needsBuild: true,
    needsBrowser: false,
    run: (extra) =>
      suite(
        'jest.json',
        countJest,
        tool('jest/bin/jest.js', '--json', `--outputFile=${RESULTS}jest.json`, ...coverageOf(extra), ...extra),
      ),
  },
  {
    name: 'e2e',
    what: 'browser tests',
    needsBuild: true,
    needsBrowser: true,
    run: (extra) => suite('e2e.json', countPlaywright, tool('@playwright/test/cli.js', 'test', ...extra)),
  },
  {
    name: 'consumers',
    what: 'the packed libraries in new applications of Angular 21 and 22',
    needsBuild: true,
    needsBrowser: true,
    run: (extra) =>
      suite(
        'consumers.json',
        countPlaywright,
        tool('@playwright/test/cli.js', 'test', '--config', 'playwright.consumers.config.ts', ...extra),
      ),
  },
];

/** What is covered can be told only where every test runs. */
function coverageOf(extraArgs) {
  return extraArgs.length === 0 ? ['--coverage'] : [];
}

function tool(file, ...args) {
  return ['node', toolOf(file), ...args];
}

/** A gate that looks at what was built. */
function ofBuilt(name, what, commands) {
  return { ...gate(name, what, commands), needsBuild: true };
}

function gate(name, what, commands) {
  return { name, what, needsBuild: false, needsBrowser: false, run: () => runGate(commands) };
}

async function runGate(commands) {
  const results = [];
  for (const command of commands) results.push(await runCommand(command));
  const failed = results.some(({ code }) => code !== 0);
  return {
    passed: failed ? 0 : 1,
    failed: failed ? 1 : 0,
    output: results.map(({ output }) => output).join(''),
    seconds: results.reduce((sum, { seconds }) => sum + seconds, 0),
  };
}

async function testScripts() {
  const roots = ['scripts', 'projects/livechat-widget/build', 'projects/livechat-widget/engine'];
  const folders = await Promise.all(roots.map((folder) => listFiles(folder)));
  const files = folders.flat().filter((file) => file.endsWith('.test.mjs'));
  return runGate([['node', '--test', ...files]]);
}

/**
 * The libraries are checked as people get them: packed. Entry points that import one another are not found by
 * resolvers older than `exports`, which attw cannot be told to leave out of that one rule; applications of both
 * versions of Angular are built with them in `consumers`.
 */
async function checkPackages() {
  const destination = `${RESULTS}packages`;
  await rm(destination, { recursive: true, force: true });
  await mkdir(destination, { recursive: true });
  const libraries = ['projects/livechat-core', 'projects/livechat-angular/dist'];
  const commands = [['node', 'scripts/check-package.mjs', ...libraries, 'projects/livechat-server']];
  for (const folder of libraries) {
    const manifest = JSON.parse(await readFile(`${ROOT}${folder}/package.json`, 'utf8'));
    const tarball = `${destination}/${manifest.name}-${manifest.version}.tgz`;
    commands.push(
      [...npm, 'pack', `./${folder}`, '--pack-destination', destination, '--loglevel', 'error'],
      tool('publint/src/cli.js', 'run', tarball, '--strict'),
      tool(
        '@arethetypeswrong/cli/dist/index.js',
        tarball,
        '--profile',
        'esm-only',
        '--no-emoji',
        '--ignore-rules',
        'internal-resolution-error',
      ),
    );
  }
  return runGate(commands);
}

async function suite(resultFile, count, command) {
  await mkdir(RESULTS, { recursive: true });
  await rm(RESULTS + resultFile, { force: true });
  const env = { ...colours, ...browserOf() };
  const { code, seconds } = await runCommand(command, { env, onOutput: (text) => process.stdout.write(text) });
  const counted = await readFile(RESULTS + resultFile, 'utf8').then((text) => count(JSON.parse(text)), nothing);
  // A runner that fails for another reason than a test must not look like a success.
  const failed = code !== 0 && counted.failed === 0 ? 1 : counted.failed;
  return { passed: counted.passed, failed, output: counted.titles.join('\n'), seconds };
}

const nothing = () => ({ passed: 0, failed: 0, titles: ['It ended without a result.'] });

const browserOf = () => {
  const found = findChromium();
  return found === null ? {} : { CHROME_PATH: found };
};

function countJest(report) {
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
    titles: report.testResults
      .filter(({ status }) => status === 'failed')
      .flatMap(({ name, assertionResults, message }) => {
        const failed = assertionResults.filter(({ status }) => status === 'failed');
        const what = failed.length > 0 ? failed.map(({ fullName }) => fullName) : [message];
        return what.map((text) => `${name.replace(ROOT, '')}: ${text}`);
      }),
  };
}

/** Only tests of a time are tried again (e2e/fixtures/in-time.ts): in time at one of the tries is in time. */
function countPlaywright({ stats, suites }) {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    titles: suites.flatMap((each) => unexpectedOf(each, [])),
  };
}

function unexpectedOf({ title, specs = [], suites = [] }, above) {
  const path = [...above, title];
  const own = specs.filter(({ ok }) => !ok).map((spec) => [...path, spec.title].join(' › '));
  return [...own, ...suites.flatMap((each) => unexpectedOf(each, path))];
}
