import { median } from './measure.mjs';
import { startDemoServer } from './demo-server.mjs';

// A first visit, with nothing in the cache, on a slow phone.

const ROUNDS = 5;
/** Slow 4G as Lighthouse has it: 1.6 Mbit/s down, 750 kbit/s up, 150 ms there and back. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };
const CPU_SLOWDOWN = 4;
const WAITS_MS = 60_000;

/** Runs in the page, before anything else: notes when what is there, and presses the launcher as soon as it is. */
function watch() {
  const { PerformanceObserver, document, performance, requestAnimationFrame } = globalThis;
  const seen = { launcher: 0, usable: 0, longTasks: [], shift: 0 };
  globalThis.startOfChat = seen;
  const observe = (type, note) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  observe('longtask', ({ duration }) => seen.longTasks.push(duration));
  observe('layout-shift', ({ value }) => (seen.shift += value));
  const find = (host, selector) => document.querySelector(host)?.shadowRoot?.querySelector(selector) ?? null;
  const look = () => {
    const launcher = find('lc-placeholder', '.launcher');
    if (seen.launcher === 0 && launcher !== null) {
      seen.launcher = performance.now();
      launcher.click();
    }
    if (find('lc-widget', 'textarea') !== null) seen.usable = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

async function visit(browser, url) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  try {
    const page = await context.newPage();
    const client = await context.newCDPSession(page);
    await client.send('Network.enable');
    await client.send('Network.emulateNetworkConditions', SLOW_4G);
    await client.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
    await page.addInitScript(watch);
    await page.goto(`${url}/plain.html`, { timeout: WAITS_MS });
    await page.waitForFunction(() => globalThis.startOfChat.usable > 0, undefined, { timeout: WAITS_MS });
    return await page.evaluate(() => globalThis.startOfChat);
  } finally {
    await context.close();
  }
}

function line(name, figures, aim) {
  const figure = median(figures);
  const all = figures.map((each) => each.toFixed(0)).join(', ');
  return { name, figure: `${figure.toFixed(0)} ms (${all})`, aim: `at most ${aim} ms`, isMet: figure <= aim };
}

/** When the launcher is there and the conversation can be used, and what keeps the page from working meanwhile. */
export async function measureStart(browser) {
  const server = await startDemoServer();
  try {
    const visits = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const seen = await visit(browser, server.url);
      // The first one warms up the server.
      if (round > 0) visits.push(seen);
    }
    const shift = Math.max(...visits.map((seen) => seen.shift));
    return [
      line(
        'launcher there',
        visits.map(({ launcher }) => launcher),
        800,
      ),
      line(
        'conversation usable, opened at once',
        visits.map(({ usable }) => usable),
        1_200,
      ),
      line(
        'longest task',
        visits.map(({ longTasks }) => Math.max(0, ...longTasks)),
        50,
      ),
      { name: 'layout shift of the page', figure: shift.toFixed(3), aim: '0', isMet: shift === 0 },
    ];
  } finally {
    await server.stop();
  }
}
