import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mayReadPremium } from '@/core/access/premium';
import { resetLimits } from '@/server/auth/rate-limits';
import { selectTaughtCohorts } from '@/server/data/cohorts';
import { selectOptionalStanding } from '@/server/data/premium';
import { createCohort, joinCohort, leaveCohort } from '@/server/services/cohorts';
import { setCohortPremium, setPremiumOf } from '@/server/services/premium';
import { becomePerson, makePerson, type Person, withDatabase } from '../../support/database';
import { becomeVisitor } from '../../support/request';

withDatabase();
beforeEach(resetLimits);

const people = {} as Record<'admin' | 'instructor' | 'learner' | 'stranger', Person>;
let cohortId: string;
beforeAll(async () => {
  people.admin = await makePerson('admin');
  people.instructor = await makePerson('instructor');
  people.learner = await makePerson();
  people.stranger = await makePerson();
  await becomePerson(people.instructor);
  ({ id: cohortId } = await createCohort('Evening class'));
  const [cohort] = await selectTaughtCohorts();
  await becomePerson(people.learner);
  await joinCohort(cohort?.joinCode);
});

async function mayRead(person: Person): Promise<boolean> {
  await becomePerson(person);
  return mayReadPremium(await selectOptionalStanding());
}

describe('premium lessons', () => {
  it('are closed to visitors and learners, open to who teaches', async () => {
    becomeVisitor();
    expect(mayReadPremium(await selectOptionalStanding())).toBe(false);
    expect(await mayRead(people.learner)).toBe(false);
    expect(await mayRead(people.instructor)).toBe(true);
  });

  it('are opened to a class by an admin alone', async () => {
    for (const person of [people.learner, people.instructor]) {
      await becomePerson(person);
      await expect(setCohortPremium({ cohortId, premium: true })).rejects.toMatchObject({
        code: 'forbidden',
      });
    }
    expect(await mayRead(people.learner)).toBe(false);
    await becomePerson(people.admin);
    await setCohortPremium({ cohortId, premium: true });
    expect(await mayRead(people.learner)).toBe(true);
    expect(await mayRead(people.stranger)).toBe(false);
  });

  it('close again with the class, and to whoever leaves it', async () => {
    await becomePerson(people.learner);
    await leaveCohort(cohortId);
    expect(await mayRead(people.learner)).toBe(false);
    await becomePerson(people.admin);
    const unknown = { cohortId: crypto.randomUUID(), premium: true };
    await expect(setCohortPremium(unknown)).rejects.toMatchObject({ code: 'not-found' });
    await expect(setCohortPremium({ cohortId, premium: 'yes' })).rejects.toMatchObject({
      code: 'invalid',
    });
  });

  it('are opened to one person by hand', async () => {
    await setPremiumOf(` ${people.stranger.email.toUpperCase()} `, true);
    expect(await mayRead(people.stranger)).toBe(true);
    await setPremiumOf(people.stranger.email, false);
    expect(await mayRead(people.stranger)).toBe(false);
    await expect(setPremiumOf('nobody@example.com', true)).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
