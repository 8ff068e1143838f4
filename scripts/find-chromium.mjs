import { BROWSER_REMEDY, findChromium } from './lib/find-chromium.mjs';

// Prints the path of the browser that the tests would use; exits with 1 where there is none.
const found = findChromium();
if (found === null) {
  process.stderr.write(BROWSER_REMEDY);
  process.exitCode = 1;
} else {
  process.stdout.write(`${found}\n`);
}
