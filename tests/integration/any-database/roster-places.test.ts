import { beforeEach, describe, expect, it } from 'vitest';
import { resetLimits } from '@/server/auth/rate-limits';
import { selectPeople } from '@/server/data/class-people';
import { confirmClaim, selectClaims } from '@/server/data/roster-places';
import { db } from '@/server/db';
import { createCohort, joinCohort } from '@/server/services/cohorts';
import { makeInvitation } from '@/server/services/make-links';
import { acceptInvitation } from '@/server/services/one-time-links';
import { changeEmail } from '@/server/services/own-account';
import { readRoster } from '@/server/services/roster';
import { makePlaceLinks, openPlace, takePlace } from '@/server/services/roster-places';
import { becomePerson, makePerson, type Person, withDatabase } from '../../support/database';

withDatabase();

let instructor: Person;
let cohortId: string;
let joinCode: string;
beforeEach(async () => {
  resetLimits();
  instructor = await makePerson('instructor');
  await becomePerson(instructor);
  ({ id: cohortId } = await createCohort('A class'));
  ({ joinCode } = await db().cohort.findUniqueOrThrow({ where: { id: cohortId } }));
});

async function enrol(...people: [email: string, name: string][]) {
  await becomePerson(instructor);
  const rows = people.map(([email, name]) => `${email},${name},A,7`);
  const answer = await readRoster(cohortId, `email,name,section,id\n${rows.join('\n')}`, true);
  expect(answer.problems).toEqual([]);
  return answer.outcome;
}
async function names() {
  await becomePerson(instructor);
  const { learners, expected } = await selectPeople(cohortId, { search: '', page: 1 });
  return { in: learners.map(({ name }) => name), expected: expected.map(({ name }) => name) };
}
async function links(email: string | null = null) {
  await becomePerson(instructor);
  return (await makePlaceLinks({ cohortId, email })).links;
}
const join = async (person: Person) => {
  await becomePerson(person);
  await joinCohort(joinCode);
};
const proved = (person: Person) =>
  db().user.update({ where: { id: person.id }, data: { emailConfirmedAt: new Date() } });

describe('an address that was only typed', () => {
  it('takes nobody’s name, before the roster or after it, until an instructor confirms it', async () => {
    const [early, late] = [await makePerson(), await makePerson()];
    await join(early);
    await enrol([early.email, 'Ana'], [late.email, 'Ben']);
    await join(late);
    expect(await names()).toEqual({ in: ['A learner', 'A learner'], expected: ['Ana', 'Ben'] });
    expect(
      (await selectClaims(cohortId)).map(({ userId, rosterName }) => [userId, rosterName]),
    ).toEqual([
      [early.id, 'Ana'],
      [late.id, 'Ben'],
    ]);
    await confirmClaim(cohortId, early.id);
    expect(await names()).toEqual({ in: ['A learner', 'Ana'], expected: ['Ben'] });
    await expect(confirmClaim(cohortId, early.id)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('cannot be confirmed by the one who claims', async () => {
    const person = await makePerson();
    await enrol([person.email, 'Ana']);
    await join(person);
    await expect(confirmClaim(cohortId, person.id)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is unproved again when it is changed, and a place stays with who has it', async () => {
    const [ana, thief] = [await makePerson(), await makePerson()];
    await proved(ana);
    await proved(thief);
    await enrol([ana.email, 'Ana'], ['ben@example.org', 'Ben']);
    await join(ana);
    await join(thief);
    expect((await names()).in).toEqual(['A learner', 'Ana']);
    await becomePerson(thief);
    await changeEmail({ email: 'ben@example.org' });
    await enrol([ana.email, 'Ana Alvarez'], ['ben@example.org', 'Ben']);
    expect(await names()).toEqual({ in: ['A learner', 'Ana Alvarez'], expected: ['Ben'] });
  });
});

describe('a proved address', () => {
  it('takes its place on joining, and when the roster comes later', async () => {
    const [early, late] = [await makePerson(), await makePerson()];
    await proved(early);
    await proved(late);
    await join(early);
    expect(await enrol([early.email, 'Ana'], [late.email, 'Ben'])).toMatchObject({
      added: 1,
      changed: 1,
    });
    await join(late);
    expect(await names()).toEqual({ in: ['Ana', 'Ben'], expected: [] });
  });

  it('is one to which an invitation was made', async () => {
    await enrol(['cem@example.org', 'Cem']);
    const { url } = await makeInvitation({ email: 'cem@example.org', role: 'learner', joinCode });
    const token = url.split('/').at(-1) ?? '';
    await acceptInvitation({ token, name: 'C', password: 'quiet evenings in june' });
    expect(await names()).toEqual({ in: ['Cem'], expected: [] });
  });
});

describe('a personal link', () => {
  it('puts one person in one place, once, whatever their address is', async () => {
    await enrol(['dina@example.org', 'Dina'], ['emil@example.org', 'Emil']);
    const made = await links();
    expect(made.map(({ name, section }) => [name, section])).toEqual([
      ['Dina', 'A'],
      ['Emil', 'A'],
    ]);
    const token = made[0]?.token ?? '';
    const [person, other] = [await makePerson(), await makePerson()];
    await becomePerson(person);
    expect(await openPlace(token)).toMatchObject({ className: 'A class', name: 'Dina' });
    expect(await takePlace(token)).toEqual({ id: cohortId });
    await becomePerson(other);
    expect(await openPlace(token)).toBeNull();
    await expect(takePlace(token)).rejects.toMatchObject({ code: 'not-found' });
    expect(await names()).toEqual({ in: ['Dina'], expected: ['Emil'] });
    const row = await db().user.findUniqueOrThrow({ where: { id: person.id } });
    expect(row.emailConfirmedAt).toBeNull();
  });

  it('names a member who joined as themselves, and nobody a second time', async () => {
    await enrol(['fay@example.org', 'Fay'], ['gus@example.org', 'Gus']);
    const person = await makePerson();
    await join(person);
    const [fay, gus] = await links();
    await becomePerson(person);
    await takePlace(fay?.token ?? '');
    await expect(takePlace(gus?.token ?? '')).rejects.toMatchObject({ code: 'conflict' });
    expect(await names()).toEqual({ in: ['Fay'], expected: ['Gus'] });
  });

  it('is dead when it is replaced, expired, taken off the roster, or its class is over', async () => {
    await enrol(['h@example.org', 'H'], ['i@example.org', 'I']);
    const [first] = await links();
    const [second, beside] = await links();
    const [third] = await links('h@example.org');
    expect(await openPlace(first?.token ?? '')).toBeNull();
    expect(await openPlace(second?.token ?? '')).toBeNull();
    expect(await openPlace(third?.token ?? '')).not.toBeNull();
    expect(await openPlace(beside?.token ?? '')).not.toBeNull();
    await db().rosterEntry.delete({
      where: { cohortId_email: { cohortId, email: 'h@example.org' } },
    });
    expect(await openPlace(third?.token ?? '')).toBeNull();
    await db().cohort.update({ where: { id: cohortId }, data: { archivedAt: new Date() } });
    expect(await openPlace(beside?.token ?? '')).toBeNull();
    await db().cohort.update({ where: { id: cohortId }, data: { archivedAt: null } });
    await db().oneTimeLink.updateMany({ data: { expiresAt: new Date(0) } });
    expect(await openPlace(beside?.token ?? '')).toBeNull();
  });

  it('does not let back in who was removed', async () => {
    await enrol(['j@example.org', 'J']);
    const person = await makePerson();
    await join(person);
    await db().cohortMember.updateMany({
      where: { userId: person.id },
      data: { status: 'removed' },
    });
    const [link] = await links();
    await becomePerson(person);
    await expect(takePlace(link?.token ?? '')).rejects.toMatchObject({ code: 'conflict' });
  });

  it('makes no account, opened as an invitation', async () => {
    await enrol(['k@example.org', 'K']);
    const [link] = await links();
    const token = link?.token ?? '';
    const person = { token, name: 'K', password: 'quiet evenings in june' };
    await expect(acceptInvitation(person)).rejects.toMatchObject({ code: 'not-found' });
    expect(await openPlace(token)).not.toBeNull();
  });
});
