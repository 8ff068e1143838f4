import { defineConfig } from '@playwright/test';
import base from './playwright.config.js';

/** Tests of the packed libraries in applications of their own, which are installed and built. */
export default defineConfig({
  ...base,
  testDir: 'e2e/consumers',
  testIgnore: [],
  workers: 2,
  timeout: 600_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['json', { outputFile: '.cache/test/consumers.json' }]],
});
