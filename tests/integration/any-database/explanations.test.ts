import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/server/db';
import { gradePool } from '@/server/jobs/grade-pool';
import { explainSubmission, selectExplained } from '@/server/services/explanations';
import { selectSubmission } from '@/server/services/submissions';
import { becomePerson, makePerson, type Person, withDatabase } from '../../support/database';
import { newsletterDesign } from '../../support/designs';
import { handInAndGrade } from '../../support/hand-in';

withDatabase();

let learner: Person;
let submission: string;
beforeAll(async () => {
  execFileSync(process.execPath, ['scripts/build-worker.mjs'], { stdio: 'ignore' });
  learner = await makePerson();
  await becomePerson(learner);
  const diagram = newsletterDesign('wrong/synchronous-loop');
  const text = JSON.stringify({ idempotencyKey: 'key-explained-1', diagram });
  ({ id: submission } = await handInAndGrade('newsletter', text));
});
afterAll(() => gradePool().close());

async function explained(person: Person) {
  await becomePerson(person);
  const seen = await selectSubmission(submission);
  return seen && selectExplained(seen);
}

async function firstDecision(): Promise<string> {
  const id = (await explained(learner))?.questions[0]?.decision.id;
  if (id === undefined) throw new Error('the design raises no question');
  return id;
}

describe('explaining a submission', () => {
  it('keeps picked reasons and the sentence, as text, and can be revised', async () => {
    const decision = await firstDecision();
    const note = '<script>alert(1)</script>';
    const first = [{ decision, reasons: ['needs-answer' as const], note }];
    await explainSubmission({ submission, explanation: first });
    expect((await explained(learner))?.explanation).toEqual(first);
    const second = [{ decision, reasons: ['answer-first' as const], note: '' }];
    await explainSubmission({ submission, explanation: second });
    const now = await explained(learner);
    expect(now?.explanation).toEqual(second);
    expect(now?.explained[0]?.reasons[0]).toMatchObject({ id: 'answer-first' });
    expect(await db().explanation.count()).toBe(1);
  });

  it('is shown to the instructor of a cohort, and written by nobody but the owner', async () => {
    const instructor = await makePerson('instructor');
    const { id: cohortId } = await db().cohort.create({ data: { name: 'C', joinCode: 'EXPLAIN' } });
    await db().cohortMember.createMany({
      data: [
        { cohortId, userId: learner.id, role: 'learner', joinedAt: new Date('2026-01-01') },
        { cohortId, userId: instructor.id, role: 'instructor' },
      ],
    });
    expect((await explained(instructor))?.explained).toHaveLength(1);
    for (const person of [instructor, await makePerson(), await makePerson('admin')]) {
      await becomePerson(person);
      await expect(explainSubmission({ submission, explanation: [] })).rejects.toMatchObject({
        code: 'not-found',
      });
    }
  });

  it('refuses answers to what the design does not raise', async () => {
    await becomePerson(learner);
    const explanation = [{ decision: 'queue.ghost', reasons: [], note: '' }];
    await expect(explainSubmission({ submission, explanation })).rejects.toMatchObject({
      code: 'invalid',
    });
  });

  it('asks nothing once the rules have changed since the grade, and goes on when only words have', async () => {
    await becomePerson(learner);
    const seen = await selectSubmission(submission);
    if (!seen) throw new Error('not seen');
    const report = { ...seen.report, missionVersion: 'another' };
    expect(await selectExplained({ ...seen, report })).not.toBeNull();
    expect(await selectExplained({ ...seen, rulesVersion: 'another' })).toBeNull();
    expect(await selectExplained({ ...seen, report, rulesVersion: null })).toBeNull();
  });
});
