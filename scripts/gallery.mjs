import { mkdir, rm, writeFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import { buildAll } from './lib/build-all.mjs';
import { BROWSER_REMEDY, findChromium } from './lib/find-chromium.mjs';
import { CACHE } from './lib/paths.mjs';
import { serveStage } from './lib/serve-stage.mjs';

// Takes a picture of every state of the widget, in its themes, in languages of three kinds of writing,
// on a desktop and on a phone, and writes a page that shows them side by side.

const OUT = `${CACHE}gallery/`;

const DESKTOP = { width: 560, height: 820 };
const PHONE = { width: 390, height: 844 };

/** Each look is a row of pictures. */
const LOOKS = [
  { name: 'light', theme: 'default', language: 'en-US', viewport: DESKTOP, colorScheme: 'light' },
  { name: 'dark', theme: 'dark', language: 'en-US', viewport: DESKTOP, colorScheme: 'dark' },
  { name: 'arabic', theme: 'default', language: 'ar-AE', viewport: DESKTOP, colorScheme: 'light' },
  { name: 'german', theme: 'default', language: 'de-DE', viewport: DESKTOP, colorScheme: 'light' },
  { name: 'japanese', theme: 'default', language: 'ja-JP', viewport: DESKTOP, colorScheme: 'light' },
  { name: 'phone', theme: 'default', language: 'en-US', viewport: PHONE, colorScheme: 'light' },
  { name: 'phone-dark-arabic', theme: 'dark', language: 'ar-AE', viewport: PHONE, colorScheme: 'dark' },
];

/** Takes the pictures of one look, and gives their names by state. */
async function takePictures(browser, url, { name, theme, language, ...options }) {
  const context = await browser.newContext({ ...options, locale: language, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForFunction(() => 'stagePage' in globalThis);
  const states = await page.evaluate(() => globalThis.stagePage.states);
  const pictures = new Map();
  for (const state of states) {
    await page.evaluate(([wanted, look]) => globalThis.stagePage.show(wanted, look), [state, { theme, language }]);
    await delay(300);
    const file = `${name}-${state}.png`;
    await page.screenshot({ path: OUT + file });
    pictures.set(state, file);
  }
  await context.close();
  process.stdout.write(`  ${name.padEnd(20)}${pictures.size} pictures\n`);
  return { name, pictures };
}

function indexPage(rows) {
  const figure = ([state, file]) =>
    `<figure><a href="${file}"><img src="${file}" alt="${state}" loading="lazy" /></a><figcaption>${state}</figcaption></figure>`;
  const section = ({ name, pictures }) =>
    `<section><h2>${name}</h2><div>${[...pictures].map(figure).join('')}</div></section>`;
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8" />
<title>The widget in every state</title>
<style>
  body { font: 15px/22px system-ui, sans-serif; margin: 24px; background: #f4f4f5; color: #18181b }
  div { display: flex; gap: 16px; overflow-x: auto; padding-block: 8px }
  figure { margin: 0; flex: none } img { width: 230px; border-radius: 8px; box-shadow: 0 0 0 1px #d4d4d8 } figcaption { font-size: 13px }
</style>
<h1>The widget in every state</h1>
${rows.map(section).join('\n')}
</html>
`;
}

async function main() {
  const executablePath = findChromium();
  if (executablePath === null) {
    process.stderr.write(BROWSER_REMEDY);
    return false;
  }
  if (!(await buildAll())) return false;
  await rm(OUT, { recursive: true, force: true });
  await mkdir(OUT, { recursive: true });
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({ executablePath, args });
  const stage = await serveStage();
  try {
    const rows = [];
    for (const look of LOOKS) rows.push(await takePictures(browser, stage.urlOf('stage'), look));
    await writeFile(`${OUT}index.html`, indexPage(rows));
  } finally {
    stage.close();
    await browser.close();
  }
  process.stdout.write(`\n${OUT}index.html\n`);
  return true;
}

process.exitCode = (await main()) ? 0 : 1;
