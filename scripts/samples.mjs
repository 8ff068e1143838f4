import { readFile, readdir } from 'node:fs/promises';
import { listFiles } from './lib/list-files.mjs';
import { ROOT } from './lib/paths.mjs';
import { checkSyntax } from './lib/samples/check-syntax.mjs';
import { checkTypes } from './lib/samples/check-types.mjs';
import { readDocComments } from './lib/samples/read-doc-comments.mjs';
import { readSamples } from './lib/samples/read-samples.mjs';

// Checks every code sample of the guides and of the sources' doc comments: what readers copy has to work.

const NO_SOURCES = /\.(spec|harness|d)\.ts$|\/(dist|node_modules)\//;

const guides = (await readdir(`${ROOT}docs/guides`)).filter((name) => name.endsWith('.md')).sort();
const packages = ['livechat-core', 'livechat-angular', 'livechat-server'].map((name) => `projects/${name}/README.md`);
const pages = ['README.md', ...packages, ...guides.map((name) => `docs/guides/${name}`)];
const sources = (await listFiles('projects')).filter((name) => name.endsWith('.ts') && !NO_SOURCES.test(name));

/** The samples of all files, which `read` finds in one. */
async function samplesOf(files, read) {
  return (await Promise.all(files.map(async (file) => read(file, await readFile(`${ROOT}${file}`, 'utf8'))))).flat();
}

const samples = [...(await samplesOf(pages, readSamples)), ...(await samplesOf(sources, readDocComments))];
const isTypeScript = ({ language }) => language === 'ts';
const problems = [
  ...checkTypes(samples.filter(isTypeScript)),
  ...samples.filter((sample) => !isTypeScript(sample)).flatMap(checkSyntax),
];
for (const problem of problems) process.stderr.write(`${problem}\n`);
process.stdout.write(`${samples.length} samples, ${problems.length} problems.\n`);
process.exitCode = problems.length === 0 ? 0 : 1;
