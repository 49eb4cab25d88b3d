import { describe, expect, it } from 'vitest';
import { db } from '@/server/db';
import { nightlyWork } from '@/server/jobs/nightly';
import { withDatabase } from '../support/database';

withDatabase();

describe('the night', () => {
  it('forgets what visitors left a month ago, and nothing younger', async () => {
    const day = 24 * 3600 * 1000;
    const now = new Date();
    for (const [visitor, days] of [
      ['old', 31],
      ['young', 29],
    ] as const) {
      const startedAt = new Date(now.getTime() - days * day);
      const data = { visitor, quiz: 'q', seed: 's', total: 1, startedAt };
      await db().quizAttempt.create({ data });
    }
    await nightlyWork(now);
    const left = await db().quizAttempt.findMany({ select: { visitor: true } });
    expect(left).toEqual([{ visitor: 'young' }]);
  });
});
