import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { HostSite } from '../fixtures/host-site.js';
import type { ConsumerApp } from './consumer-app.js';
import { mustRun } from './run-program.js';

/** Where the page lies on its site. */
const BASE = '/vite/';

const HTML = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>A page of somebody else</title>
    <link rel="icon" href="data:," />
    <script type="module" src="./main.js"></script>
  </head>
  <body></body>
</html>
`;

/** A page that was built, on a site. */
export interface BuiltPage {
  readonly url: string;
  readonly html: string;
  /** The scripts beside it, by name. */
  readonly scripts: readonly string[];
}

/** Builds a page around a program with the Vite that Angular's build brings, and puts it on a site. */
export async function putVitePage(app: ConsumerApp, program: string, site: HostSite): Promise<BuiltPage> {
  const folder = join(app.folder, 'vite-page');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  await writeFile(join(folder, 'index.html'), HTML);
  await writeFile(join(folder, 'main.js'), program);
  const vite = join(app.folder, 'node_modules/vite/bin/vite.js');
  await mustRun([app.node, vite, 'build', folder, '--base', BASE], app.folder);

  const scripts = await readdir(join(folder, 'dist/assets'));
  for (const name of scripts) {
    const html = await readFile(join(folder, 'dist/assets', name), 'utf8');
    site.put(`${BASE}assets/${name}`, { html, type: 'text/javascript' });
  }
  const html = await readFile(join(folder, 'dist/index.html'), 'utf8');
  return { url: site.put(BASE, { html }), html, scripts };
}
