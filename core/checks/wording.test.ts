import { describe, expect, it } from 'vitest';
import { buildMission } from '@/tests/support/missions';
import { items, listOf } from './wording';

describe('wording', () => {
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
