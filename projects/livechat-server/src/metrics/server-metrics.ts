import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { RateLimit } from '../limit/rate-limits.js';
import type { ThreadStore } from '../store/thread-store.js';
import { MetricsRegistry, type Readings } from './registry.js';

/** From a commit in memory to a client's patience. */
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10] as const;

/** A request that was answered. */
export interface AnsweredRequest {
  readonly method: string;
  /** The pattern of the route, never the path itself: paths hold ids. */
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
}

/** How an upload ended. */
export type UploadOutcome = 'stored' | 'repeated' | 'refused' | 'aborted' | 'failed';

/** What is looked up when somebody asks. */
export interface ServerGauges {
  /** How many connections there are, by kind. */
  openSockets(): Readonly<Record<string, number>>;
  /** How many transactions wait for their turn. */
  waitingWrites(): number;
  /** How many bytes each file of the store has; none of a database server, which tells by itself. */
  storeFiles(): Promise<Readings>;
  /** How many events receivers are still to be told. */
  waitingEvents(): Promise<number>;
  /** Which parts can be used. */
  readiness(): Promise<Readonly<Record<string, boolean>>>;
}

/** What a server tells of itself. */
export interface ServerMetrics {
  /** A page has said hello: with a session that it has, or with a new one. */
  greeted(session: 'resumed' | 'opened'): void;
  /** A page asked for messages that it has missed. */
  askedForMissed(): void;
  /** A reader that did not keep up was closed. */
  closedSlowReader(): void;
  uploaded(outcome: UploadOutcome): void;
  /** The keys of a site were asked for at their address. */
  askedForKeys(outcome: 'read' | 'failed'): void;
  /** Somebody came too often. */
  refused(limit: RateLimit): void;
  answered(request: AnsweredRequest): void;
  /** The store, whose messages are counted. */
  measure<S extends Pick<ThreadStore, 'postMessage'>>(store: S): S;
  /** Everything in the text format of Prometheus. */
  text(): Promise<string>;
  stop(): void;
}

/**
 * Counts what a server does. No label holds an id, an address or anything that people wrote.
 */
export function createServerMetrics(gauges: ServerGauges): ServerMetrics {
  const registry = new MetricsRegistry();
  const refusals = registry.counter(
    'livechat_rate_limit_refusals_total',
    'What was refused because it came too often.',
  );
  const acks = registry.counter('livechat_acks_total', 'Messages of customers that were acknowledged.');
  const failures = registry.counter('livechat_post_failures_total', 'Messages of customers that were not stored.');
  const ackSeconds = registry.histogram(
    'livechat_ack_seconds',
    'From a message of a customer in hand to its commit on the disk.',
    SECONDS,
  );
  const requestSeconds = registry.histogram('livechat_http_request_seconds', 'Requests, until answered.', SECONDS);
  const hellos = registry.counter('livechat_hellos_total', 'Pages that came in, with their session or a new one.');
  const missed = registry.counter('livechat_gaps_total', 'Requests of pages for messages that they have missed.');
  const slow = registry.counter('livechat_slow_readers_total', 'Connections closed because they did not read.');
  const uploads = registry.counter('livechat_uploads_total', 'Files that were sent.');
  const keySets = registry.counter('livechat_key_set_reads_total', "Key sets that were asked for at sites' addresses.");
  watchGauges(registry, gauges);
  const stop = watchProcess(registry);

  return {
    greeted: (session) => hellos.add({ session }),
    askedForMissed: () => missed.add(),
    closedSlowReader: () => slow.add(),
    uploaded: (outcome) => uploads.add({ outcome }),
    askedForKeys: (outcome) => keySets.add({ outcome }),
    refused: (limit) => refusals.add({ limit }),
    answered: ({ method, route, status, seconds }) =>
      requestSeconds.observe(seconds, { method, route, status: String(status) }),
    measure: (store) => ({
      ...store,
      async postMessage(input) {
        const begun = performance.now();
        try {
          const posted = await store.postMessage(input);
          acks.add({ outcome: posted.outcome.toLowerCase() });
          ackSeconds.observe((performance.now() - begun) / 1000);
          return posted;
        } catch (error) {
          failures.add();
          throw error;
        }
      },
    }),
    text: () => registry.text(),
    stop,
  };
}

function watchGauges(registry: MetricsRegistry, gauges: ServerGauges): void {
  registry.gauge('livechat_sockets', 'Open connections of pages and desks, however they came.', () =>
    byLabel('kind', gauges.openSockets()),
  );
  registry.gauge('livechat_waiting_writes', 'Transactions that wait for their turn in the store.', () => [
    { value: gauges.waitingWrites() },
  ]);
  registry.gauge('livechat_store_bytes', 'What the embedded store takes on the disk, by file.', () =>
    gauges.storeFiles(),
  );
  registry.gauge('livechat_waiting_webhook_events', 'Events that receivers are still to be told.', async () => [
    { value: await gauges.waitingEvents() },
  ]);
  registry.gauge('livechat_part_ready', 'Whether a part can be used: 1 or 0.', async () => {
    const parts = Object.entries(await gauges.readiness());
    return byLabel('part', Object.fromEntries(parts.map(([part, isReady]) => [part, Number(isReady)])));
  });
}

function byLabel(label: string, values: Readonly<Record<string, number>>): Readings {
  return Object.entries(values).map(([name, value]) => ({ labels: { [label]: name }, value }));
}

/** How often the event loop is looked at, in milliseconds. */
const LAG_EVERY_MS = 10;

/** Gives what ends it. */
function watchProcess(registry: MetricsRegistry): () => void {
  const lag = monitorEventLoopDelay({ resolution: LAG_EVERY_MS });
  lag.enable();
  registry.quantiles(
    'livechat_event_loop_lag_seconds',
    'How late the process does what is due, since the last look.',
    () => {
      // Told is the time between two looks; what is late of it, is lag.
      const seconds = (nanoseconds: number): number =>
        Number.isFinite(nanoseconds) ? Math.max(0, nanoseconds / 1e9 - LAG_EVERY_MS / 1e3) : 0;
      const rows = [
        { labels: { quantile: '0.5' }, value: seconds(lag.percentile(50)) },
        { labels: { quantile: '0.99' }, value: seconds(lag.percentile(99)) },
        { labels: { quantile: '1' }, value: seconds(lag.max) },
      ];
      lag.reset();
      return rows;
    },
  );
  registry.gauge('process_resident_memory_bytes', 'Resident memory size in bytes.', () => [
    { value: process.memoryUsage.rss() },
  ]);
  registry.readCounter('process_cpu_seconds_total', 'Total user and system CPU time spent in seconds.', () => {
    const { user, system } = process.cpuUsage();
    return [{ value: (user + system) / 1e6 }];
  });
  registry.gauge('process_start_time_seconds', 'Start time of the process since unix epoch in seconds.', () => [
    { value: performance.timeOrigin / 1000 },
  ]);
  return () => lag.disable();
}
