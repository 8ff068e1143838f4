import type { WidgetConfig } from 'livechat-core/protocol';
import { inProcessFanOut } from '../fan-out/in-process.js';
import type { Widget } from '../store/widget-store.js';
import type { AgentPresence } from './availability.js';
import { WidgetWatch } from './widget-watch.js';

const ID = '85ea1938-f457-496d-8532-8fa489beea63';

describe('WidgetWatch', () => {
  let now: number;
  let widget: Widget;
  let agents: AgentPresence[];
  let watch: WidgetWatch;
  let told: WidgetConfig[];
  let allowed: (readonly string[])[];
  const fanOut = inProcessFanOut((error) => {
    throw error;
  });

  beforeEach(() => {
    jest.useFakeTimers();
    now = Date.parse('2026-11-23T16:59:55Z');
    widget = { id: ID, title: 'Shop', multiThread: false, themes: { default: { styles: {} } }, origins: [] };
    agents = [];
    told = [];
    allowed = [];
    watch = new WidgetWatch({
      store: {
        findWidget: async () => widget,
        listPresence: async () => agents,
        listFirstAnswerWaits: async () => [60_000, 120_000, 180_000],
        touchAgent: async () => undefined,
      },
      fanOut,
      clock: () => now,
      onFailure: (error) => {
        throw error;
      },
    });
  });

  afterEach(() => {
    watch.stop();
    jest.useRealTimers();
  });

  const listen = async () =>
    watch.watch(await watch.configOf(widget), {
      onConfig: (config) => told.push(config),
      onOrigins: ({ origins }) => origins.length > 0 && allowed.push(origins),
    });
  const pass = async (ms: number): Promise<void> => {
    now += ms;
    await jest.advanceTimersByTimeAsync(ms);
  };

  it('tells that an agent came, and nothing while nothing changes', async () => {
    await listen();
    await pass(10_000);
    expect(told).toEqual([]);
    agents = [{ name: 'Ann', seenAt: now }];
    await pass(10_000);
    await pass(10_000);
    expect(told.map(({ availability }) => availability)).toEqual([
      { isOnline: true, replyMinutes: 2, agents: [{ name: 'Ann' }] },
    ]);
  });

  it('tells of other origins once', async () => {
    await listen();
    await pass(10_000);
    widget = { ...widget, origins: ['https://shop.example'] };
    await pass(10_000);
    await pass(10_000);
    expect([told, allowed]).toEqual([[], [['https://shop.example']]]);
  });

  it('tells within the minute when working hours end and begin, also past midnight', async () => {
    const monday = [
      { from: '09:00', to: '17:00' },
      { from: '22:00', to: '02:00' },
    ];
    widget = { ...widget, workingHours: { timeZone: 'UTC', weekly: { monday } } };
    await listen();
    const changes: unknown[] = [];
    for (const minuteBefore of ['2026-11-23T16:59:00Z', '2026-11-23T21:59:00Z', '2026-11-24T01:59:00Z']) {
      now = Date.parse(minuteBefore);
      told = [];
      await pass(50_000);
      const before = told.length;
      await pass(20_000);
      changes.push([before, ...told.map(({ availability }) => availability?.isOnline)]);
    }
    expect(changes).toEqual([
      [0, false],
      [0, true],
      [0, false],
    ]);
  });

  it('tells of a change that is hinted at without waiting', async () => {
    const stop = await listen();
    widget = { ...widget, title: 'Store' };
    fanOut.publish([`widget:${ID}`], { type: 'widget', widgetId: ID });
    await pass(0);
    expect(told.map(({ title }) => title)).toEqual(['Store']);
    stop();
    widget = { ...widget, title: 'Gone' };
    fanOut.publish([`widget:${ID}`], { type: 'widget', widgetId: ID });
    await pass(20_000);
    expect(told).toHaveLength(1);
    expect(jest.getTimerCount()).toBe(0);
  });
});
