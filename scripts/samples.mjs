import { readFile, readdir } from 'node:fs/promises';
import { checkSyntax } from './lib/samples/check-syntax.mjs';
import { checkTypes } from './lib/samples/check-types.mjs';
import { readSamples } from './lib/samples/read-samples.mjs';
import { ROOT } from './lib/paths.mjs';

// Checks every code sample of the guides: what readers copy has to work.

const guides = (await readdir(`${ROOT}docs/guides`)).filter((name) => name.endsWith('.md')).sort();
const files = ['README.md', ...guides.map((name) => `docs/guides/${name}`)];
const samples = (
  await Promise.all(files.map(async (file) => readSamples(file, await readFile(`${ROOT}${file}`, 'utf8'))))
).flat();
const isTypeScript = ({ language }) => language === 'ts';
const problems = [
  ...checkTypes(samples.filter(isTypeScript)),
  ...samples.filter((sample) => !isTypeScript(sample)).flatMap(checkSyntax),
];
for (const problem of problems) process.stderr.write(`${problem}\n`);
process.stdout.write(`${samples.length} samples, ${problems.length} problems.\n`);
process.exitCode = problems.length === 0 ? 0 : 1;
