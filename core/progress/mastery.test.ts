import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LastMeeting, masteryOf } from './mastery';

const TOPICS = [{ quiz: 'queues', questions: ['a', 'b', 'c', 'd'] }];
const met = (
  question: string,
  correct: boolean,
  at: string,
  sure: boolean | null = null,
): LastMeeting => ({
  quiz: 'queues',
  question,
  correct,
  sure,
  at,
});

describe('masteryOf', () => {
  it('counts what was right the last time, unsure by half, never met as nothing', () => {
    const meetings = [
      met('a', false, '2026-01-01'),
      met('a', true, '2026-01-02'),
      met('b', true, '2026-01-01', false),
      met('c', false, '2026-01-01'),
    ];
    expect(masteryOf(TOPICS, meetings)).toEqual([
      { quiz: 'queues', points: 1.5, met: 3, total: 4, share: 0.375 },
    ]);
  });

  it('forgets questions that are gone, and has room for none', () => {
    expect(masteryOf(TOPICS, [met('ghost', true, '2026-01-01')])[0]).toMatchObject({ met: 0 });
    expect(masteryOf([{ quiz: 'empty', questions: [] }], [])[0]?.share).toBe(0);
  });

  it('is a share between 0 and 1 that does not depend on the order of the meetings', () => {
    const meeting = fc.record({
      quiz: fc.constant('queues'),
      question: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      correct: fc.boolean(),
      sure: fc.constantFrom(true, false, null),
      at: fc.integer({ min: 0, max: 1e6 }).map((n) => `${n}`.padStart(7, '0')),
    });
    const meetings = fc.uniqueArray(meeting, { selector: ({ at }) => at, maxLength: 20 });
    fc.assert(
      fc.property(meetings, (list) => {
        const result = masteryOf(TOPICS, list);
        expect(masteryOf(TOPICS, [...list].reverse())).toEqual(result);
        for (const { share } of result) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});
