import { median } from './measure.mjs';

// The widget beside a page of plain DOM, in one browser, turn about: whatever else the machine does slows both.

const ROUNDS = 7;
const FRAMES = 240;
const TEXT = 'Is the tide mug safe in the dishwasher, and do you ship it? ';

const CONTESTANTS = [
  { name: 'plain 1,000', page: 'plain', messages: 1_000 },
  { name: 'widget 1,000', page: 'bench', messages: 1_000 },
  { name: 'plain 10,000', page: 'plain', messages: 10_000 },
  { name: 'widget 10,000', page: 'bench', messages: 10_000 },
];

async function openPage(browser, urlOf, { name, page: path, messages }) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  // Time of the processor: what the thread waited for others does not count.
  await client.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.goto(urlOf(path));
  await page.waitForFunction(() => 'bench' in globalThis);
  await page.evaluate((count) => globalThis.bench.load(count), messages);
  return { name, page, client };
}

/** For how long something kept the main thread busy, in milliseconds. */
async function busy({ page, client }, action, argument) {
  const before = await taskSeconds(client);
  await page.bringToFront();
  await page.evaluate(action, argument);
  return ((await taskSeconds(client)) - before) * 1_000;
}

async function taskSeconds(client) {
  const { metrics } = await client.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration').value;
}

async function typing({ page }) {
  await page.bringToFront();
  const times = await page.evaluate((text) => globalThis.bench.type(text), TEXT);
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)];
}

/** Until the rows are there as well that the widget draws when the browser rests. */
const REST_MS = 500;

const open = () => globalThis.bench.open();
const openWhole = async (rest) => {
  await globalThis.bench.open();
  await new Promise((resolve) => globalThis.setTimeout(resolve, rest));
};
const append = (count) => globalThis.bench.append(count);

/** Runs one measurement for every page in every round; gives the rounds of each by name. */
async function inTurn(pages, rounds, measureOne) {
  const figures = new Map(pages.map(({ name }) => [name, []]));
  // The first round warms up.
  for (let round = 0; round <= rounds; round += 1) {
    for (const page of pages) {
      const figure = await measureOne(page);
      if (round > 0) figures.get(page.name).push(figure);
    }
  }
  return (name) => figures.get(name);
}

function line(name, of, [mine, other], aim) {
  const share = median(of(mine).map((figure, round) => figure / of(other)[round]));
  const figure = `${mine} ${median(of(mine)).toFixed(1)} ms, ${other} ${median(of(other)).toFixed(1)} ms`;
  return { name, figure, ratio: `${share.toFixed(2)} ×`, aim: `at most ${aim}`, isMet: share <= aim };
}

/** Opening, appending and typing, against plain DOM. */
export async function measureConversation(browser, urlOf) {
  const pages = [];
  for (const contestant of CONTESTANTS) pages.push(await openPage(browser, urlOf, contestant));
  const opening = await inTurn(pages, ROUNDS, (page) => busy(page, open));
  const whole = await inTurn(pages.slice(0, 2), ROUNDS, (page) => busy(page, openWhole, REST_MS));
  const appending = await inTurn(pages.slice(0, 2), 3, (page) => busy(page, append, FRAMES));
  const typed = await inTurn(pages.slice(2), 3, typing);
  for (const { page } of pages) await page.context().close();
  return [
    line('open a thread of 1,000, main thread', opening, ['widget 1,000', 'plain 1,000'], 4),
    line('the same with the rows drawn at rest', whole, ['widget 1,000', 'plain 1,000'], 4),
    // What scatters between rounds is not slower.
    line('open 10,000 against 1,000, main thread', opening, ['widget 10,000', 'widget 1,000'], 1.1),
    line(`append ${FRAMES}, one a frame, main thread`, appending, ['widget 1,000', 'plain 1,000'], 1.4),
    line('type, p95 until painted', typed, ['widget 10,000', 'plain 10,000'], 1.2),
  ];
}
