/** What tells the rows of one metric apart, such as `{ kind: 'page' }`. Few values each: every combination is a row. */
export type Labels = Readonly<Record<string, string>>;

/** A number that only grows. */
export interface Counter {
  add(labels?: Labels, by?: number): void;
}

/** How often what took how long, in seconds. */
export interface Histogram {
  observe(seconds: number, labels?: Labels): void;
}

/** What a gauge shows, in one or several rows. */
export type Readings = readonly { readonly labels?: Labels; readonly value: number }[];

interface Row {
  readonly labels: Labels;
  value: number;
}

interface Spread {
  readonly labels: Labels;
  readonly counts: number[];
  sum: number;
  total: number;
}

/**
 * Keeps numbers and tells them in the text format of Prometheus.
 *
 * @example
 * ```ts
 * const sent = registry.counter('livechat_acks_total', 'Messages acknowledged.');
 * sent.add({ outcome: 'stored' });
 * await registry.text();
 * ```
 */
export class MetricsRegistry {
  readonly #metrics: (() => string | Promise<string>)[] = [];

  counter(name: string, help: string): Counter {
    const rows = new Map<string, Row>();
    this.#metrics.push(() => lines(name, help, 'counter', [...rows.values()].map(rowOf(name))));
    return {
      add: (labels = {}, by = 1) => {
        const key = rendered(labels);
        const row = rows.get(key) ?? { labels, value: 0 };
        row.value += by;
        rows.set(key, row);
      },
    };
  }

  /** A number that is looked up when somebody asks; there is none where that is rejected. */
  gauge(name: string, help: string, read: () => Readings | Promise<Readings>): void {
    this.#read('gauge', name, help, read);
  }

  /** What somebody else counts, and only ever grows. */
  readCounter(name: string, help: string, read: () => Readings): void {
    this.#read('counter', name, help, read);
  }

  /** Quantiles that somebody else works out: each row has the label `quantile`. */
  quantiles(name: string, help: string, read: () => Readings): void {
    this.#read('summary', name, help, read);
  }

  #read(
    type: 'counter' | 'gauge' | 'summary',
    name: string,
    help: string,
    read: () => Readings | Promise<Readings>,
  ): void {
    this.#metrics.push(async () => {
      const readings = await Promise.resolve(read()).catch((): Readings => []);
      return lines(
        name,
        help,
        type,
        readings.map(({ labels = {}, value }) => rowOf(name)({ labels, value })),
      );
    });
  }

  /** @param bounds upper ends of the buckets in seconds, ascending */
  histogram(name: string, help: string, bounds: readonly number[]): Histogram {
    const spreads = new Map<string, Spread>();
    this.#metrics.push(() =>
      lines(
        name,
        help,
        'histogram',
        [...spreads.values()].flatMap((spread) => spreadLines(name, bounds, spread)),
      ),
    );
    return {
      observe: (seconds, labels = {}) => {
        const key = rendered(labels);
        const spread = spreads.get(key) ?? { labels, counts: bounds.map(() => 0), sum: 0, total: 0 };
        bounds.forEach((bound, index) => {
          if (seconds <= bound) spread.counts[index] = (spread.counts[index] ?? 0) + 1;
        });
        spread.sum += seconds;
        spread.total += 1;
        spreads.set(key, spread);
      },
    };
  }

  /** Everything, in the text format 0.0.4. */
  async text(): Promise<string> {
    return (await Promise.all(this.#metrics.map(async (metric) => metric()))).join('');
  }
}

function lines(name: string, help: string, type: string, rows: readonly string[]): string {
  return `${[`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...rows].join('\n')}\n`;
}

function rowOf(name: string): (row: Readonly<Row>) => string {
  return ({ labels, value }) => `${name}${rendered(labels)} ${value}`;
}

function spreadLines(name: string, bounds: readonly number[], { labels, counts, sum, total }: Spread): string[] {
  return [
    ...bounds.map(
      (bound, index) => `${name}_bucket${rendered({ ...labels, le: String(bound) })} ${counts[index] ?? 0}`,
    ),
    `${name}_bucket${rendered({ ...labels, le: '+Inf' })} ${total}`,
    `${name}_sum${rendered(labels)} ${sum}`,
    `${name}_count${rendered(labels)} ${total}`,
  ];
}

function rendered(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

function escaped(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
