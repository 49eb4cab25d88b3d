import { beforeEach, describe, expect, it } from 'vitest';
import { selectJobs } from '@/server/data/admin-jobs';
import { selectUngraded } from '@/server/data/grades';
import { selectStorage } from '@/server/data/storage';
import { db } from '@/server/db';
import { retryGrading } from '@/server/services/admin-jobs';
import { becomePerson, makePerson, onPostgres, withDatabase } from '../../support/database';
import { becomeVisitor } from '../../support/request';

withDatabase();
beforeEach(becomeVisitor);

const DIAGRAM = { format: 1, components: [], connections: [], notes: [] };

describe('the page of grading', () => {
  it('shows admins what waits, in its order, what runs and what failed', async () => {
    const { id: userId } = await makePerson();
    const states = [
      ['queued', 0],
      ['queued', 5],
      ['grading', 0],
      ['failed', 0],
    ] as const;
    for (const [n, [state, priority]] of states.entries()) {
      const problem = state === 'failed' ? 'This mission does not exist any more.' : null;
      await db().submission.create({
        data: {
          userId,
          mission: `m${n}`,
          diagram: DIAGRAM,
          idempotencyKey: `key ${n}`,
          state,
          priority,
          problem,
        },
      });
    }
    await becomePerson(await makePerson('admin'));
    const { counts, queued, grading, failed } = await selectJobs(10);
    expect(counts).toEqual({ queued: 2, grading: 1, graded: 0, failed: 1 });
    expect(queued.map(({ mission }) => mission)).toEqual(['m1', 'm0']);
    expect(grading.map(({ mission }) => mission)).toEqual(['m2']);
    expect(failed).toMatchObject([{ mission: 'm3', learner: { id: userId } }]);
    expect((await selectJobs(1)).queued).toHaveLength(1);
  });

  it('puts what failed back into the queue, once, and notes who did', async () => {
    const admin = await makePerson('admin');
    await becomePerson(admin);
    const [failed] = (await selectJobs(10)).failed;
    await retryGrading(failed?.id ?? '');
    expect(await selectUngraded(10)).toContain(failed?.id);
    expect((await selectJobs(10)).failed).toEqual([]);
    await expect(retryGrading(failed?.id ?? '')).rejects.toMatchObject({ code: 'not-found' });
    const entries = await db().auditEntry.findMany({ where: { actorId: admin.id } });
    expect(entries).toMatchObject([{ action: 'grading-retried', subjectId: failed?.id }]);
  });

  it('is for admins alone, as that of storage is', async () => {
    for (const role of ['learner', 'instructor'] as const) {
      await becomePerson(await makePerson(role));
      await expect(selectJobs(1)).rejects.toMatchObject({ code: 'forbidden' });
      await expect(retryGrading(crypto.randomUUID())).rejects.toMatchObject({ code: 'forbidden' });
      await expect(selectStorage()).rejects.toMatchObject({ code: 'forbidden' });
    }
  });
});

describe('the page of storage', () => {
  it('tells what the tables take, and the room of the disk where it can', async () => {
    await becomePerson(await makePerson('admin'));
    const { database, tables, disk } = await selectStorage();
    expect(tables.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['User', 'Submission', 'AuditEntry']),
    );
    const sizes = tables.map(({ bytes }) => bytes);
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    expect(database).toBeGreaterThan(sizes[0] ?? 0);
    if (onPostgres()) expect(disk).toBeNull();
    else expect(disk?.free).toBeGreaterThan(0);
  });
});
