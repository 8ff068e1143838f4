import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { COMMON_INPUTS } from './build-steps.mjs';
import { listFiles } from './list-files.mjs';
import { CACHE, ROOT } from './paths.mjs';

const isTest = (file) => file.endsWith('.spec.ts');
const everyFolder = () => true;

/**
 * What a step is built from: its files and one hash over their content, the common inputs, the
 * version of Node.js and the hashes of the steps before it.
 *
 * @returns {Promise<{ hash: string, files: string[] }>}
 */
export async function readInputs(step, hashesBefore) {
  const lists = await Promise.all([...step.inputs, ...COMMON_INPUTS].map((path) => listFiles(path)));
  const files = lists.flat().filter((file) => !isTest(file));
  const contents = await Promise.all(files.map((file) => readFile(ROOT + file)));
  const hash = createHash('sha256').update(
    JSON.stringify([process.version, step.commands.map(relative), hashesBefore]),
  );
  files.forEach((file, index) => hash.update(`\0${file}\0${contents[index].length}\0`).update(contents[index]));
  return { hash: hash.digest('hex'), files };
}

const relative = (command) => command.map((part) => part.replace(ROOT, ''));

/** Whether the last build had these inputs and everything that it wrote is still there. */
export async function isUpToDate(step, inputs) {
  const stamp = await readStamp(step);
  return stamp !== null && stamp.hash === inputs.hash && (await sizesOf(stamp.outputs)).every(same(stamp.outputs));
}

const same = (outputs) => (size, index) => size === outputs[index][1];

/**
 * Makes way for a build. Compilers that only add to their output would leave behind what came from
 * deleted sources, and believe a record of theirs about files that are gone.
 */
export async function prepareOutput(step, inputs) {
  const stamp = await readStamp(step);
  const present = new Set(inputs.files);
  const lostSource = stamp?.inputs.some((file) => !present.has(file)) ?? false;
  const lostOutput = stamp !== null && (await sizesOf(stamp.outputs)).includes(null);
  const neverFinished = stamp === null && (await missingOutputs(step)).length > 0;
  await rm(stampFile(step), { force: true });
  if (lostSource || lostOutput || neverFinished) await rm(ROOT + step.output, { recursive: true, force: true });
}

/** The expected files that are not there. */
export async function missingOutputs(step) {
  const files = step.expects.map((file) => `${step.output}/${file}`);
  const sizes = await sizesOf(files.map((file) => [file, 0]));
  return files.filter((_, index) => sizes[index] === null);
}

/** Records a build that succeeded. */
export async function writeStamp(step, inputs) {
  const files = await listFiles(step.output, everyFolder);
  const sizes = await sizesOf(files.map((file) => [file, 0]));
  const stamp = { hash: inputs.hash, inputs: inputs.files, outputs: files.map((file, index) => [file, sizes[index]]) };
  await mkdir(`${CACHE}build`, { recursive: true });
  await writeFile(stampFile(step), JSON.stringify(stamp));
}

async function readStamp(step) {
  try {
    return JSON.parse(await readFile(stampFile(step), 'utf8'));
  } catch {
    return null;
  }
}

function sizesOf(outputs) {
  return Promise.all(
    outputs.map(([file]) =>
      stat(ROOT + file).then(
        ({ size }) => size,
        () => null,
      ),
    ),
  );
}

const stampFile = (step) => `${CACHE}build/${step.name.replaceAll(' ', '-')}.json`;
