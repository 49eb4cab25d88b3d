import { describe, expect, it } from 'vitest';
import { calendarText } from './calendar';

const entry = {
  uid: 'a@backpressure',
  at: Date.parse('2026-03-28T17:00:00Z'),
  changedAt: Date.parse('2026-03-01T00:00:00Z'),
  summary: 'Due: A; B, C\\D',
  description: 'One\nTwo',
  url: 'https://example.org/x',
};

describe('calendarText', () => {
  it('writes entries as moments in UTC, with what has a meaning escaped', () => {
    const text = calendarText('Mine', [entry]);
    expect(text).toContain('DTSTART:20260328T170000Z\r\n');
    expect(text).toContain('SUMMARY:Due: A\\; B\\, C\\\\D\r\n');
    expect(text).toContain('DESCRIPTION:One\\nTwo\r\n');
    expect(text.startsWith('BEGIN:VCALENDAR\r\n')).toBe(true);
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
  });

  it('folds long lines at 75 bytes without breaking a character', () => {
    const text = calendarText('Mine', [{ ...entry, summary: 'ü🎓'.repeat(60) }]);
    const bytes = (line: string) => new TextEncoder().encode(line).length;
    expect(Math.max(...text.split('\r\n').map(bytes))).toBeLessThanOrEqual(75);
    expect(text.replaceAll('\r\n ', '')).toContain(`SUMMARY:${'ü🎓'.repeat(60)}\r\n`);
  });
});
