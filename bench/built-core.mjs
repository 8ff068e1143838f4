import { build } from '../scripts/lib/build-all.mjs';

const DIST = new URL('../projects/livechat-core/dist/', import.meta.url);
const load = (file) => import(new URL(file, DIST).href);

/** The entry points, and the inner parts that are measured alone. */
const FILES = [
  'src/index.js',
  'src/engine/index.js',
  'protocol/index.js',
  'src/runtime/event-loop.js',
  'src/state/initial-state.js',
  'src/state/reduce.js',
];

/**
 * Builds the core and loads what is measured of it: what people run is the built code, not what a
 * test transpiles.
 *
 * @returns {Promise<object | null>} what the files export, or `null` when the build failed and said why
 */
export async function builtCore() {
  if (!(await build(['livechat-core']))) return null;
  return Object.assign({}, ...(await Promise.all(FILES.map(load))));
}
