import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageProblems } from './lib/package-content.mjs';
import { ROOT } from './lib/paths.mjs';

// Checks what would be packed of the folders that are given: `node scripts/check-package.mjs projects/livechat-core`.
const [npm, ...npmScript] =
  process.env.npm_execpath === undefined ? ['npm'] : [process.execPath, process.env.npm_execpath];

/** What a package is of no use without. */
const NEEDED = { 'projects/livechat-server': ['pages/desk/index.html', 'pages/widget/livechat.js'] };

for (const folder of process.argv.slice(2)) {
  const problems = packageProblems(packedFiles(folder), NEEDED[folder]);
  for (const problem of problems) process.stderr.write(`${folder}: ${problem}\n`);
  if (problems.length > 0) process.exitCode = 1;
}

function packedFiles(folder) {
  const args = [...npmScript, 'pack', `./${folder}`, '--dry-run', '--json', '--loglevel', 'silent'];
  const [{ files }] = JSON.parse(execFileSync(npm, args, { cwd: ROOT, encoding: 'utf8' }));
  return files.map(({ path }) => ({ path, text: () => readFileSync(join(ROOT, folder, path), 'utf8') }));
}
