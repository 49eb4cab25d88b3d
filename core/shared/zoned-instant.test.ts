import { describe, expect, it } from 'vitest';
import { instantIn, localIn } from './zoned-instant';

const iso = (zone: string, local: string) => {
  const found = instantIn(zone, local);
  return found.ok ? new Date(found.at).toISOString() : found.reason;
};

describe('instantIn', () => {
  it.each([
    ['UTC', '2026-11-25T09:00', '2026-11-25T09:00:00.000Z'],
    ['Europe/Berlin', '2026-11-25T09:00', '2026-11-25T08:00:00.000Z'],
    ['Europe/Berlin', '2026-07-01T09:00', '2026-07-01T07:00:00.000Z'],
    ['America/New_York', '2026-12-31T23:59', '2027-01-01T04:59:00.000Z'],
    ['Asia/Kathmandu', '2026-01-01T00:00', '2025-12-31T18:15:00.000Z'],
    ['Pacific/Kiritimati', '2026-01-01T00:00', '2025-12-31T10:00:00.000Z'],
  ])('in %s reads %s as %s', (zone, local, expected) => {
    expect(iso(zone, local)).toBe(expected);
  });

  it('finds no instant where clocks are put forward past it', () => {
    expect(iso('Europe/Berlin', '2026-03-29T02:30')).toBe('skipped');
    expect(iso('Europe/Berlin', '2026-03-29T03:00')).toBe('2026-03-29T01:00:00.000Z');
    expect(iso('Europe/Berlin', '2026-03-29T01:59')).toBe('2026-03-29T00:59:00.000Z');
  });

  it('takes the later one where clocks show it twice', () => {
    expect(iso('Europe/Berlin', '2026-10-25T02:30')).toBe('2026-10-25T01:30:00.000Z');
    expect(iso('America/New_York', '2026-11-01T01:30')).toBe('2026-11-01T06:30:00.000Z');
  });

  it('refuses what is no date', () => {
    for (const local of ['', '2026-02-30T10:00', '2026-01-01', '2026-01-01T24:00', 'soon']) {
      expect(iso('UTC', local)).toBe('no-date');
    }
  });
});

describe('localIn', () => {
  it('says what the clocks show, and leads back', () => {
    const local = '2026-06-15T18:30';
    const found = instantIn('Australia/Lord_Howe', local);
    expect(found.ok && localIn('Australia/Lord_Howe', found.at)).toBe(local);
  });
});
