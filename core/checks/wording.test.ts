import { describe, expect, it } from 'vitest';
import { buildMission } from '@/tests/support/missions';
import { duration, items, listOf, millis } from './wording';

describe('duration', () => {
  it.each([
    [0, '0 ms'],
    [4.1, '4.1 ms'],
    [1500, '1.5 s'],
    [30_000, '30 s'],
    [119_600, '2 min'],
    [652_000, '10 min 52 s'],
    [900_000, '15 min'],
    [7_200_000, '2 h'],
    [50_040_000, '13 h 54 min'],
  ])('writes %d ms as %s', (ms, text) => {
    expect(duration(ms)).toBe(text);
  });
});

describe('wording', () => {
  it('writes limits in ms as they were set', () => {
    expect(millis(30_000)).toBe('30,000 ms');
  });

  it('joins names and shortens long lists', () => {
    expect(listOf([])).toBe('nothing');
    expect(listOf(['A'])).toBe('A');
    expect(listOf(['A', 'B', 'C'])).toBe('A, B and C');
    expect(listOf(['A', 'B', 'C', 'D', 'E'])).toBe('A, B, C and 2 more');
  });

  it('counts in the words of the mission', () => {
    const [flow] = buildMission().flows;
    if (!flow) throw new Error('no flow');
    expect(items({ ...flow, nouns: ['e-mail', 'e-mails'] }, 1)).toBe('1 e-mail');
    expect(items({ ...flow, nouns: ['e-mail', 'e-mails'] }, 2000)).toBe('2,000 e-mails');
    expect(items(flow, 2)).toBe('2 items');
  });
});
