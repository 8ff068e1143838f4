import { cpus } from 'node:os';
import { requireNode } from '../scripts/lib/node-version.mjs';
import { builtCore } from './built-core.mjs';
import { measureCommands } from './commands.mjs';
import { measureIncomingMessages } from './incoming-messages.mjs';
import { report, write } from './report.mjs';
import { countUntouchedSelectors } from './untouched-selectors.mjs';

const USAGE = 'Usage: npm run bench:core [-- --check]   with --check it fails where an aim is missed\n';

const PARTS = [
  { title: 'A command, against a bare stream', measureLines: measureCommands },
  { title: 'A message that arrives, in a long thread against a short one', measureLines: measureIncomingMessages },
  { title: 'Selectors of slices that do not change', measureLines: countUntouchedSelectors },
];

async function main(args) {
  requireNode();
  const isChecked = args.includes('--check');
  if (args.some((arg) => arg !== '--check')) {
    process.stderr.write(USAGE);
    return false;
  }
  const core = await builtCore();
  if (core === null) return false;
  const processors = cpus();
  write(`\nNode.js ${process.versions.node}, ${processors.length} × ${processors[0]?.model ?? 'unknown processor'}\n`);
  let missed = 0;
  for (const { title, measureLines } of PARTS) {
    write(`\n${title}\n`);
    const lines = measureLines(core);
    lines.forEach(report);
    missed += lines.filter(({ isMet }) => isMet === false).length;
  }
  if (missed > 0) write(`\nAims missed: ${missed}\n`);
  return missed === 0 || !isChecked;
}

process.exitCode = (await main(process.argv.slice(2))) ? 0 : 1;
