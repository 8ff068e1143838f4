import { NOON } from '../testing/samples';
import { dayHeading, listTime, waitText, waitingText } from './moments';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('waitingText', () => {
  it.each([
    [0, 'Just arrived'],
    [59_999, 'Just arrived'],
    [MINUTE, 'Waiting 1 minute'],
    [5.9 * MINUTE, 'Waiting 5 minutes'],
    [HOUR, 'Waiting 1 hour'],
    [47 * HOUR, 'Waiting 47 hours'],
    [48 * HOUR, 'Waiting 2 days'],
    [-5 * MINUTE, 'Just arrived'],
  ])('words %d ms as "%s"', (waited, text) => {
    expect(waitingText(NOON, NOON + waited)).toBe(text);
  });
});

describe('listTime', () => {
  it('gets coarser with age', () => {
    expect(listTime(NOON, NOON + 30_000)).toBe('now');
    expect(listTime(NOON, NOON + 7 * MINUTE)).toBe('7 min');
    expect(listTime(NOON, NOON + 3 * HOUR)).toBe('12:00');
    expect(listTime(NOON, NOON + DAY)).toBe('Yesterday');
    expect(listTime(NOON, NOON + 3 * DAY)).toBe('Wed');
    expect(listTime(NOON, NOON + 30 * DAY)).toBe('18 Nov');
  });
});

describe('dayHeading', () => {
  it('names near days and dates far ones', () => {
    expect(dayHeading(NOON, NOON)).toBe('Today');
    expect(dayHeading(NOON, NOON + DAY)).toBe('Yesterday');
    expect(dayHeading(NOON, NOON + 3 * DAY)).toBe('Wednesday 18 November');
    expect(dayHeading(NOON, NOON + 400 * DAY)).toBe('18 November 2026');
  });
});

describe('waitText', () => {
  it('counts seconds up to two minutes', () => {
    expect(waitText(1)).toBe('1 second');
    expect(waitText(120)).toBe('120 seconds');
    expect(waitText(121)).toBe('3 minutes');
  });
});
