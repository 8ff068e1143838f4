import { ENGINES_REMEDY, findNats, findPostgres } from './engines/find-engines.mjs';
import { buildAll } from './lib/build-all.mjs';
import { BROWSER_REMEDY, findChromium } from './lib/find-chromium.mjs';
import { formatSeconds } from './lib/format-time.mjs';
import { requireNode } from './lib/node-version.mjs';
import { runGraph } from './lib/run-graph.mjs';
import { GATES, SUITES } from './lib/stages.mjs';
import { readTestArguments } from './lib/test-arguments.mjs';

const write = (text) => process.stdout.write(text);
const STAGES = [...GATES, ...SUITES];

const USAGE = [
  'Usage: npm test                      everything',
  '       npm test -- <stage> …         some stages',
  '       npm test -- <stage> -- <args> a stage with arguments for its tool, for example: unit -- outbox',
  '       npm test -- --help            this text',
  'Stages:',
  ...STAGES.map(({ name, what }) => `  ${name.padEnd(10)}${what}`),
  '',
].join('\n');

/** Whether the browser tests can run, said before anything that takes time. */
function checkBrowser(stages) {
  if (!stages.some(({ needsBrowser }) => needsBrowser)) return true;
  try {
    const found = findChromium();
    if (found !== null) {
      write(`Browser: ${found}\n`);
      return true;
    }
    process.stderr.write(BROWSER_REMEDY);
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
  }
  return false;
}

/** Tests that need an engine are skipped without it, except where everything is to be proved. */
function tellMissingEngines() {
  if (findPostgres() !== null && findNats() !== null) return;
  const outcome = process.env.CI === 'true' ? 'they will fail' : 'they are skipped';
  process.stderr.write(`${ENGINES_REMEDY}Until then ${outcome}.\n`);
}

function report(stage, outcome) {
  const verdict = outcome.failed === 0 ? 'ok' : 'FAILED';
  write(`  ${stage.name.padEnd(18)}${verdict.padEnd(10)}${formatSeconds(outcome.seconds)}\n`);
  if (outcome.failed > 0 && outcome.output !== '') write(`\n${outcome.output.trimEnd()}\n\n`);
}

async function runGates(gates, outcomes) {
  if (gates.length === 0) return;
  write('Checking\n');
  const steps = gates.map((gate) => ({ ...gate, after: [] }));
  await runGraph(steps, 2, async (gate) => {
    const outcome = await gate.run([]);
    outcomes.set(gate.name, outcome);
    report(gate, outcome);
    return outcome.failed === 0;
  });
}

async function runSuites(suites, extraArgs, outcomes) {
  for (const suite of suites) {
    write(`Testing: ${suite.what}\n`);
    const outcome = await suite.run(extraArgs);
    outcomes.set(suite.name, outcome);
  }
}

function lastLines(output) {
  return output.trimEnd().split('\n').slice(-20).join('\n');
}

function summarise(outcomes, seconds) {
  const all = [...outcomes];
  const sum = (key) => all.reduce((total, [, outcome]) => total + outcome[key], 0);
  write('\nTotals\n');
  for (const [name, { passed, failed, seconds: own }] of all) {
    write(
      `  ${name.padEnd(12)}${`${passed} passed`.padEnd(14)}${`${failed} failed`.padEnd(12)}${formatSeconds(own)}\n`,
    );
  }
  write(`  in ${formatSeconds(seconds)}\n\n`);
  // Told once more where a log is read from: its end.
  for (const [name, { failed, output }] of all) {
    if (failed > 0 && output) write(`${name} FAILED\n${lastLines(output)}\n\n`);
  }
  write(`${sum('passed')} passed, ${sum('failed')} failed\n`);
  return sum('failed') === 0;
}

async function main() {
  requireNode();
  const { wantsHelp, unknown, wanted, extraArgs } = readTestArguments(
    process.argv.slice(2),
    STAGES.map(({ name }) => name),
  );
  if (wantsHelp) {
    write(USAGE);
    return true;
  }
  if (unknown.length > 0) {
    process.stderr.write(`There is no stage ${unknown.join(', ')}.\n${USAGE}`);
    return false;
  }
  const isChosen = ({ name }) => wanted.length === 0 || wanted.includes(name);
  const chosen = STAGES.filter(isChosen);
  if (!checkBrowser(chosen)) return false;
  if (chosen.some(({ name }) => name === 'unit')) tellMissingEngines();

  const startedAt = process.hrtime.bigint();
  const elapsed = () => Number(process.hrtime.bigint() - startedAt) / 1e9;
  const outcomes = new Map();
  let built = true;
  if (chosen.some(({ needsBuild }) => needsBuild)) {
    built = await buildAll();
    outcomes.set('build', { passed: built ? 1 : 0, failed: built ? 0 : 1, seconds: elapsed() });
  }
  // What does not need the build is told even when it failed.
  const runnable = (stage) => isChosen(stage) && (built || !stage.needsBuild);
  await runGates(GATES.filter(runnable), outcomes);
  await runSuites(SUITES.filter(runnable), extraArgs, outcomes);
  return summarise(outcomes, elapsed());
}

process.exitCode = (await main()) ? 0 : 1;
