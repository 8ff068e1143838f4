import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { serveBarePage } from './bare-page.mjs';
import { startDemoServer } from './demo-server.mjs';
import { median } from './measure.mjs';
import { openPlainTab } from './plain-tab.mjs';

// A first visit, with nothing in the cache, on a slow phone.

const ROUNDS = 5;
/** Slow 4G as Lighthouse has it: 1.6 Mbit/s down, 750 kbit/s up, 150 ms there and back. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };
const CPU_SLOWDOWN = 4;
const WAITS_MS = 60_000;
/** A new window has the browser load pages of its own, on the same processors. */
const BROWSER_SETTLES_MS = 1_000;
const LOOKS_EVERY_MS = 100;
/** What is put off until the conversation is there. */
const AFTERMATH_MS = 1_000;

/** Runs in the page, before anything else: notes when what is there, and presses the launcher as soon as it is. */
function watch() {
  const { PerformanceObserver, document, performance, requestAnimationFrame } = globalThis;
  const seen = { launcher: 0, usable: 0, longTasks: [], shift: 0 };
  globalThis.startOfChat = seen;
  const observe = (type, note) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  observe('longtask', ({ startTime, duration }) => seen.longTasks.push({ end: startTime + duration, duration }));
  observe('layout-shift', ({ value }) => (seen.shift += value));
  const find = (host, selector) => document.querySelector(host)?.shadowRoot?.querySelector(selector) ?? null;
  const look = () => {
    const launcher = find('lc-placeholder', '.launcher');
    if (seen.launcher === 0 && launcher !== null) {
      seen.launcher = performance.now();
      launcher.click();
    }
    const isCovered = find('lc-placeholder', '.window') !== null;
    if (!isCovered && find('lc-widget', 'textarea') !== null) seen.usable = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Runs in the page: what was seen, with the tasks that ended after the loader was there. */
function read() {
  const { performance, startOfChat } = globalThis;
  const loader = performance.getEntriesByType('resource').find(({ name }) => name.endsWith('/livechat.js'));
  const ofChat = startOfChat.longTasks.filter(({ end }) => end > loader.responseEnd);
  return { ...startOfChat, longestTask: Math.max(0, ...ofChat.map(({ duration }) => duration)) };
}

const PHONE = { width: 390, height: 844, deviceScaleFactor: 1, mobile: false };

async function visit(browser, url) {
  const tab = await openPlainTab(browser);
  const ask = async (expression) =>
    (await tab.send('Runtime.evaluate', { expression, returnByValue: true })).result.value;
  try {
    await tab.send('Emulation.setDeviceMetricsOverride', PHONE);
    await tab.send('Page.enable');
    await tab.send('Page.addScriptToEvaluateOnNewDocument', { source: `(${watch})()` });
    await tab.send('Network.enable');
    await tab.send('Network.emulateNetworkConditions', SLOW_4G);
    await delay(BROWSER_SETTLES_MS);
    await tab.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
    await tab.send('Page.navigate', { url });
    const deadline = performance.now() + WAITS_MS;
    while (!(await ask('globalThis.startOfChat?.usable > 0'))) {
      if (performance.now() > deadline) throw new Error(`The conversation at ${url} could not be used in time.`);
      await delay(LOOKS_EVERY_MS);
    }
    await delay(AFTERMATH_MS);
    return await ask(`(${read})()`);
  } finally {
    await tab.close();
  }
}

function line(name, figures, aim) {
  const figure = median(figures);
  const all = figures.map((each) => each.toFixed(0)).join(', ');
  return { name, figure: `${figure.toFixed(0)} ms (${all})`, aim: `at most ${aim} ms`, isMet: figure <= aim };
}

async function visits(browser, url) {
  const seen = [];
  for (let round = 0; round <= ROUNDS; round += 1) seen.push(await visit(browser, url));
  // The first one warms up the server.
  return seen.slice(1);
}

/**
 * When the launcher is there and the conversation can be used, on a page of the demo; and what the chat keeps a page from
 * doing meanwhile, on one that has no work of its own.
 */
export async function measureStart(browser) {
  const server = await startDemoServer();
  const bare = await serveBarePage(server.url);
  try {
    const demo = await visits(browser, `${server.url}/plain.html`);
    const alone = await visits(browser, bare.url);
    const shift = Math.max(...[...demo, ...alone].map((seen) => seen.shift));
    const of = (all, key) => all.map((seen) => seen[key]);
    return [
      line('launcher there', of(demo, 'launcher'), 800),
      line('conversation usable, opened at once', of(demo, 'usable'), 1_200),
      line('the same on a bare page', of(alone, 'usable'), 1_200),
      line('longest task of the chat, on a bare page', of(alone, 'longestTask'), 50),
      { name: 'layout shift of the pages', figure: shift.toFixed(3), aim: '0', isMet: shift === 0 },
    ];
  } finally {
    bare.close();
    await server.stop();
  }
}
