/** @jest-config-loader esbuild-register */
import type { Config } from 'jest';
import { createCjsPreset } from 'jest-preset-angular/presets';

/**
 * Tests read the sources of every package, so that none has to be built first. Types are checked by
 * a stage of its own (`npm test -- types`), so that here each file is only transpiled.
 */
const sourcesOfPackages = {
  '^(\\.{1,2}/.*)\\.js$': '$1',
  '^livechat-core$': '<rootDir>/projects/livechat-core/src/index.ts',
  '^livechat-core/engine$': '<rootDir>/projects/livechat-core/src/engine/index.ts',
  '^livechat-core/(protocol|schemas|testing)$': '<rootDir>/projects/livechat-core/$1/index.ts',
  '^livechat-core/testing/contracts$': '<rootDir>/projects/livechat-core/testing/contracts.ts',
  '^livechat-server$': '<rootDir>/projects/livechat-server/src/index.ts',
  '^livechat-server/sign$': '<rootDir>/projects/livechat-server/src/sign/index.ts',
  '^livechat-angular$': '<rootDir>/projects/livechat-angular/src/index.ts',
  '^livechat-angular/(element|global|harnesses|router|service|testing)$':
    '<rootDir>/projects/livechat-angular/$1/index.ts',
};

/** Packages that ship ES modules only and have to be transpiled for the CommonJS tests. */
const esModules = [
  'jose',
  'lucide',
  'file-type',
  'strtok3',
  'token-types',
  'uint8array-extras',
  '@tokenizer',
  '@borewit',
];
const ignoredByTransform = [`node_modules/(?!(.*\\.mjs$|(${esModules.join('|')})/))`];

const nodeProject = (name: string, folders: readonly string[]): Config => ({
  displayName: name,
  rootDir: '.',
  roots: folders.map((folder) => `<rootDir>/${folder}`),
  testEnvironment: 'node',
  testMatch: ['**/*.spec.ts'],
  modulePathIgnorePatterns: ['/dist/'],
  moduleNameMapper: sourcesOfPackages,
  transform: {
    '^.+\\.[cm]?[jt]s$': ['ts-jest', { tsconfig: 'tsconfig.spec.json', diagnostics: false }],
  },
  transformIgnorePatterns: ignoredByTransform,
});

/**
 * The core on the streams that the widget's files have in the place of RxJS. What is pure has none, and the models play
 * for long what the other tests play once.
 */
const streamsProject = (name: string, folders: readonly string[]): Config => ({
  ...nodeProject(name, folders),
  moduleNameMapper: { '^rxjs$': '<rootDir>/scripts/jest-streams.cjs', ...sourcesOfPackages },
  testPathIgnorePatterns: [
    '/node_modules/',
    '\\.model\\.spec\\.ts$',
    '/src/(state|command)/',
    'commands-in-every-state',
  ],
});

/** Schematics run in the Angular CLI, whose spinner is an ES module with a dozen others behind it. */
const schematicsProject = (name: string, folders: readonly string[]): Config => ({
  ...nodeProject(name, folders),
  moduleNameMapper: { ...sourcesOfPackages, '^ora$': '<rootDir>/scripts/jest-no-spinner.ts' },
});

const angularPreset = createCjsPreset({ tsconfig: '<rootDir>/tsconfig.spec.json' });

const angularProject = (name: string, folders: readonly string[]): Config => ({
  displayName: name,
  testEnvironment: 'jsdom',
  moduleFileExtensions: ['ts', 'html', 'js', 'json', 'mjs'],
  transform: angularPreset.transform ?? {},
  rootDir: '.',
  roots: folders.map((folder) => `<rootDir>/${folder}`),
  testMatch: ['**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/livechat-angular/schematics/'],
  modulePathIgnorePatterns: ['/dist/'],
  // What runs in browsers gets the schemas that browsers get.
  moduleNameMapper: {
    '^livechat-core/schemas$': '<rootDir>/projects/livechat-core/schemas/small/index.ts',
    ...sourcesOfPackages,
  },
  transformIgnorePatterns: ignoredByTransform,
  setupFilesAfterEnv: ['<rootDir>/scripts/jest-angular-setup.ts'],
});

/** The folders of pure functions, where a branch that no test takes is one that nothing needs. */
const coveredFolders = ['state', 'gate', 'command'].map((name) => `projects/livechat-core/src/${name}`);

const config: Config = {
  maxWorkers: 2,
  // Servers and browsers' stand-ins start and stop in hooks, on machines that do more than this.
  testTimeout: 60_000,
  cacheDirectory: '<rootDir>/.cache/jest',
  collectCoverageFrom: [...coveredFolders.map((folder) => `${folder}/**/*.ts`), '!**/*.{spec,harness}.ts'],
  coverageDirectory: '<rootDir>/.cache/coverage',
  coverageReporters: [['text', { skipFull: true }], 'text-summary'],
  coverageThreshold: {
    global: {},
    ...Object.fromEntries(coveredFolders.map((folder) => [`./${folder}/`, { branches: 100 }])),
  },
  projects: [
    nodeProject('core', ['projects/livechat-core']),
    streamsProject('streams', ['projects/livechat-core/src']),
    nodeProject('server', ['projects/livechat-server', 'projects/demo/server']),
    schematicsProject('schematics', ['projects/livechat-angular/schematics']),
    angularProject(
      'angular',
      ['livechat-angular', 'livechat-widget', 'agent-desk', 'demo/src'].map((name) => `projects/${name}`),
    ),
  ],
};

export default config;
