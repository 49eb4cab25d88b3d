import { beforeAll, describe, expect, it } from 'vitest';
import { grade } from '@/core/grading/grade';
import { loadMission } from '@/server/content/missions';
import { db } from '@/server/db';
import { gradeSubmission } from '@/server/jobs/grade-submission';
import { fillAllLikenesses } from '@/server/services/likenesses';
import { submitDiagram } from '@/server/services/submissions';
import { makeSubmission } from '../../support/class-rows';
import { becomePerson, makePerson, type Person, withDatabase } from '../../support/database';
import { emptyDesign } from '../../support/designs';

withDatabase();

const likenessOfSubmission = async (id: string) =>
  (
    await db().submission.findUniqueOrThrow({
      where: { id },
      select: { currentGrade: { select: { likeness: true } } },
    })
  ).currentGrade?.likeness ?? null;

describe('what a graded design is like', () => {
  let learner: Person;
  beforeAll(async () => {
    learner = await makePerson();
    await becomePerson(learner);
  });

  it('is stored with its grade, and made anew for grades that have none or an earlier one', async () => {
    const design = emptyDesign();
    const text = JSON.stringify({ idempotencyKey: 'alike-one', diagram: design });
    const { id } = await submitDiagram('newsletter', text);
    await gradeSubmission(id, 'a test');
    const stored = await likenessOfSubmission(id);
    expect(stored).toMatchObject({ version: 1, key: expect.stringMatching(/^1-[0-9a-f]{16}$/) });
    expect(await fillAllLikenesses()).toBe(0);
    await db().likeness.update({
      where: { gradeId: stored?.gradeId ?? '' },
      data: { version: 0, key: 'old' },
    });
    const loaded = await loadMission('newsletter');
    if (loaded === null) throw new Error('no newsletter');
    const graded = { mission: loaded.mission, missionSlug: 'newsletter', diagram: design };
    const report = grade({ ...graded, seed: 's', stories: false });
    const older = await makeSubmission(learner.id, new Date(), { diagram: design, report });
    const damaged = await makeSubmission(learner.id, new Date());
    expect(await fillAllLikenesses()).toBe(2);
    expect(await likenessOfSubmission(id)).toEqual(stored);
    expect(await likenessOfSubmission(older)).toMatchObject({ key: stored?.key });
    expect(await likenessOfSubmission(damaged)).toBeNull();
  });
});
