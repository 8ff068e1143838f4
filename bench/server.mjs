import { cpus, loadavg } from 'node:os';
import { build } from '../scripts/lib/build-all.mjs';
import { requireNode } from '../scripts/lib/node-version.mjs';
import { measureFanOut, measureMemory, measureMessages } from './server/figures.mjs';
import { INSTALLATIONS, startInstallation } from './server/installation.mjs';
import { startMeasured } from './server/measured-process.mjs';
import { report, write } from './report.mjs';

const USAGE = `Usage: npm run bench:server [-- <part>… --check]
  parts: ${Object.keys(INSTALLATIONS).join(', ')}; without one, all whose engines are installed
  with --check it fails where an aim is missed
`;

const RAW_SERVER = new URL('server/raw-server.mjs', import.meta.url).pathname;

const FIGURES = [measureMemory, measureMessages, measureFanOut];

/** Everything that was started and has to end, in the order of its start. */
const ends = [];

async function endAll() {
  for (const end of ends.splice(0).reverse()) await end();
}

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, async () => {
    await endAll();
    process.exit(1);
  });
}

async function measure(installation) {
  try {
    const raw = await startMeasured(RAW_SERVER);
    ends.push(() => raw.stop());
    const running = await startInstallation(installation);
    ends.push(() => running.stop());
    const lines = [];
    for (const figure of FIGURES) lines.push(...(await figure(raw, running)));
    return lines;
  } finally {
    await endAll();
  }
}

async function main(args) {
  requireNode();
  const isChecked = args.includes('--check');
  const wanted = args.filter((arg) => arg !== '--check');
  if (wanted.some((part) => !(part in INSTALLATIONS))) {
    process.stderr.write(USAGE);
    return false;
  }
  if (!(await build(['livechat-core', 'livechat-server']))) return false;
  const processors = cpus();
  write(`\nNode.js ${process.versions.node}, ${processors.length} × ${processors[0]?.model ?? 'unknown processor'}\n`);
  let missed = 0;
  for (const part of wanted.length > 0 ? wanted : Object.keys(INSTALLATIONS)) {
    const installation = INSTALLATIONS[part];
    write(`\n${installation.title}; ${loadavg()[0].toFixed(1)} processes waited for a processor in the last minute\n`);
    if (!installation.isInstalled()) {
      write('  not measured: PostgreSQL or nats-server is not installed\n');
      continue;
    }
    const lines = await measure(installation);
    lines.forEach(report);
    missed += lines.filter(({ isMet }) => isMet === false).length;
  }
  if (missed > 0) write(`\nAims missed: ${missed}\n`);
  return missed === 0 || !isChecked;
}

process.exitCode = (await main(process.argv.slice(2))) ? 0 : 1;
