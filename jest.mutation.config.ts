/** @jest-config-loader esbuild-register */
import type { Config } from 'jest';
import everything from './jest.config';

const core = everything.projects?.find((project) => typeof project === 'object' && project['displayName'] === 'core');
if (typeof core !== 'object') throw new Error('jest.config.ts has no project named core.');

/** What Stryker runs for each change: the unit tests of the folders that it changes, and no others. */
const config: Config = {
  ...core,
  roots: ['<rootDir>/scripts', '<rootDir>/projects/livechat-core'],
  testMatch: ['<rootDir>/scripts/core-specs-in-one.ts'],
};

export default config;
