import type { Widget } from '../store/widget-store.js';
import { PRESENCE_MS, availabilityOf, typicalMinutes } from './availability.js';
import type { WidgetSettings } from './widget-settings.js';

const NOW = Date.parse('2026-11-23T10:00:00Z');
const OPEN: WidgetSettings = {
  workingHours: { timeZone: 'UTC', weekly: { monday: [{ from: '09:00', to: '17:00' }] } },
};
const CLOSED: WidgetSettings = { workingHours: { timeZone: 'UTC', weekly: {} } };
const HERE = { name: 'Ann', seenAt: NOW - PRESENCE_MS + 1 };
const GONE = { name: 'Bob', seenAt: NOW - PRESENCE_MS };

const widget = (settings: WidgetSettings): Widget => ({
  id: '85ea1938-f457-496d-8532-8fa489beea63',
  title: 'Shop',
  multiThread: false,
  themes: { default: { styles: {} } },
  origins: [],
  ...settings,
});

describe('availabilityOf', () => {
  it.each([
    ['no hours, an agent', {}, [HERE], true],
    ['no hours, nobody', {}, [GONE], false],
    ['in hours, nobody', OPEN, [GONE], true],
    ['after hours, an agent', CLOSED, [HERE], false],
    ['in hours, nobody, where agents count', { ...OPEN, onlineWhile: 'AGENTS' as const }, [GONE], false],
    ['in hours, nobody, where both count', { ...OPEN, onlineWhile: 'HOURS_AND_AGENTS' as const }, [GONE], false],
    ['in hours, an agent, where both count', { ...OPEN, onlineWhile: 'HOURS_AND_AGENTS' as const }, [HERE], true],
    ['no hours, nobody, where hours count', { onlineWhile: 'HOURS' as const }, [], true],
  ])('%s', (_, settings, agents, isOnline) => {
    expect(availabilityOf(widget(settings), { agents, now: NOW }).isOnline).toBe(isOnline);
  });

  it('says when it changes, what to say meanwhile, and how long answers take', () => {
    const settings = { ...OPEN, offlineText: 'Back at nine.', replyMinutes: 5 };
    expect(availabilityOf(widget(settings), { agents: [HERE, GONE], measuredMinutes: 9, now: NOW })).toEqual({
      isOnline: true,
      changesAt: Date.parse('2026-11-23T17:00:00Z'),
      offlineText: 'Back at nine.',
      replyMinutes: 5,
      agents: [{ name: 'Ann' }],
    });
    expect(availabilityOf(widget({}), { agents: [], measuredMinutes: 9, now: NOW }).replyMinutes).toBe(9);
  });

  it('shows at most five faces, of those who were there last where nobody is', () => {
    const agents = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => ({ name, seenAt: 0 }));
    expect(availabilityOf(widget({}), { agents, now: NOW }).agents).toHaveLength(5);
  });
});

describe('typicalMinutes', () => {
  it.each([
    [[], undefined],
    [[60_000, 60_000], undefined],
    [[1, 2, 3], 1],
    [[600_000, 60_000, 7_200_000], 10],
  ])('%j', (waits, minutes) => {
    expect(typicalMinutes(waits)).toBe(minutes);
  });
});
