import { cpus, loadavg } from 'node:os';
import { chromium } from '@playwright/test';
import { buildAll } from '../scripts/lib/build-all.mjs';
import { BROWSER_REMEDY, findChromium } from '../scripts/lib/find-chromium.mjs';
import { serveStage } from '../scripts/lib/serve-stage.mjs';
import { measureConversation } from './widget-conversation.mjs';
import { measureStart } from './widget-start.mjs';

const USAGE = 'Usage: npm run bench:widget [-- --check]   with --check it fails where an aim is missed\n';

const write = (text) => process.stdout.write(text);

function report({ name, figure, ratio = '', aim, isMet }) {
  write(
    `  ${name.padEnd(40)}${figure.padEnd(48)}${ratio.padEnd(9)}aim: ${aim.padEnd(18)}${isMet ? 'met' : 'MISSED'}\n`,
  );
}

async function main(args) {
  if (args.some((arg) => arg !== '--check')) {
    process.stderr.write(USAGE);
    return false;
  }
  const executablePath = findChromium();
  if (executablePath === null) {
    process.stderr.write(BROWSER_REMEDY);
    return false;
  }
  if (!(await buildAll())) return false;
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({ executablePath, args: sandbox });
  const stage = await serveStage();
  const processors = cpus();
  const load = loadavg()[0].toFixed(1);
  write(`\nChromium ${browser.version()}, ${processors.length} × ${processors[0]?.model ?? 'unknown processor'}, `);
  write(`load ${load} when it began\n`);
  try {
    write('\nA conversation, against a page of plain DOM\n');
    const conversation = await measureConversation(browser, stage.urlOf);
    conversation.forEach(report);
    write('\nA first visit, on slow 4G, with a processor four times as slow\n');
    const start = await measureStart(browser);
    start.forEach(report);
    const missed = [...conversation, ...start].filter(({ isMet }) => !isMet).length;
    if (missed > 0) write(`\nAims missed: ${missed}\n`);
    return missed === 0 || !args.includes('--check');
  } finally {
    stage.close();
    await browser.close();
  }
}

process.exitCode = (await main(process.argv.slice(2))) ? 0 : 1;
