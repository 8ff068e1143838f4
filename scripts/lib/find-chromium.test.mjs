import assert from 'node:assert/strict';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { findChromium } from './find-chromium.mjs';

test('CHROME_PATH comes first, and a wrong one is an error rather than another browser', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'livechat-chromium-'));
  t.after(() => rm(folder, { recursive: true }));
  const wished = join(folder, 'my-browser');
  await writeFile(wished, '');
  await chmod(wished, 0o755);
  assert.equal(findChromium({ CHROME_PATH: wished, PATH: '' }), wished);
  assert.throws(() => findChromium({ CHROME_PATH: join(folder, 'none'), PATH: '' }), /CHROME_PATH/);
});
