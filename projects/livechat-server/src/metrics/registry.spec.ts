import { MetricsRegistry } from './registry.js';

describe('MetricsRegistry', () => {
  it('tells counters, gauges and histograms in the text format', async () => {
    const registry = new MetricsRegistry();
    const closes = registry.counter('closes_total', 'Closes.');
    closes.add({ code: '1012' });
    closes.add({ code: '1012' }, 2);
    closes.add({ code: 'a"b\\c\nd' });
    registry.gauge('sockets', 'Sockets.', () => [{ labels: { kind: 'page' }, value: 3 }, { value: 0.5 }]);
    const waits = registry.histogram('wait_seconds', 'Waits.', [0.1, 1]);
    for (const seconds of [0.1, 0.5, 2]) waits.observe(seconds);
    expect(await registry.text()).toBe(
      [
        '# HELP closes_total Closes.',
        '# TYPE closes_total counter',
        'closes_total{code="1012"} 3',
        String.raw`closes_total{code="a\"b\\c\nd"} 1`,
        '# HELP sockets Sockets.',
        '# TYPE sockets gauge',
        'sockets{kind="page"} 3',
        'sockets 0.5',
        '# HELP wait_seconds Waits.',
        '# TYPE wait_seconds histogram',
        'wait_seconds_bucket{le="0.1"} 1',
        'wait_seconds_bucket{le="1"} 2',
        'wait_seconds_bucket{le="+Inf"} 3',
        'wait_seconds_sum 2.6',
        'wait_seconds_count 3',
        '',
      ].join('\n'),
    );
  });

  it('goes without a number that cannot be looked up', async () => {
    const registry = new MetricsRegistry();
    registry.gauge('waiting', 'Waiting.', () => Promise.reject(new Error('The store does not answer.')));
    registry.gauge('open', 'Open.', () => [{ value: 1 }]);
    expect(await registry.text()).toBe(
      '# HELP waiting Waiting.\n# TYPE waiting gauge\n# HELP open Open.\n# TYPE open gauge\nopen 1\n',
    );
  });
});
