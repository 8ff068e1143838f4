import { buildAll } from './lib/build-all.mjs';
import { requireNode } from './lib/node-version.mjs';

requireNode();
process.exitCode = (await buildAll()) ? 0 : 1;
