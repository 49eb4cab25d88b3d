import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { resetLimits } from '@/server/auth/rate-limits';
import { beat, claimSubmission, selectUngraded } from '@/server/data/grades';
import { db } from '@/server/db';
import { gradePool } from '@/server/jobs/grade-pool';
import { gradeSubmission } from '@/server/jobs/grade-submission';
import { selectHandedIn, selectState, submitDiagram } from '@/server/services/submissions';
import { becomePerson, makePerson, type Person, withDatabase } from '../support/database';
import { emptyDesign, newsletterDesign } from '../support/designs';

withDatabase();

beforeAll(() => {
  execFileSync(process.execPath, ['scripts/build-worker.mjs'], { stdio: 'ignore' });
});
beforeEach(async () => {
  resetLimits();
  await db().submission.deleteMany();
});
afterAll(() => gradePool().close());

let key = 0;
async function handIn(person: Person, diagram: unknown = emptyDesign()): Promise<string> {
  await becomePerson(person);
  key += 1;
  const text = JSON.stringify({ idempotencyKey: `key-job-${key}`, diagram });
  return (await submitDiagram('newsletter', text)).id;
}

const row = (id: string) =>
  db().submission.findUniqueOrThrow({ where: { id }, include: { grades: true } });
const queuedJobs = async () => {
  const [{ count } = { count: 0 }] = await db().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pgboss.job WHERE name = 'grade'`;
  return count;
};
const silence = (id: string) =>
  db().submission.update({
    where: { id },
    data: { beatAt: new Date(Date.now() - 60_000) },
    select: { id: true },
  });

describe('a hand-in', () => {
  it('is stored with its restore point and its job, and waits', async () => {
    const person = await makePerson();
    const before = await queuedJobs().catch(() => 0);
    const id = await handIn(person);
    expect(await row(id)).toMatchObject({ state: 'queued', grades: [], currentGradeId: null });
    expect(await db().restorePoint.count({ where: { userId: person.id } })).toBe(1);
    expect(await queuedJobs()).toBe(before + 1);
    expect(await selectState(id)).toEqual({
      state: 'queued',
      ahead: 0,
      progress: null,
      problem: null,
    });
    expect((await selectHandedIn(id))?.report).toBeNull();
  });

  it('never changes, whatever becomes of its grading', async () => {
    const id = await handIn(await makePerson());
    await expect(
      db().submission.update({ where: { id }, data: { mission: 'checkout' } }),
    ).rejects.toThrow(/never changes/);
  });
});

describe('grading', () => {
  it('stores one grade and the cards with it, however often the job comes', async () => {
    const person = await makePerson();
    const id = await handIn(person, newsletterDesign('wrong/synchronous-loop'));
    await gradeSubmission(id, 'one');
    await gradeSubmission(id, 'two');
    const { state, grades, currentGradeId } = await row(id);
    expect(state).toBe('graded');
    expect(grades.map((grade) => grade.id)).toEqual([currentGradeId]);
    expect(await db().reviewCard.count({ where: { userId: person.id } })).toBeGreaterThan(0);
  });

  it('is done by one of several processes that take it on at once', async () => {
    const id = await handIn(await makePerson());
    const claims = await Promise.all(
      ['a', 'b', 'c', 'd'].map((worker) => claimSubmission(id, worker)),
    );
    expect(claims.filter((claim) => claim !== null)).toHaveLength(1);
  });

  it('goes on elsewhere when its process falls silent, and the silent one can store nothing more', async () => {
    const id = await handIn(await makePerson());
    expect(await claimSubmission(id, 'dead')).not.toBeNull();
    expect(await claimSubmission(id, 'alive')).toBeNull();
    expect(await selectUngraded(1)).toEqual([]);
    await silence(id);
    expect(await selectUngraded(1)).toEqual([id]);
    await gradeSubmission(id, 'alive');
    expect(await beat(id, 'dead', 0.5)).toBe(false);
    expect((await row(id)).grades).toHaveLength(1);
  });

  it('leaves nothing half done when storing fails, and the next try makes it whole', async () => {
    const person = await makePerson();
    const id = await handIn(person, newsletterDesign('wrong/synchronous-loop'));
    await db().$executeRawUnsafe(
      `CREATE FUNCTION refuse_card() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$`,
    );
    await db().$executeRawUnsafe(
      'CREATE TRIGGER refuse_card BEFORE INSERT ON "ReviewCard" FOR EACH ROW EXECUTE FUNCTION refuse_card()',
    );
    await expect(gradeSubmission(id, 'unlucky')).rejects.toThrow();
    expect(await row(id)).toMatchObject({ state: 'queued', grades: [], currentGradeId: null });
    await db().$executeRawUnsafe('DROP TRIGGER refuse_card ON "ReviewCard"');
    await gradeSubmission(id, 'lucky');
    expect((await row(id)).grades).toHaveLength(1);
    expect(await db().reviewCard.count({ where: { userId: person.id } })).toBeGreaterThan(0);
  });

  it('says why a design cannot be graded any more, and keeps it', async () => {
    const person = await makePerson();
    const gone = await db().submission.create({
      data: {
        userId: person.id,
        mission: 'gone',
        diagram: emptyDesign(),
        idempotencyKey: 'key-of-a-gone-mission',
      },
      select: { id: true },
    });
    await gradeSubmission(gone.id, 'one');
    await becomePerson(person);
    expect(await selectState(gone.id)).toMatchObject({
      state: 'failed',
      problem: 'This mission does not exist any more.',
    });
    expect((await selectHandedIn(gone.id))?.diagram).toEqual(emptyDesign());
  });

  it('simulates an equal design once', async () => {
    const design = newsletterDesign('wrong/queue-unconnected');
    await gradeSubmission(await handIn(await makePerson(), design), 'one');
    const graded = vi.spyOn(gradePool(), 'grade');
    await gradeSubmission(await handIn(await makePerson(), design), 'one');
    expect(graded).not.toHaveBeenCalled();
    graded.mockRestore();
  });
});

describe('whose turn it is', () => {
  it('lets nobody wait for more than one hand-in of each other account', async () => {
    const eager = await makePerson();
    for (let n = 0; n < 55; n += 1) await handIn(eager);
    const other = await makePerson();
    const id = await handIn(other);
    expect((await selectUngraded(3)).indexOf(id)).toBe(1);
    expect(await selectState(id)).toMatchObject({ state: 'queued', ahead: 1 });
  });

  it('puts an account behind the others that has had much simulated in the last hour', async () => {
    const costly = await makePerson();
    const first = await handIn(costly);
    await gradeSubmission(first, 'one');
    await db().$executeRawUnsafe('ALTER TABLE "Grade" DISABLE TRIGGER "Grade_immutable"');
    await db().grade.updateMany({ where: { submissionId: first }, data: { events: 45_000_000 } });
    await db().$executeRawUnsafe('ALTER TABLE "Grade" ENABLE TRIGGER "Grade_immutable"');
    const second = await handIn(costly);
    expect((await row(second)).priority).toBe(-2);
    const id = await handIn(await makePerson());
    expect(await selectUngraded(2)).toEqual([id, second]);
  });

  it('tells nobody of a hand-in that is not theirs', async () => {
    const id = await handIn(await makePerson());
    await becomePerson(await makePerson());
    await expect(selectState(id)).rejects.toMatchObject({ code: 'not-found' });
    await expect(selectState('no id')).rejects.toMatchObject({ code: 'not-found' });
  });
});
