import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ConsumerApp } from './consumer-app.js';

const BROWSER = 'dist/shop/browser';

/** What `import … from "./chunk.js"` and `import "./chunk.js"` name; `import("./chunk.js")` is read later. */
const STATIC_IMPORT = /(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g;

/** The scripts that a browser reads before it shows anything: the entry with all that it imports. */
export async function initialCode(app: ConsumerApp): Promise<string> {
  const files = await readdir(join(app.folder, BROWSER));
  const waiting = files.filter((name) => /^main-[\w-]+\.js$/.test(name));
  if (waiting.length === 0) throw new Error(`The build wrote no entry: ${files.join(', ')}`);
  const read = new Map<string, string>();
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (read.has(name)) continue;
    const code = await app.read(`${BROWSER}/${name}`);
    read.set(name, code);
    waiting.push(...[...code.matchAll(STATIC_IMPORT)].map(([, imported = '']) => imported));
  }
  return [...read.values()].join('\n');
}
