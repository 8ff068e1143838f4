/**
 * Changes the pure folders of the core, one place at a time, and tells which changes no unit test
 * notices. The score and what to think of it stand in docs/guides/testing.md.
 */
export default {
  mutate: ['projects/livechat-core/src/{state,gate,command}/**/*.ts', '!**/*.{spec,harness}.ts'],
  // Names of variants are held by the types, and texts are for people to read.
  mutator: { excludedMutations: ['StringLiteral'] },
  testRunner: 'specs',
  plugins: ['./scripts/mutation/spec-runner.mjs'],
  coverageAnalysis: 'perTest',
  concurrency: 2,
  // A change that makes a test slow is not noticed because the machine is slow.
  timeoutMS: 60_000,
  tempDirName: '.cache/stryker/sandbox',
  ignorePatterns: [
    '**/dist',
    '/.*',
    '/api',
    '/docs',
    '/e2e',
    '/test-results',
    '/projects/*',
    '!/projects/livechat-core',
  ],
  reporters: ['progress-append-only', 'clear-text', 'html', 'json'],
  htmlReporter: { fileName: '.cache/stryker/report.html' },
  jsonReporter: { fileName: '.cache/stryker/report.json' },
  clearTextReporter: { logTests: false, reportTests: false },
  // A run below fails: what remains above are changes that make no difference.
  thresholds: { high: 98, low: 95, break: 95 },
};
