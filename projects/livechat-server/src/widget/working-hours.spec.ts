import { openingState, workingHoursSchema, type WorkingHours } from './working-hours.js';

const weekdays = (from: string, to: string): WorkingHours['weekly'] => {
  const spans = [{ from, to }];
  return { monday: spans, tuesday: spans, wednesday: spans, thursday: spans, friday: spans };
};
const ZAGREB: WorkingHours = { timeZone: 'Europe/Zagreb', weekly: weekdays('09:00', '17:00') };
const everyDay = (from: string, to: string): WorkingHours['weekly'] => ({
  ...weekdays(from, to),
  saturday: [{ from, to }],
  sunday: [{ from, to }],
});

const at = (iso: string): number => Date.parse(iso);
const state = (hours: WorkingHours, iso: string) => {
  const { isOpen, changesAt } = openingState(hours, at(iso));
  return [isOpen, changesAt === undefined ? undefined : new Date(changesAt).toISOString()];
};

describe('openingState', () => {
  // The 23rd of November 2026 is a Monday; Zagreb is an hour ahead of UTC.
  it.each([
    ['before work', '2026-11-23T07:59:59.999Z', false, '2026-11-23T08:00:00.000Z'],
    ['when work begins', '2026-11-23T08:00:00.000Z', true, '2026-11-23T16:00:00.000Z'],
    ['until it ends', '2026-11-23T15:59:59.999Z', true, '2026-11-23T16:00:00.000Z'],
    ['when it ends', '2026-11-23T16:00:00.000Z', false, '2026-11-24T08:00:00.000Z'],
    ['over the weekend', '2026-11-27T20:00:00.000Z', false, '2026-11-30T08:00:00.000Z'],
  ])('knows the week: %s', (_, moment, isOpen, changesAt) => {
    expect(state(ZAGREB, moment)).toEqual([isOpen, changesAt]);
  });

  it('follows the clocks of the place into summer and back', () => {
    // Clocks change on the 29th of March and the 25th of October 2026.
    expect(state(ZAGREB, '2026-03-27T20:00:00.000Z')).toEqual([false, '2026-03-30T07:00:00.000Z']);
    expect(state(ZAGREB, '2026-10-23T20:00:00.000Z')).toEqual([false, '2026-10-26T08:00:00.000Z']);
  });

  it('begins with the leap where the hour of the beginning does not exist', () => {
    const hours = { timeZone: 'Europe/Zagreb', weekly: everyDay('02:30', '05:00') };
    expect(state(hours, '2026-03-29T00:30:00.000Z')).toEqual([false, '2026-03-29T01:00:00.000Z']);
    expect(state(hours, '2026-03-29T01:00:00.000Z')).toEqual([true, '2026-03-29T03:00:00.000Z']);
  });

  it('leaves out what lies in the hour that does not exist', () => {
    const hours = { timeZone: 'Europe/Zagreb', weekly: everyDay('02:10', '02:50') };
    expect(state(hours, '2026-03-29T00:30:00.000Z')).toEqual([false, '2026-03-30T00:10:00.000Z']);
  });

  it('takes the first of an hour that exists twice', () => {
    const hours = { timeZone: 'Europe/Zagreb', weekly: everyDay('02:30', '05:00') };
    expect(state(hours, '2026-10-24T22:00:00.000Z')).toEqual([false, '2026-10-25T00:30:00.000Z']);
    expect(state(hours, '2026-10-25T00:30:00.000Z')).toEqual([true, '2026-10-25T04:00:00.000Z']);
  });

  it('knows places far from UTC, with half hours, and with midnights that do not exist', () => {
    const hours = (timeZone: string) => ({ timeZone, weekly: everyDay('00:00', '01:00') });
    expect(state(hours('Pacific/Kiritimati'), '2026-11-23T05:00:00.000Z')).toEqual([false, '2026-11-23T10:00:00.000Z']);
    expect(state(hours('Asia/Kolkata'), '2026-11-23T05:00:00.000Z')).toEqual([false, '2026-11-23T18:30:00.000Z']);
    // In Beirut the clocks leap at the midnight before the 29th of March.
    const beirut = { timeZone: 'Asia/Beirut', weekly: everyDay('00:00', '02:00') };
    expect(state(beirut, '2026-03-28T12:00:00.000Z')).toEqual([false, '2026-03-28T22:00:00.000Z']);
  });

  it('follows half-hour changes of the southern hemisphere', () => {
    // On Lord Howe Island the clocks go back from 2:00 to 1:30 on the 5th of April, and from 2:00 to 2:30 on the 4th of October 2026.
    const hours = { timeZone: 'Australia/Lord_Howe', weekly: everyDay('01:40', '02:10') };
    expect(state(hours, '2026-04-04T12:00:00.000Z')).toEqual([false, '2026-04-04T14:40:00.000Z']);
    expect(state(hours, '2026-04-04T14:40:00.000Z')).toEqual([true, '2026-04-04T15:40:00.000Z']);
    expect(state(hours, '2026-10-03T12:00:00.000Z')).toEqual([false, '2026-10-03T15:10:00.000Z']);
    expect(state(hours, '2026-10-03T15:10:00.000Z')).toEqual([true, '2026-10-03T15:30:00.000Z']);
  });

  it('goes on past midnight, from the day on which it begins', () => {
    const hours: WorkingHours = { timeZone: 'Europe/Zagreb', weekly: { friday: [{ from: '22:00', to: '02:00' }] } };
    expect(state(hours, '2026-11-27T20:59:59.999Z')).toEqual([false, '2026-11-27T21:00:00.000Z']);
    expect(state(hours, '2026-11-27T21:00:00.000Z')).toEqual([true, '2026-11-28T01:00:00.000Z']);
    expect(state(hours, '2026-11-28T00:59:59.999Z')).toEqual([true, '2026-11-28T01:00:00.000Z']);
    expect(state(hours, '2026-11-28T01:00:00.000Z')).toEqual([false, '2026-12-04T21:00:00.000Z']);
    // A free day ends nothing that began the evening before.
    const exceptions = [{ date: '2026-11-28', spans: [] }];
    expect(state({ ...hours, exceptions }, '2026-11-27T23:30:00.000Z')).toEqual([true, '2026-11-28T01:00:00.000Z']);
  });

  it('goes on past midnight when the clocks change meanwhile', () => {
    const hours = { timeZone: 'Europe/Zagreb', weekly: everyDay('22:00', '02:30') };
    expect(state(hours, '2026-03-28T22:00:00.000Z')).toEqual([true, '2026-03-29T01:00:00.000Z']);
    expect(state(hours, '2026-10-24T22:00:00.000Z')).toEqual([true, '2026-10-25T00:30:00.000Z']);
    // The 25th of October has 25 hours: what began the evening before still goes on in the last one.
    const long = { timeZone: 'Europe/Zagreb', weekly: { saturday: [{ from: '23:59', to: '23:58' }] } };
    expect(state(long, '2026-10-25T22:30:00.000Z')).toEqual([true, '2026-10-25T22:58:00.000Z']);
  });

  it('goes on over midnight where the next day begins at once', () => {
    const hours: WorkingHours = {
      timeZone: 'UTC',
      weekly: { monday: [{ from: '20:00', to: '24:00' }], tuesday: [{ from: '00:00', to: '04:00' }] },
    };
    expect(state(hours, '2026-11-23T21:00:00.000Z')).toEqual([true, '2026-11-24T04:00:00.000Z']);
  });

  it('knows breaks, in whatever order they are written', () => {
    const monday = [
      { from: '13:00', to: '17:00' },
      { from: '09:00', to: '12:00' },
    ];
    const hours: WorkingHours = { timeZone: 'UTC', weekly: { monday } };
    expect(state(hours, '2026-11-23T10:00:00.000Z')).toEqual([true, '2026-11-23T12:00:00.000Z']);
    expect(state(hours, '2026-11-23T12:00:00.000Z')).toEqual([false, '2026-11-23T13:00:00.000Z']);
  });

  it('lets a day be unlike others', () => {
    const exceptions = [
      { date: '2026-11-23', spans: [] },
      { date: '2026-11-28', spans: [{ from: '10:00', to: '12:00' }] },
    ];
    expect(state({ ...ZAGREB, exceptions }, '2026-11-23T10:00:00.000Z')).toEqual([false, '2026-11-24T08:00:00.000Z']);
    expect(state({ ...ZAGREB, exceptions }, '2026-11-28T10:00:00.000Z')).toEqual([true, '2026-11-28T11:00:00.000Z']);
  });

  it('has no end where people always work, and none where they never do', () => {
    expect(state({ timeZone: 'Europe/Zagreb', weekly: everyDay('00:00', '24:00') }, '2026-11-23T10:00:00Z')).toEqual([
      true,
      undefined,
    ]);
    expect(state({ timeZone: 'UTC', weekly: {} }, '2026-11-23T10:00:00Z')).toEqual([false, undefined]);
  });
});

describe('workingHoursSchema', () => {
  it.each([
    ['an unknown time zone', { timeZone: 'Europe/Atlantis', weekly: {} }],
    ['an end at the beginning', { timeZone: 'UTC', weekly: { monday: [{ from: '17:00', to: '17:00' }] } }],
    ['a time that no clock shows', { timeZone: 'UTC', weekly: { monday: [{ from: '09:00', to: '25:00' }] } }],
    ['a date that no calendar has', { timeZone: 'UTC', weekly: {}, exceptions: [{ date: '2026-02-30', spans: [] }] }],
    [
      'a date twice',
      {
        timeZone: 'UTC',
        weekly: {},
        exceptions: [
          { date: '2026-12-25', spans: [] },
          { date: '2026-12-25', spans: [{ from: '09:00', to: '12:00' }] },
        ],
      },
    ],
  ])('refuses %s', (_, hours) => {
    expect(workingHoursSchema.safeParse(hours).success).toBe(false);
  });

  it('takes hours', () => {
    expect(workingHoursSchema.safeParse(ZAGREB).success).toBe(true);
  });
});
