import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTimeZone } from '../shared/time-zone';
import { dayStart, localDay, mondayOf } from './local-day';

const at = (iso: string) => Date.parse(iso);
const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Pacific/Apia',
  'America/Sao_Paulo',
];

describe('localDay', () => {
  it('changes at midnight of the zone, not of the server', () => {
    expect(localDay(at('2026-11-21T23:30:00Z'), 'UTC')).toBe('2026-11-21');
    expect(localDay(at('2026-11-21T23:30:00Z'), 'Europe/Berlin')).toBe('2026-11-22');
    expect(localDay(at('2026-11-21T23:30:00Z'), 'America/New_York')).toBe('2026-11-21');
  });
});

describe('dayStart', () => {
  it.each([
    ['2026-11-21T12:00:00Z', 'Europe/Berlin', '2026-11-20T23:00:00Z'],
    // The clock goes back on this day, forward on the next.
    ['2026-10-25T12:00:00Z', 'Europe/Berlin', '2026-10-24T22:00:00Z'],
    ['2026-03-29T12:00:00Z', 'Europe/Berlin', '2026-03-28T23:00:00Z'],
    // Midnight did not exist here: the day began at one o'clock.
    ['2018-11-04T12:00:00Z', 'America/Sao_Paulo', '2018-11-04T03:00:00Z'],
  ])('of %s in %s is %s', (now, zone, start) => {
    expect(dayStart(at(now), zone)).toBe(at(start));
  });

  it('is the first second of the day it belongs to', () => {
    const instants = fc.integer({
      min: at('2000-01-01T00:00:00Z'),
      max: at('2040-01-01T00:00:00Z'),
    });
    fc.assert(
      fc.property(instants, fc.constantFrom(...ZONES), (now, zone) => {
        const start = dayStart(now, zone);
        expect(start).toBeLessThanOrEqual(now);
        expect(localDay(start, zone)).toBe(localDay(now, zone));
        expect(localDay(start - 1000, zone)).not.toBe(localDay(now, zone));
      }),
      { numRuns: 60 },
    );
  });
});

describe('mondayOf', () => {
  it.each([
    ['2026-11-21', '2026-11-16'],
    ['2026-11-22', '2026-11-16'],
    ['2026-11-23', '2026-11-23'],
    ['2027-01-01', '2026-12-28'],
  ])('of %s is %s', (day, monday) => expect(mondayOf(day)).toBe(monday));
});

describe('isTimeZone', () => {
  it.each(['Nowhere/Else', '', "UTC'; DROP", '../etc'])('refuses %j', (zone) =>
    expect(isTimeZone(zone)).toBe(false),
  );
  it('knows the zones of browsers', () => expect(ZONES.every(isTimeZone)).toBe(true));
});
