import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { median } from '../measure.mjs';
import { closeAll, open, openRawPeers, openTabs, openVisitors, postFrame, socketUrl } from './crowd.mjs';
import { pace, percentile, saturate } from './load.mjs';

/** The aims, each against what was measured in the same run. */
const AIMS = { throughput: 0.4, latency: 3, memory: 2, loopMs: 20 };

/** Enough people that nobody meets the rate of one person. */
const PEERS = 600;

/** As many messages on their way as fill two commits. */
const IN_FLIGHT = 128;

/** Both sides in turn, so that what else the machine does meets both. */
const ROUNDS = 3;
const ROUND_SECONDS = 2;
const PACE = { perSecond: 1000, seconds: 3 };

/** Tabs of one person, and how many messages each of them hears. */
const FAN_OUT = { tabs: 100, messages: 30 };

const whole = (value) => Math.round(value).toLocaleString('en');
/** Nothing where the server refused everything, or nobody can tell. */
const ms = (value) => (Number.isFinite(value) ? `${value.toFixed(value < 10 ? 1 : 0)} ms` : '–');

/** Bytes that an idle connection keeps, against one that speaks no protocol. */
export async function measureMemory(raw, installation) {
  const [server] = installation.servers;
  const [rawBytes] = await costOf(raw, () => openRawPeers(raw.url, PEERS));
  const [bytes, perSecond] = await costOf(server, () => openVisitors([server.url], installation.widgetId, PEERS));
  const ratio = bytes / rawBytes;
  return [
    { name: 'new visitors let in', figure: `${whole(perSecond)} a second` },
    {
      name: 'an idle connection',
      figure: `${whole(bytes / 1024)} KiB, ws ${whole(rawBytes / 1024)} KiB`,
      ratio: ratio.toFixed(2),
      aim: `at most ${AIMS.memory}`,
      isMet: ratio <= AIMS.memory,
    },
  ];
}

async function costOf(server, openAll) {
  // What is made with the first connections stays for good.
  await closeAll((await openAll()).map(({ socket }) => socket));
  await sleep(200);
  const before = await server.memory();
  const startedAt = performance.now();
  const peers = await openAll();
  const perSecond = (peers.length * 1000) / (performance.now() - startedAt);
  await sleep(200);
  const after = await server.memory();
  await closeAll(peers.map(({ socket }) => socket));
  return [(after.used - before.used) / peers.length, perSecond];
}

/** Durable messages: how many a second at most, and how soon at a thousand a second. */
export async function measureMessages(raw, { servers, urls, widgetId, limits }) {
  const echoes = await openRawPeers(raw.url, PEERS);
  const visitors = await openVisitors(urls, widgetId, PEERS);
  const load = { inFlight: IN_FLIGHT, seconds: ROUND_SECONDS };
  await saturate(echoes, { ...load, seconds: 0.5 });
  await saturate(visitors, { ...load, seconds: 0.5 });
  await Promise.all(servers.map((server) => server.loop()));
  await workOf([raw, ...servers]);
  const rates = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    rates.push({ echo: await saturate(echoes, load), acks: await saturate(visitors, load) });
  }
  const work = { echo: await workOf([raw]), acks: await workOf(servers) };
  const blocked = await Promise.all(servers.map((server) => server.loop()));
  const waits = [];
  for (let round = 0; round < 2; round += 1) {
    waits.push({ echo: await pace(echoes, PACE), acks: await pace(visitors, PACE) });
  }
  await closeAll([...echoes, ...visitors].map(({ socket }) => socket));
  const engine = await limits();
  return [...linesOfRates(rates, engine), lineOfWork(rates, work), lineOfWaits(waits), lineOfLoop(blocked)];
}

function linesOfRates(rates, engine) {
  const acks = median(rates.map((rate) => rate.acks));
  const echo = median(rates.map((rate) => rate.echo));
  const ratio = median(rates.map((rate) => rate.acks / rate.echo));
  return [
    {
      name: 'messages a second, acknowledged after commit',
      figure: `${whole(acks)}, echo of ws ${whole(echo)}`,
      ratio: ratio.toFixed(2),
      aim: `at least ${AIMS.throughput}`,
      isMet: ratio >= AIMS.throughput,
    },
    {
      name: '  against rows in commits of their own',
      figure: `${whole(engine.single)} rows a second`,
      ratio: (acks / engine.single).toFixed(2),
    },
    {
      name: '  against rows in shared commits',
      figure: `${whole(engine.grouped)} rows a second`,
      ratio: (acks / engine.grouped).toFixed(2),
    },
  ];
}

/** Processor time does not depend on what else the machine does, as far as anything does not. */
function lineOfWork(rates, work) {
  const each = (side) => (work[side] * 1000) / rates.reduce((sum, rate) => sum + rate[side] * ROUND_SECONDS, 0);
  return {
    name: 'processor time of the servers for a message',
    figure: `${whole(each('acks'))} µs, echo of ws ${whole(each('echo'))} µs`,
    ratio: (each('acks') / each('echo')).toFixed(1),
  };
}

/** What other threads and processes took of two processors is none of the server's doing. */
function lineOfLoop(blocked) {
  const blockedMs = Math.max(...blocked.map((server) => server.blockedMs));
  const workedMs = Math.max(...blocked.map((server) => server.workedMs));
  return {
    name: 'event loop blocked',
    figure: `at most ${ms(blockedMs)}, ${ms(workedMs)} by its own work`,
    ...(Number.isNaN(workedMs) ? {} : { aim: `at most ${AIMS.loopMs} ms`, isMet: workedMs <= AIMS.loopMs }),
  };
}

/** For how many milliseconds processors worked for these processes since the last question. */
async function workOf(servers) {
  const works = await Promise.all(servers.map((server) => server.work()));
  return works.reduce((sum, { workedMs }) => sum + workedMs, 0);
}

function lineOfWaits(waits) {
  const at = (side, share) => median(waits.map((wait) => percentile(wait[side].waits, share)));
  const ratio = median(waits.map(({ acks, echo }) => percentile(acks.waits, 0.99) / percentile(echo.waits, 0.99)));
  const refused = waits.reduce((sum, { acks }) => sum + acks.refused, 0);
  return {
    name: 'acknowledged at 1,000 a second, p50 and p99',
    figure: `${ms(at('acks', 0.5))}, ${ms(at('acks', 0.99))}; echo ${ms(at('echo', 0.5))}, ${ms(at('echo', 0.99))}${refused === 0 ? '' : `; ${refused} refused`}`,
    ratio: ratio.toFixed(2),
    aim: `at most ${AIMS.latency}`,
    isMet: ratio <= AIMS.latency && refused === 0,
  };
}

/** One message to many: from sending it to the last of a hundred sockets that has it. */
export async function measureFanOut(raw, { urls, widgetId }) {
  const own = await openTabs(urls, widgetId, FAN_OUT.tabs);
  const target = { clientThreadId: 'fan-out-of-the-bench' };
  const acks = await spread(own, () => JSON.stringify(postFrame(target)), '"type":"message"');
  const first = await open(socketUrl(raw.url, '/'));
  const others = await Promise.all(Array.from({ length: FAN_OUT.tabs }, () => open(socketUrl(raw.url, '/'))));
  const echo = await spread({ first, others }, () => `*${JSON.stringify(postFrame(target))}`, '"type":"post"');
  await closeAll([own.first, ...own.others, first, ...others]);
  return [
    {
      name: `to all of ${FAN_OUT.tabs} sockets, p50 and p99`,
      figure: `${ms(percentile(acks, 0.5))}, ${ms(percentile(acks, 0.99))}; ws ${ms(percentile(echo, 0.5))}, ${ms(percentile(echo, 0.99))}`,
      ratio: (percentile(acks, 0.5) / percentile(echo, 0.5)).toFixed(2),
    },
  ];
}

/** How long it took each message to reach everybody, ascending. One a tenth of a second, as one person may send. */
async function spread({ first, others }, nextText, mark) {
  const waits = [];
  for (let count = 0; count < FAN_OUT.messages; count += 1) {
    const heard = Promise.all(
      others.map(
        (socket) =>
          new Promise((resolve) => {
            const onMessage = (data) => {
              if (!data.toString().includes(mark)) return;
              socket.off('message', onMessage);
              resolve();
            };
            socket.on('message', onMessage);
          }),
      ),
    );
    const startedAt = performance.now();
    first.send(nextText());
    await heard;
    waits.push(performance.now() - startedAt);
    await sleep(100);
  }
  return waits.sort((a, b) => a - b);
}
