import { isUpToDate, missingOutputs, prepareOutput, readInputs, writeStamp } from './build-stamp.mjs';
import { BUILD_STEPS } from './build-steps.mjs';
import { formatSeconds } from './format-time.mjs';
import { runCommand } from './run-command.mjs';
import { runGraph } from './run-graph.mjs';

/** Angular's builds want about a gigabyte each. */
const AT_A_TIME = 2;

const write = (text) => process.stdout.write(text);
const line = (name, text) => write(`  ${name.padEnd(18)}${text}\n`);

/** Builds everything; see {@link build}. */
export function buildAll() {
  return build(BUILD_STEPS.map(({ name }) => name));
}

/**
 * Builds what is not up to date, showing progress, and each failure's output.
 *
 * @param {readonly string[]} names steps, with those that they need
 * @returns {Promise<boolean>} whether everything is built
 */
export async function build(names) {
  const steps = BUILD_STEPS.filter(({ name }) => names.includes(name));
  const hashes = new Map();
  write('Building\n');
  const { failed, skipped } = await runGraph(steps, AT_A_TIME, async (step) => {
    const inputs = await readInputs(
      step,
      step.after.map((name) => hashes.get(name)),
    );
    hashes.set(step.name, inputs.hash);
    if (await isUpToDate(step, inputs)) {
      line(step.name, 'unchanged');
      return true;
    }
    return buildStep(step, inputs);
  });
  skipped.forEach((name) => line(name, 'not built: it needs what failed'));
  if (failed.length > 0) process.stderr.write(`The build failed: ${failed.join(', ')}. The reason stands above.\n`);
  return failed.length === 0;
}

async function buildStep(step, inputs) {
  await prepareOutput(step, inputs);
  line(step.name, 'building …');
  let seconds = 0;
  for (const command of step.commands) {
    const result = await runCommand(command);
    seconds += result.seconds;
    if (result.code !== 0) return fail(step, result.output);
  }
  const missing = await missingOutputs(step);
  if (missing.length > 0) return fail(step, `The build ended without writing ${missing.join(', ')}.\n`);
  await writeStamp(step, inputs);
  line(step.name, formatSeconds(seconds));
  return true;
}

function fail(step, output) {
  line(step.name, 'FAILED');
  write(`\n${output.trimEnd()}\n\n`);
  return false;
}
