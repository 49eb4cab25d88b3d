import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Mission, MissionCheck } from '@/core/contracts/mission-schema';
import { gradeOverSeeds } from '@/core/grading/grade-over-seeds';
import { resetLimits } from '@/server/auth/rate-limits';
import { selectRegradeLines, selectRegrades } from '@/server/data/regrade-lines';
import {
  countUnseenRegrades,
  markRegradesSeen,
  selectRegradeNotices,
} from '@/server/data/regrade-notices';
import { applyItem, claimRegrade, selectWaitingItems } from '@/server/data/regrade-work';
import { cancelRegrade, undoRegrade } from '@/server/data/regrades';
import { settleAll } from '@/server/data/results';
import { db } from '@/server/db';
import { gradePool } from '@/server/jobs/grade-pool';
import { workAtRegrade } from '@/server/jobs/regrade-runner';
import { applyDryRun, dryRun, estimateRegrade } from '@/server/services/regrades';
import { makeAssignment, makeClass } from '../support/class-rows';
import { becomePerson, makePerson, type Person, withDatabase } from '../support/database';
import { newsletterDesign } from '../support/designs';
import { checkOf, earlierNewsletter, handedInEarlier } from '../support/earlier-grade';

withDatabase();

const slow = newsletterDesign('wrong/synchronous-loop');
const simple = newsletterDesign('solutions/simple');
/** A mission by which a slow answer was good enough and nothing was cheap enough. */
const moved = (copy: Mission) => {
  const {
    flow: _f,
    percentile: _p,
    ms: _m,
    ...fast
  } = checkOf(copy, 'api-fast') as MissionCheck & Record<string, unknown>;
  const [stage] = copy.stages;
  const asked = { check: 'no-rejected-calls', target: 'email-provider', points: 20 };
  if (stage) stage.checks[0] = { ...fast, ...asked };
  Object.assign(checkOf(copy, 'affordable'), { dollars: 1 });
};

let teacher: Person;
let admin: Person;
let cohortId: string;
let assignmentId: string;
let learners: Person[];

async function settle(): Promise<void> {
  await db().$transaction((tx) => settleAll(tx, assignmentId), { timeout: 60_000 });
}

/** A class in which each of these was handed in under an earlier mission. */
async function classOf(mission: Mission, designs: (typeof slow)[]): Promise<string[]> {
  learners = await Promise.all(designs.map(() => makePerson()));
  cohortId = await makeClass([
    { userId: teacher.id, role: 'owner' },
    ...learners.map(({ id }) => ({ userId: id, joinedAt: new Date(0) })),
  ]);
  assignmentId = await makeAssignment(cohortId);
  const ids: string[] = [];
  for (const [n, diagram] of designs.entries()) {
    const owner = learners[n] as Person;
    ids.push(await handedInEarlier(owner.id, mission, { diagram, assignedTo: [assignmentId] }));
  }
  await settle();
  return ids;
}

const latest = async () => {
  const [row] = await selectRegrades({ assignmentId });
  if (row === undefined) throw new Error('no regrade');
  return row;
};
const gradeOf = async (submissionId: string) =>
  (
    await db().submission.findUniqueOrThrow({
      where: { id: submissionId },
      include: { currentGrade: true },
    })
  ).currentGrade;
const scores = async () =>
  (await db().result.findMany({ where: { assignmentId }, orderBy: { userId: 'asc' } })).map(
    ({ earned }) => earned,
  );
const actions = async () =>
  (
    await db().auditEntry.findMany({
      where: { subjectId: cohortId, action: { startsWith: 'regrade' } },
      orderBy: { at: 'asc' },
    })
  ).map(({ action }) => action);

beforeAll(async () => {
  execFileSync(process.execPath, ['scripts/build-worker.mjs'], { stdio: 'ignore' });
  [teacher, admin] = [await makePerson('instructor'), await makePerson('admin')];
});
beforeEach(async () => {
  resetLimits();
  await becomePerson(teacher);
});
afterAll(() => gradePool().close());

describe('a dry run', () => {
  it('has nothing to do where only words have changed', async () => {
    await classOf(await earlierNewsletter((copy) => Object.assign(copy, { title: 'Mail' })), [
      slow,
    ]);
    const graded = vi.spyOn(gradePool(), 'regrade');
    const { id } = await dryRun({ assignmentId });
    await workAtRegrade(id, 'a test');
    expect(graded).not.toHaveBeenCalled();
    graded.mockRestore();
    expect(await latest()).toMatchObject({ state: 'ready', total: 1, unchanged: 1, differing: 0 });
  });

  it('says beforehand what it takes, and afterwards what differs and why, equal to grading from scratch', async () => {
    const [first = '', second = ''] = await classOf(await earlierNewsletter(moved), [slow, simple]);
    const estimate = await estimateRegrade({ assignmentId });
    expect(estimate?.byLevel).toEqual({ none: 0, judged: 2, simulated: 0 });
    const { id } = await dryRun({ assignmentId });
    const before = await gradeOf(first);
    await workAtRegrade(id, 'a test');
    const row = await latest();
    expect(row).toMatchObject({ state: 'ready', differing: 2, falling: 1, rising: 1 });
    expect(row.items).toMatchObject({ done: 2, failed: 0, waiting: 0 });
    expect((await gradeOf(first))?.id).toBe(before?.id);
    const lines = await selectRegradeLines({ assignmentId }, id, 1);
    expect(lines.map(({ submissionId }) => submissionId)).toEqual([first, second]);
    const [fallen] = lines;
    expect(fallen?.flips).toContainEqual(
      expect.objectContaining({
        check: 'api-fast',
        kind: 'broken',
        from: 20,
        to: 0,
        reason: {
          why: 'rule',
          changes: expect.arrayContaining([
            { name: 'check', from: 'no-rejected-calls', to: 'responds-within' },
            { name: 'ms', from: null, to: '10' },
          ]),
        },
      }),
    );
    const today = await earlierNewsletter(() => {});
    const scratch = gradeOverSeeds({
      ...{ mission: today, missionSlug: 'newsletter', diagram: slow, seed: 'a seed' },
    });
    const { passed, stars, score } = scratch;
    expect(fallen?.after).toEqual({ passed, stars, ...score });
  });

  it('goes on elsewhere when its process falls silent, and grades nothing twice', async () => {
    const mission = await earlierNewsletter(moved);
    await classOf(mission, [slow, slow, slow, slow]);
    const { id } = await dryRun({ assignmentId });
    const graded = vi.spyOn(gradePool(), 'regrade');
    // Killed after two: what it claimed stays claimed, as nobody is there to let go.
    await workAtRegrade(id, 'doomed', () => graded.mock.calls.length >= 2);
    await db().regrade.update({ where: { id }, data: { worker: 'doomed', beatAt: new Date() } });
    expect(await claimRegrade(id, 'early')).toBeNull();
    await db().regrade.update({ where: { id }, data: { beatAt: new Date(Date.now() - 60_000) } });
    expect(await selectWaitingItems(id, 10)).toHaveLength(2);
    await workAtRegrade(id, 'next');
    expect(graded).toHaveBeenCalledTimes(4);
    graded.mockRestore();
    expect((await latest()).items).toMatchObject({ done: 4, waiting: 0 });
  });

  it('can be stopped, and begun again', async () => {
    await classOf(await earlierNewsletter(moved), [slow]);
    const { id } = await dryRun({ assignmentId });
    await expect(dryRun({ assignmentId })).rejects.toThrow(/running/);
    await cancelRegrade(id);
    await workAtRegrade(id, 'late');
    expect(await latest()).toMatchObject({ state: 'cancelled', endedBy: 'A instructor' });
    await expect(cancelRegrade(id)).rejects.toThrow(/cancelled/);
    await expect(applyDryRun({ id, neverLower: false })).rejects.toThrow();
    const next = await dryRun({ assignmentId });
    await workAtRegrade(next.id, 'a test');
    // One that waits for a decision makes room for a later one.
    const last = await dryRun({ assignmentId });
    expect(await latest()).toMatchObject({ id: last.id, state: 'running' });
    await cancelRegrade(last.id);
  });

  it('says so of a design that does not fit the mission any more', async () => {
    const [id = ''] = await classOf(await earlierNewsletter(moved), [slow]);
    await db().$executeRawUnsafe('ALTER TABLE "Submission" DISABLE TRIGGER "Submission_immutable"');
    const unfit = { ...slow, components: slow.components.map((one) => ({ ...one, type: 'moon' })) };
    await db().submission.update({ where: { id }, data: { diagram: unfit } });
    await db().$executeRawUnsafe('ALTER TABLE "Submission" ENABLE TRIGGER "Submission_immutable"');
    const { id: regrade } = await dryRun({ assignmentId });
    await workAtRegrade(regrade, 'a test');
    expect((await latest()).items.failed).toBe(1);
    const [line] = await selectRegradeLines({ assignmentId }, regrade, 1);
    expect(line?.problem).toMatch(/does not fit it any more/);
    await applyDryRun({ id: regrade, neverLower: false });
    await workAtRegrade(regrade, 'a test');
    expect((await gradeOf(id))?.cause).toBe('hand-in');
  });
});

describe('what a dry run found', () => {
  it('becomes the grade when somebody applies it, with results and word to learners, and can be taken back', async () => {
    const [first = '', second = ''] = await classOf(await earlierNewsletter(moved), [slow, simple]);
    const before = await scores();
    const { id } = await dryRun({ assignmentId });
    await workAtRegrade(id, 'a test');
    await applyDryRun({ id, neverLower: false });
    await expect(applyDryRun({ id, neverLower: true })).rejects.toThrow(/applying/);
    await workAtRegrade(id, 'a test');
    expect(await latest()).toMatchObject({ state: 'applied', appliedBy: 'A instructor' });
    expect(await gradeOf(first)).toMatchObject({ cause: 'regrade', seed: 'a seed' });
    expect(await scores()).not.toEqual(before);
    expect(await db().grade.count({ where: { submissionId: { in: [first, second] } } })).toBe(4);
    await becomePerson(learners[0] as Person);
    expect(await countUnseenRegrades()).toBe(1);
    const [told] = await selectRegradeNotices(first);
    expect(told).toMatchObject({ className: 'A class', undone: false, unread: true });
    expect(told?.to.earned).toBeLessThan(told?.from.earned ?? 0);
    expect(await selectRegradeNotices(second)).toEqual([]);
    await markRegradesSeen(first);
    expect(await countUnseenRegrades()).toBe(0);
    await becomePerson(teacher);
    await undoRegrade(id);
    await workAtRegrade(id, 'a test');
    expect(await latest()).toMatchObject({ state: 'undone', endedBy: 'A instructor' });
    expect(await gradeOf(first)).toMatchObject({ cause: 'hand-in' });
    expect(await scores()).toEqual(before);
    await expect(undoRegrade(id)).rejects.toThrow();
    await becomePerson(learners[0] as Person);
    expect(await selectRegradeNotices(first)).toMatchObject([{ undone: true, unread: true }]);
    expect(await actions()).toEqual(['regrade-started', 'regrade-applied', 'regrade-undone']);
  });

  it('lowers no grade where that is wished', async () => {
    const [first = '', second = ''] = await classOf(await earlierNewsletter(moved), [slow, simple]);
    const { id } = await dryRun({ assignmentId });
    await workAtRegrade(id, 'a test');
    await applyDryRun({ id, neverLower: true });
    await workAtRegrade(id, 'a test');
    expect((await latest()).items).toMatchObject({ kept: 1, applied: 1 });
    expect(await gradeOf(first)).toMatchObject({ cause: 'hand-in' });
    expect(await gradeOf(second)).toMatchObject({ cause: 'regrade' });
  });

  it('is given once, however often a process dies over it', async () => {
    const ids = await classOf(await earlierNewsletter(moved), [slow, slow, slow]);
    const { id } = await dryRun({ assignmentId });
    await workAtRegrade(id, 'a test');
    await applyDryRun({ id, neverLower: false });
    const claimed = await claimRegrade(id, 'doomed');
    if (claimed === null) throw new Error('not claimed');
    await Promise.all([
      applyItem(claimed, 'doomed', ids[0] ?? ''),
      applyItem(claimed, 'doomed', ids[0] ?? ''),
      applyItem(claimed, 'somebody else', ids[1] ?? ''),
    ]);
    await db().regrade.update({ where: { id }, data: { beatAt: new Date(0) } });
    await workAtRegrade(id, 'next');
    for (const one of ids) {
      expect(await db().grade.count({ where: { submissionId: one } })).toBe(2);
      expect(await gradeOf(one)).toMatchObject({ cause: 'regrade' });
    }
  });

  it('is not given to a try that has got another grade meanwhile', async () => {
    const [first = ''] = await classOf(await earlierNewsletter(moved), [slow]);
    const { id } = await dryRun({ assignmentId });
    await workAtRegrade(id, 'a test');
    const { id: _, ...grade } = await db().grade.findFirstOrThrow({
      where: { submissionId: first },
    });
    const other = await db().grade.create({
      data: { ...grade, id: randomUUID(), report: grade.report as object },
    });
    await db().submission.update({ where: { id: first }, data: { currentGradeId: other.id } });
    await applyDryRun({ id, neverLower: false });
    await workAtRegrade(id, 'a test');
    expect((await latest()).items).toMatchObject({ stale: 1 });
    expect((await gradeOf(first))?.id).toBe(other.id);
  });

  it('is refused when the rules have changed again, the mission is gone or the class is over', async () => {
    await classOf(await earlierNewsletter(moved), [slow]);
    const { id } = await dryRun({ assignmentId });
    await workAtRegrade(id, 'a test');
    const apply = () => applyDryRun({ id, neverLower: false });
    await db().regrade.update({ where: { id }, data: { rulesVersion: 'others' } });
    await expect(apply()).rejects.toMatchObject({
      reader: expect.stringContaining('changed again'),
    });
    await db().regrade.update({ where: { id }, data: { mission: 'gone' } });
    await expect(apply()).rejects.toMatchObject({ reader: expect.stringContaining('not part of') });
    await db().assignment.update({ where: { id: assignmentId }, data: { slug: 'gone' } });
    await expect(dryRun({ assignmentId })).rejects.toMatchObject({ code: 'conflict' });
    expect(await estimateRegrade({ assignmentId })).toBeNull();
    await db().cohort.update({ where: { id: cohortId }, data: { archivedAt: new Date() } });
    await expect(apply()).rejects.toMatchObject({ reader: expect.stringContaining('archived') });
  });

  it('is told when the class is shown its points, not before', async () => {
    const [first = ''] = await classOf(await earlierNewsletter(moved), [slow]);
    await db().assignment.update({ where: { id: assignmentId }, data: { release: 'byHand' } });
    const { id } = await dryRun({ assignmentId });
    await workAtRegrade(id, 'a test');
    await applyDryRun({ id, neverLower: false });
    await workAtRegrade(id, 'a test');
    await becomePerson(learners[0] as Person);
    expect(await selectRegradeNotices(first)).toEqual([]);
    await db().assignment.update({
      where: { id: assignmentId },
      data: { releasedAt: new Date() },
    });
    expect(await selectRegradeNotices(first)).toHaveLength(1);
  });
});

describe('who may', () => {
  it('is whoever sets work to the class, and for all classes an admin', async () => {
    await classOf(await earlierNewsletter(moved), [slow]);
    const reviewer = await makePerson('instructor');
    await db().cohortMember.create({ data: { cohortId, userId: reviewer.id, role: 'reviewer' } });
    for (const person of [reviewer, await makePerson('instructor'), learners[0] as Person]) {
      await becomePerson(person);
      await expect(dryRun({ assignmentId })).rejects.toThrow();
      await expect(selectRegrades({ assignmentId })).rejects.toThrow();
      await expect(dryRun({ mission: 'newsletter' })).rejects.toMatchObject({ code: 'forbidden' });
    }
    await becomePerson(admin);
    const { id } = await dryRun({ mission: 'newsletter' });
    await becomePerson(teacher);
    await expect(cancelRegrade(id)).rejects.toMatchObject({ code: 'forbidden' });
    await becomePerson(admin);
    await cancelRegrade(id);
  });

  it('leaves out what was handed in to a class of others too, or to one that is over', async () => {
    const [first = ''] = await classOf(await earlierNewsletter(moved), [slow, slow]);
    const stranger = await makePerson('instructor');
    const other = await makeClass([{ userId: stranger.id, role: 'owner' }]);
    const elsewhere = await makeAssignment(other);
    await db().assignedWork.create({ data: { assignmentId: elsewhere, submissionId: first } });
    expect(await estimateRegrade({ assignmentId })).toMatchObject({ total: 2, leftOut: 1 });
    await becomePerson(admin);
    expect(await estimateRegrade({ assignmentId })).toMatchObject({ total: 2, leftOut: 0 });
    await db().cohort.update({ where: { id: other }, data: { archivedAt: new Date() } });
    expect(await estimateRegrade({ assignmentId })).toMatchObject({ total: 2, leftOut: 1 });
  });
});
