import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { resetLimits } from '@/server/auth/rate-limits';
import { selectOptionalOpenClass } from '@/server/data/class-access';
import { deleteCohort, selectTaughtCohorts, teachesAnything } from '@/server/data/cohorts';
import { db } from '@/server/db';
import {
  archiveCohort,
  changeCohort,
  changeJoining,
  chooseStaff,
  createCohort,
  joinCohort,
  leaveCohort,
  openJoinLink,
  removeMember,
} from '@/server/services/cohorts';
import { selectHome } from '@/server/services/home';
import { makeAssignment, makeClass, makeSubmission } from '../../support/class-rows';
import { becomePerson, makePerson, type Person, withDatabase } from '../../support/database';
import { becomeVisitor, comeFrom } from '../../support/request';

withDatabase();
beforeEach(resetLimits);

let instructor: Person;
let learner: Person;
let cohortId: string;
let joinCode: string;
beforeAll(async () => {
  instructor = await makePerson('instructor');
  learner = await makePerson();
  await becomePerson(instructor);
  ({ id: cohortId } = await createCohort('  Evening class '));
  const [cohort] = await selectTaughtCohorts();
  joinCode = cohort?.joinCode ?? '';
});

describe('a cohort', () => {
  it('is not made without end by one instructor', async () => {
    await becomePerson(await makePerson('instructor'));
    for (let n = 0; n < 60; n += 1) await createCohort(`Class ${n}`);
    await expect(createCohort('One more')).rejects.toMatchObject({ code: 'too-many' });
    await becomePerson(await makePerson('instructor'));
    expect(await createCohort('Of somebody else')).toMatchObject({ id: expect.any(String) });
  });

  it('has a code that learners join with, in any case, once', async () => {
    expect(joinCode).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/);
    await becomePerson(learner);
    const joined = { id: cohortId, name: 'Evening class' };
    expect(await joinCohort(` ${joinCode.toLowerCase()} `)).toEqual(joined);
    expect(await joinCohort(joinCode)).toEqual(joined);
    expect(await db().cohortMember.count({ where: { cohortId } })).toBe(2);
    expect((await selectHome()).classes).toMatchObject([joined]);
  });

  it('leaves its instructor an instructor who types the code', async () => {
    await becomePerson(instructor);
    await joinCohort(joinCode);
    expect(await selectTaughtCohorts()).toMatchObject([{ id: cohortId, learners: 1 }]);
  });

  it('refuses unknown codes, and guessing them', async () => {
    await becomePerson(await makePerson());
    for (let round = 0; round < 30; round += 1) {
      await expect(joinCohort('AAAA-AAAA')).rejects.toMatchObject({ code: 'invalid' });
    }
    await expect(joinCohort('AAAA-AAAA')).rejects.toMatchObject({ code: 'too-many' });
  });

  it('does not exist for other instructors, and is no business of learners', async () => {
    await becomePerson(await makePerson('instructor'));
    expect(await selectTaughtCohorts()).toEqual([]);
    expect(await selectOptionalOpenClass(cohortId)).toBeNull();
    expect(await selectOptionalOpenClass('no id')).toBeNull();
    await becomePerson(learner);
    expect(await selectTaughtCohorts()).toEqual([]);
    expect(await teachesAnything()).toBe(false);
    expect(await selectOptionalOpenClass(cohortId)).toBeNull();
    await expect(createCohort('Mine')).rejects.toMatchObject({ code: 'forbidden' });
    becomeVisitor();
    await expect(joinCohort(joinCode)).rejects.toMatchObject({ code: 'signed-out' });
  });

  it('is seen whole by an admin', async () => {
    await becomePerson(await makePerson('admin'));
    expect((await selectTaughtCohorts()).map(({ id }) => id)).toContain(cohortId);
    expect((await selectOptionalOpenClass(cohortId))?.powers.own).toBe(true);
  });

  it('is left by a learner, and not by its last owner', async () => {
    await becomePerson(learner);
    await leaveCohort(cohortId);
    await expect(leaveCohort(cohortId)).rejects.toMatchObject({ code: 'not-found' });
    await becomePerson(instructor);
    expect(await selectTaughtCohorts()).toMatchObject([{ learners: 0 }]);
    await expect(leaveCohort(cohortId)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('is joined again by who left, seen from then on, and never by who was removed', async () => {
    const key = { cohortId_userId: { cohortId, userId: learner.id } };
    const before = await db().cohortMember.findUniqueOrThrow({ where: key });
    await becomePerson(learner);
    await joinCohort(joinCode);
    const again = await db().cohortMember.findUniqueOrThrow({ where: key });
    expect(again).toMatchObject({ status: 'active', endedAt: null });
    expect(again.joinedAt.getTime()).toBeGreaterThan(before.joinedAt.getTime());
    await becomePerson(instructor);
    await removeMember({ cohortId, userId: learner.id, removed: true });
    await becomePerson(learner);
    await expect(joinCohort(joinCode)).rejects.toMatchObject({ code: 'conflict' });
    await becomePerson(instructor);
    await removeMember({ cohortId, userId: learner.id, removed: false });
    expect(await db().cohortMember.findUniqueOrThrow({ where: key })).toMatchObject({
      status: 'active',
      joinedAt: again.joinedAt,
    });
  });
});

describe('the way into a class', () => {
  it('ends with a new code, when it is closed, when it expires and when the class is over', async () => {
    await becomePerson(instructor);
    const { id } = await createCohort('Doors');
    const code = async () => (await db().cohort.findUniqueOrThrow({ where: { id } })).joinCode;
    const first = await code();
    const tries = async (with_: string) => {
      await becomePerson(await makePerson());
      return joinCohort(with_).then(
        () => 'in',
        (error: { code: string }) => error.code,
      );
    };
    expect(await tries(first)).toBe('in');
    await becomePerson(instructor);
    await changeJoining({ cohortId: id, change: { newCode: true } });
    expect(await tries(first)).toBe('invalid');
    expect(await tries(await code())).toBe('in');
    await becomePerson(instructor);
    await changeJoining({ cohortId: id, change: { open: false } });
    expect(await tries(await code())).toBe('conflict');
    await becomePerson(instructor);
    await changeJoining({ cohortId: id, change: { open: true } });
    await changeJoining({ cohortId: id, change: { days: 1 } });
    expect(await tries(await code())).toBe('in');
    await db().cohort.update({ where: { id }, data: { joinExpiresAt: new Date(0) } });
    expect(await tries(await code())).toBe('conflict');
    becomeVisitor();
    expect(await openJoinLink(await code())).toMatchObject({ closed: 'expired', role: null });
    await becomePerson(instructor);
    await changeJoining({ cohortId: id, change: { days: null } });
    await archiveCohort({ cohortId: id, archived: true });
    expect(await tries(await code())).toBe('conflict');
    await becomePerson(instructor);
    const closed = changeJoining({ cohortId: id, change: { open: true } });
    await expect(closed).rejects.toMatchObject({ code: 'conflict' });
    await archiveCohort({ cohortId: id, archived: false });
    expect(await tries(await code())).toBe('in');
  });

  it('cannot be found by trying links', async () => {
    becomeVisitor();
    comeFrom('10.9.8.7');
    const tries = async () => {
      for (let n = 0; n < 100; n += 1) expect(await openJoinLink(`NONE-${n}000`)).toBeNull();
    };
    await tries();
    await expect(openJoinLink(joinCode)).rejects.toMatchObject({ code: 'too-many' });
  });

  it('lets a lecture hall in within a minute, all from one address', async () => {
    const hash = { passwordHash: 'x' };
    const people = await db().user.createManyAndReturn({
      data: Array.from({ length: 300 }, (_, n) => ({
        ...hash,
        email: `hall${n}@example.com`,
        name: `H ${n}`,
      })),
      select: { id: true, email: true, role: true },
    });
    comeFrom('10.1.1.1');
    for (const person of people) {
      await becomePerson(person);
      comeFrom('10.1.1.1');
      expect(await openJoinLink(joinCode)).toMatchObject({ closed: null });
      await joinCohort(joinCode);
    }
    expect(await db().cohortMember.count({ where: { cohortId, role: 'learner' } })).toBe(301);
  });
});

describe('the staff of a class', () => {
  let owner: Person;
  let assistant: Person;
  let id: string;
  beforeAll(async () => {
    [owner, assistant] = [await makePerson('instructor'), await makePerson()];
    await becomePerson(owner);
    ({ id } = await createCohort('Staffed'));
    await chooseStaff({ cohortId: id, who: { email: assistant.email }, role: 'reviewer' });
  });

  it('is chosen by owners, whatever the role of the account', async () => {
    await becomePerson(assistant);
    expect(await teachesAnything()).toBe(true);
    expect((await selectOptionalOpenClass(id))?.powers).toMatchObject({
      look: true,
      people: false,
    });
    const forbidden = { code: 'forbidden' };
    const more = { cohortId: id, who: { userId: assistant.id }, role: 'owner' as const };
    await expect(chooseStaff(more)).rejects.toMatchObject(forbidden);
    await expect(changeJoining({ cohortId: id, change: { newCode: true } })).rejects.toMatchObject(
      forbidden,
    );
    await becomePerson(owner);
    await chooseStaff({ cohortId: id, who: { userId: assistant.id }, role: 'instructor' });
    await becomePerson(assistant);
    await changeJoining({ cohortId: id, change: { newCode: true } });
    await expect(chooseStaff(more)).rejects.toMatchObject(forbidden);
    const others = { cohortId: id, userId: owner.id, removed: true };
    await expect(removeMember(others)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is cut off with the next request once removed', async () => {
    await becomePerson(owner);
    await removeMember({ cohortId: id, userId: assistant.id, removed: true });
    await becomePerson(assistant);
    expect(await selectOptionalOpenClass(id)).toBeNull();
    expect(await teachesAnything()).toBe(false);
    const rename = { cohortId: id, name: 'Mine', timeZone: 'UTC', retentionDays: 1 };
    await expect(changeCohort(rename)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('keeps an owner, also when two leave at once', async () => {
    const second = await makePerson('instructor');
    await becomePerson(owner);
    await chooseStaff({ cohortId: id, who: { email: second.email }, role: 'owner' });
    const leaving = [];
    for (const person of [owner, second]) {
      await becomePerson(person);
      leaving.push(
        leaveCohort(id).then(
          () => 'left',
          (error: { code: string }) => error.code,
        ),
      );
      // The request is read before the next one's cookies are set.
      await new Promise((done) => setTimeout(done, 20));
    }
    expect((await Promise.all(leaving)).sort()).toEqual(['conflict', 'left']);
    expect(
      await db().cohortMember.count({ where: { cohortId: id, role: 'owner', status: 'active' } }),
    ).toBe(1);
  });

  it('of an unknown address is refused, and nobody becomes a learner unasked', async () => {
    await becomePerson(await makePerson('admin'));
    const unknown = { cohortId: id, who: { email: 'nobody@example.com' }, role: 'owner' as const };
    await expect(chooseStaff(unknown)).rejects.toMatchObject({ code: 'not-found' });
    const somebody = await makePerson();
    const learner = { cohortId: id, who: { email: somebody.email }, role: 'learner' as const };
    await expect(chooseStaff(learner)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('a class', () => {
  it('is renamed by instructors, and deleted by owners with everything but the work', async () => {
    const [owner, teacher, person] = [
      await makePerson('instructor'),
      await makePerson('instructor'),
      await makePerson(),
    ];
    const id = await makeClass([
      { userId: owner.id, role: 'owner' },
      { userId: teacher.id, role: 'instructor' },
      { userId: person.id, joinedAt: new Date(0) },
    ]);
    const assignment = await makeAssignment(id);
    const work = await makeSubmission(person.id, new Date(), { assignedTo: [assignment] });
    await becomePerson(teacher);
    await changeCohort({ cohortId: id, name: 'New', timeZone: 'Asia/Tokyo', retentionDays: 30 });
    expect(await db().cohort.findUniqueOrThrow({ where: { id } })).toMatchObject({ name: 'New' });
    await expect(deleteCohort(id)).rejects.toMatchObject({ code: 'forbidden' });
    await becomePerson(owner);
    await deleteCohort(id);
    expect(await db().assignment.count({ where: { id: assignment } })).toBe(0);
    expect(await db().submission.count({ where: { id: work } })).toBe(1);
    expect(await db().auditEntry.count({ where: { action: 'class-deleted', subjectId: id } })).toBe(
      1,
    );
  });
});
