import { describe, expect, it } from 'vitest';
import { renderedWords } from '@/tests/support/rendered-words';
import { MissionMark, MissionStanding, QuizMark } from './standing';

describe('where one stands in a list', () => {
  it('says of a mission whether it is begun, tried or passed, with its stars', () => {
    const grade = { passed: true, stars: 2, earned: 100, total: 100, gaveUp: false };
    expect(renderedWords(<MissionMark standing={grade} />)).toBe(
      'passed , 2 stars · 100 of 100 points',
    );
    expect(renderedWords(<MissionMark standing={{ ...grade, stars: 0, earned: 60 }} />)).toBe(
      'passed · 60 of 100 points',
    );
    const failed = { passed: false, stars: 0, earned: 35, total: 100, gaveUp: false };
    expect(renderedWords(<MissionMark standing={failed} />)).toBe(
      'not passed yet · 35 of 100 points',
    );
    const begun = { ...failed, earned: null, total: null };
    expect(renderedWords(<MissionMark standing={begun} />)).toBe('begun');
    expect(renderedWords(<MissionMark standing={{ ...failed, gaveUp: true }} />)).toBe(
      'not passed yet · 35 of 100 points · given up, solutions seen',
    );
  });

  it('says of a quiz how many were right the last time', () => {
    expect(renderedWords(<QuizMark result={{ correct: 9, total: 12 }} />)).toBe('9 of 12 right');
  });

  it('says nothing before it is known', () => {
    expect(renderedWords(<MissionStanding slug="newsletter" />)).toBe('');
  });
});
