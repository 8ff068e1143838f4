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
  const fanOut = inProcessFanOut((error) => {
    throw error;
  });

  beforeEach(() => {
    jest.useFakeTimers();
    now = Date.parse('2026-11-23T16:59:55Z');
    widget = { id: ID, title: 'Shop', multiThread: false, themes: { default: { styles: {} } }, origins: [] };
    agents = [];
    told = [];
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

  const listen = async () => watch.watch(await watch.configOf(widget), (config) => told.push(config));
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

  it('tells when working hours end', async () => {
    widget = {
      ...widget,
      workingHours: { timeZone: 'UTC', weekly: { monday: [{ from: '09:00', to: '17:00' }] } },
    };
    await listen();
    await pass(10_000);
    expect(told.map(({ availability }) => availability?.isOnline)).toEqual([false]);
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
