import { pathToFileURL } from 'node:url';
import { buildAll } from './lib/build-all.mjs';
import { requireNode } from './lib/node-version.mjs';
import { ROOT } from './lib/paths.mjs';

requireNode();
if (await buildAll()) {
  // In this very process: a signal then reaches the server itself, and its exit code is this one's.
  const server = `${ROOT}projects/demo/dist/server/main.js`;
  process.argv[1] = server;
  await import(pathToFileURL(server).href);
} else {
  process.exitCode = 1;
}
