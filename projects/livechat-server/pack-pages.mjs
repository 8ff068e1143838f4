import { cp, rm, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

// Run by `npm pack`: `node pack-pages.mjs add` puts the built desk and widget into the package, so that the server is
// whole where it is installed by itself; `node pack-pages.mjs remove` takes them away again.
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const PAGES = here('pages');
const BUILDS = [
  { from: here('../agent-desk/dist/browser'), to: `${PAGES}/desk` },
  { from: here('../livechat-widget/dist'), to: `${PAGES}/widget` },
];

await rm(PAGES, { recursive: true, force: true });
if (process.argv[2] === 'add') {
  for (const { from, to } of BUILDS) {
    if (!(await isThere(from))) throw new Error(`${from} is missing: run \`npm run build\` first.`);
    await cp(from, to, { recursive: true });
  }
}

async function isThere(path) {
  return stat(path).then(
    () => true,
    () => false,
  );
}
