import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import { buildAll } from './lib/build-all.mjs';
import { BROWSER_REMEDY, findChromium } from './lib/find-chromium.mjs';
import { ROOT } from './lib/paths.mjs';

// Takes the README's pictures from the real product: a visitor and an agent who talk on a new store.

const IMAGES = `${ROOT}docs/images/`;
const PORT = '4399';
const URL_OF_DEMO = `http://127.0.0.1:${PORT}`;
const DESKTOP = { width: 1280, height: 832 };
const PHONE = { width: 390, height: 844 };

async function withServer(work) {
  const dataDir = await mkdtemp(join(tmpdir(), 'livechat-pictures-'));
  const env = { ...process.env, PORT, HOST: '127.0.0.1', DATA_DIR: dataDir, LOG_LEVEL: 'warn' };
  const main = `${ROOT}projects/demo/dist/server/main.js`;
  const server = spawn(process.execPath, [main], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  try {
    await untilReady(server);
    await work(JSON.parse(await readFile(join(dataDir, 'desk-login.json'), 'utf8')));
  } finally {
    server.kill('SIGTERM');
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function untilReady(server) {
  for (let tries = 0; tries < 200; tries += 1) {
    if (server.exitCode !== null) throw new Error(`The server ended at once with ${server.exitCode}.`);
    const answer = await fetch(`${URL_OF_DEMO}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await delay(100);
  }
  throw new Error('The server was not ready within 20 seconds.');
}

function call(page, command, arg) {
  return page.evaluate(
    ([name, argument]) =>
      new Promise((resolve, reject) => {
        globalThis.liveChat(name, argument, (error, result) => {
          if (error === undefined) resolve(result);
          else reject(new Error(`${name}: ${error.message} ${error.remedy}`));
        });
      }),
    [command, arg],
  );
}

async function signIn(page, login) {
  await page.goto(`${URL_OF_DEMO}/desk/`);
  await page.getByRole('textbox', { name: /email/i }).fill(login.email);
  await page
    .getByLabel(/password/i)
    .and(page.locator('input'))
    .fill(login.password);
  await page.getByRole('button', { name: /sign in/i }).click();
  await page.getByRole('region', { name: 'Conversations' }).waitFor();
}

async function reply(desk, text) {
  await desk.getByRole('textbox', { name: 'Reply' }).fill(text);
  await desk.getByRole('button', { name: 'Send reply' }).click();
  await desk.getByRole('log').getByText(text, { exact: true }).waitFor();
}

/** Moves the pointer and the focus out of the picture and lets motion end. */
async function shoot(page, name) {
  await page.mouse.move(0, 0);
  await delay(600);
  await page.screenshot({ path: `${IMAGES}${name}.png` });
  process.stdout.write(`  docs/images/${name}.png\n`);
}

/** A browser of its own for one visitor. */
async function openVisitor(browser, options, path = '/plain.html') {
  const context = await browser.newContext({ locale: 'en-US', viewport: DESKTOP, ...options });
  const page = await context.newPage();
  await page.goto(URL_OF_DEMO + path);
  await page.getByRole('button', { name: 'Open chat' }).waitFor();
  return page;
}

async function tellStory(visitor, desk) {
  // Its callback comes when the first message has opened the conversation.
  const context = call(visitor, 'send_contextual_data', {
    metadata: { product: 'Tide mug', color: 'sea green', cart: { items: 4, total: '€ 112.00' } },
  });
  await call(visitor, 'send', 'Hello! Is the tide mug safe in the dishwasher?');
  await context;
  const line = desk.getByRole('region', { name: 'Conversations' }).getByRole('listitem').first();
  await line.getByRole('button').or(line.getByRole('link')).first().click();
  await reply(desk, 'Hello! It is: the glaze is fired hard. Only the bare clay below may darken a little.');
  await call(visitor, 'send', 'Lovely. Then I would like four of them, please.');
  await reply(desk, 'They are yours. Would you like them wrapped as a present?');
}

/** Others who write, so that the desk looks like a day at work. */
const OTHERS = [
  { name: 'Mira Okafor', text: 'My parcel says delivered, but nothing is here.' },
  { name: 'Jonas Weiß', text: 'Do you ship to Norway?' },
  { name: 'Lucía Prieto', text: 'Could the salt bowl be made a little deeper?' },
];

async function letOthersWrite(browser) {
  for (const { name, text } of OTHERS) {
    const page = await openVisitor(browser, {});
    const jwt = await page.evaluate(async (customer) => {
      const answer = await globalThis.fetch('/shop/api/sign-in', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ name: customer, email: `customer-${customer.length}@example.com` }),
      });
      return (await answer.json()).jwt;
    }, name);
    await call(page, 'auth', jwt);
    await call(page, 'send', text);
    await page.context().close();
  }
}

async function takePictures(browser, login) {
  await letOthersWrite(browser);
  const deskContext = await browser.newContext({ locale: 'en-US', viewport: { width: 1440, height: 900 } });
  const desk = await deskContext.newPage();
  await signIn(desk, login);

  const visitor = await openVisitor(browser, {});
  await shoot(visitor, 'widget-closed');
  await tellStory(visitor, desk);
  await call(visitor, 'show');
  await shoot(visitor, 'widget-open');
  await call(visitor, 'set_theme', 'dark');
  await shoot(visitor, 'widget-dark');
  await call(visitor, 'set_theme', 'default');
  await call(visitor, 'set_language', 'ar-AE');
  await shoot(visitor, 'widget-ar-AE');
  await shoot(desk, 'desk');

  const phone = await openVisitor(browser, { viewport: PHONE, isMobile: true, hasTouch: true, deviceScaleFactor: 2 });
  await tellStory(phone, desk);
  await call(phone, 'show');
  await shoot(phone, 'widget-phone');

  await desk.emulateMedia({ colorScheme: 'dark' });
  await shoot(desk, 'desk-dark');

  const shop = await openVisitor(browser, {}, '/shop/');
  await shoot(shop, 'shop');
}

async function main() {
  const executablePath = findChromium();
  if (executablePath === null) {
    process.stderr.write(BROWSER_REMEDY);
    return false;
  }
  if (!(await buildAll())) return false;
  await mkdir(IMAGES, { recursive: true });
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({ executablePath, args });
  try {
    await withServer((login) => takePictures(browser, login));
  } finally {
    await browser.close();
  }
  return true;
}

process.exitCode = (await main()) ? 0 : 1;
