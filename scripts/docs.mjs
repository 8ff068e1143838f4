import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { listFiles } from './lib/list-files.mjs';
import { CACHE, ROOT } from './lib/paths.mjs';
import { runCommand, toolOf } from './lib/run-command.mjs';
import { mendLinks } from './lib/site-links.mjs';

// Builds the site of the documentation: the guides, and the reference of everything that people import. A warning or
// a link that leads nowhere fails it.

const SITE = '.cache/docs';

async function readPages() {
  const files = (await listFiles(SITE)).filter((file) => file.endsWith('.html'));
  return Promise.all(
    files.map(async (file) => {
      const path = file.slice(SITE.length + 1);
      return { path, html: await readFile(ROOT + file, 'utf8') };
    }),
  );
}

await rm(`${CACHE}docs`, { recursive: true, force: true });
const { code } = await runCommand(['node', toolOf('typedoc/bin/typedoc')], {
  onOutput: (text) => process.stdout.write(text),
});
if (code === 0) {
  const before = await readPages();
  const { pages, broken } = mendLinks(before, (path) => existsSync(`${ROOT}${SITE}/${path}`));
  const changed = pages.filter(({ html }, index) => html !== before[index].html);
  await Promise.all(changed.map(({ path, html }) => writeFile(`${ROOT}${SITE}/${path}`, html)));
  for (const link of broken) process.stderr.write(`A link leads nowhere. ${link}\n`);
  process.exitCode = broken.length === 0 ? 0 : 1;
} else {
  process.exitCode = code;
}
