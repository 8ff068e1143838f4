import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { RateLimit } from '../limit/rate-limits.js';
import type { ThreadStore } from '../store/thread-store.js';
import { MetricsRegistry } from './registry.js';

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

/** What a server tells of itself. */
export interface ServerMetrics {
  /** Somebody came too often. */
  refused(limit: RateLimit): void;
  answered(request: AnsweredRequest): void;
  /** The store, whose messages are counted. */
  measure<S extends Pick<ThreadStore, 'postMessage'>>(store: S): S;
  /** Everything in the text format of Prometheus. */
  text(): string;
  stop(): void;
}

/**
 * Counts what a server does. No label holds an id, an address or anything that people wrote.
 *
 * @param openSockets how many connections there are, by kind
 */
export function createServerMetrics(openSockets: () => Readonly<Record<string, number>>): ServerMetrics {
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
  registry.gauge('livechat_sockets', 'Open connections of pages and desks, however they came.', () =>
    Object.entries(openSockets()).map(([kind, value]) => ({ labels: { kind }, value })),
  );
  const stop = watchProcess(registry);

  return {
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

/** Gives what ends it. */
function watchProcess(registry: MetricsRegistry): () => void {
  const lag = monitorEventLoopDelay({ resolution: 10 });
  lag.enable();
  registry.gauge(
    'livechat_event_loop_lag_seconds',
    'How late the process does what is due, since the last look.',
    () => {
      const seconds = (nanoseconds: number): number => (Number.isFinite(nanoseconds) ? nanoseconds / 1e9 : 0);
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
  registry.gauge('process_cpu_seconds_total', 'Total user and system CPU time spent in seconds.', () => {
    const { user, system } = process.cpuUsage();
    return [{ value: (user + system) / 1e6 }];
  });
  registry.gauge('process_start_time_seconds', 'Start time of the process since unix epoch in seconds.', () => [
    { value: performance.timeOrigin / 1000 },
  ]);
  return () => lag.disable();
}
