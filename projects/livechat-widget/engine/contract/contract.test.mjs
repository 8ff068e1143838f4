import { deepEqual } from 'node:assert/strict';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { after, describe, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { engineForAngular } from '../../build/engine-for-angular.mjs';
import { bundleContract } from './bundle-contract.mjs';
import { compileFixtures } from './compile-fixtures.mjs';
import { openPage } from './page.mjs';

/** Angular comes first: what it does is what is right. */
const RUNTIMES = [
  { runtime: 'Angular', platform: 'angular-platform', options: { external: ['@angular/*'] } },
  { runtime: 'engine', platform: 'engine-platform', options: { plugins: [engineForAngular()] } },
];

const project = join(dirname(fileURLToPath(import.meta.url)), '../..');
const cache = join(project, '../../.cache');

// Angular as npm has it is finished by its compiler while it is read, and is here what it is in production.
globalThis.ngDevMode = false;
const window = openPage();
await import('@angular/compiler');
const loaded = await loadRuntimes();

/** What the cases wrote down, by their names: one list for each runtime. */
const records = new Map();

for (const { runtime, CONTRACT, openRoot, openStage } of loaded) {
  const runCase = async (name, run) => {
    const stage = await openStage(window.document, openRoot);
    try {
      await run(stage);
    } finally {
      stage.end();
    }
    records.set(name, [...(records.get(name) ?? []), stage.records]);
  };
  for (const [subject, cases] of Object.entries(CONTRACT)) {
    describe(`${runtime}: ${subject}`, () => {
      for (const [name, run] of Object.entries(cases)) test(name, () => runCase(`${subject}: ${name}`, run));
    });
  }
}

describe('the engine as Angular', () => {
  for (const [subject, cases] of Object.entries(loaded[0].CONTRACT)) {
    for (const name of Object.keys(cases)) {
      test(`${subject}: ${name}`, () => {
        const [expected, actual] = records.get(`${subject}: ${name}`) ?? [];
        deepEqual(actual, expected);
      });
    }
  }
});

after(() => window.close());

async function loadRuntimes() {
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, 'engine-contract-'));
  try {
    const compiled = join(folder, 'compiled');
    await compileFixtures(project, compiled);
    const runtimes = [];
    for (const { runtime, platform, options } of RUNTIMES) {
      const outfile = join(folder, `${platform}.mjs`);
      await bundleContract(compiled, platform, outfile, options);
      runtimes.push({ runtime, ...(await import(pathToFileURL(outfile).href)) });
    }
    return runtimes;
  } finally {
    await rm(folder, { recursive: true });
  }
}
