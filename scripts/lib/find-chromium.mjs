import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

const FIXED_PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/** What to do on a machine without a browser. */
export const BROWSER_REMEDY = [
  'The browser tests need Chrome or Chromium, and none was found. Do one of these:',
  '  - Debian, Ubuntu:  apt-get install chromium',
  '  - any system:      npx playwright install --with-deps chromium',
  '  - a browser that is somewhere else:  CHROME_PATH=/path/to/chrome npm test',
  '',
].join('\n');

/**
 * The Chrome or Chromium to test with: the one that `CHROME_PATH` names, else Playwright's own, else
 * one of the system.
 *
 * @returns {string | null} its path
 * @throws {Error} when `CHROME_PATH` names no program: a wish must not be passed over in silence
 */
export function findChromium(env = process.env) {
  const wished = env.CHROME_PATH;
  if (wished) {
    if (isProgram(wished)) return wished;
    throw new Error(`CHROME_PATH is ${wished}, which is no program. Correct it, or unset it to search the system.`);
  }
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const inPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [chromium.executablePath(), ...inPath, ...FIXED_PLACES].find(isProgram) ?? null;
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
