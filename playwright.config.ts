import { defineConfig } from '@playwright/test';
import { BROWSER_REMEDY, findChromium } from './scripts/lib/find-chromium.mjs';

const executablePath = findChromium();
if (executablePath === null) throw new Error(BROWSER_REMEDY);

/** Chromium refuses its sandbox to root, who is the usual user of a container. */
const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

export default defineConfig({
  testDir: 'e2e',
  // They install applications, and have a stage of their own.
  testIgnore: 'consumers/**',
  outputDir: 'test-results',
  fullyParallel: false,
  workers: 2,
  // Far more than a test takes: on a machine that does other things too, it takes many times as long.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [['list'], ['json', { outputFile: '.cache/test/e2e.json' }]],
  use: {
    locale: 'en-US',
    colorScheme: 'light',
    // Motion would only make the tests wait; the colours of a fade are no colours to judge.
    contextOptions: { reducedMotion: 'reduce' },
    viewport: { width: 1280, height: 860 },
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: { executablePath, args: sandbox },
  },
});
