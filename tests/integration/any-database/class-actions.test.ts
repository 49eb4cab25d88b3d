import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WHOLE } from '@/core/contracts/talk-line';
import { resetLimits } from '@/server/auth/rate-limits';
import { newToken } from '@/server/auth/token';
import { db } from '@/server/db';
import { gradePool } from '@/server/jobs/grade-pool';
import { makeAssignment, makeClass, makeSubmission } from '../../support/class-rows';
import { becomePerson, makePerson, type Person, withDatabase } from '../../support/database';
import { becomeVisitor, currentCookies, goOnWith } from '../../support/request';

withDatabase();

/** Everybody who may come by a class, as in class-roles.test.ts. `disabled` was disabled while signed in. */
const PEOPLE = [
  'visitor',
  'learner',
  'other',
  'former',
  'reviewer',
  'instructor',
  'owner',
  'removed',
  'elsewhere',
  'admin',
  'disabled',
] as const;
type Who = (typeof PEOPLE)[number];

const people = {} as Record<Who, Person>;
const cookies = {} as Record<Who, Map<string, string>>;
const ago = (days: number) => new Date(Date.now() - days * 86_400_000);

beforeAll(async () => {
  for (const who of PEOPLE) {
    const teaches = ['instructor', 'owner', 'removed', 'elsewhere', 'disabled'].includes(who);
    people[who] = await makePerson(who === 'admin' ? 'admin' : teaches ? 'instructor' : 'learner');
    becomeVisitor();
    if (who !== 'visitor') await becomePerson(people[who]);
    cookies[who] = currentCookies();
  }
  await db().user.update({
    where: { id: people.disabled.id },
    data: { disabledAt: new Date() },
  });
});
afterAll(() => gradePool().close());

interface World {
  cohortId: string;
  joinCode: string;
  assignmentId: string;
  submissionId: string;
  linkId: string;
  token: string;
  threadId: string;
  commentId: string;
  keptId: string;
  itemId: string;
  dryRunId: string;
  appliedId: string;
}

/** A class with everybody in it, made anew for each call. */
async function makeWorld(): Promise<World> {
  const member = (who: Who, change: object = {}) => ({
    userId: people[who].id,
    joinedAt: ago(30),
    ...change,
  });
  const joinCode = newToken().token.slice(0, 20).toUpperCase().replaceAll('_', '-');
  const cohortId = await makeClass(
    [
      member('learner'),
      member('other'),
      member('former', { status: 'left', endedAt: ago(1) }),
      member('reviewer', { role: 'reviewer' }),
      member('instructor', { role: 'instructor' }),
      member('owner', { role: 'owner' }),
      member('disabled', { role: 'owner' }),
      member('removed', { role: 'instructor', status: 'removed', endedAt: ago(1) }),
    ],
    { joinCode },
  );
  // Whoever is disabled owns nothing for the count of owners that leave.
  await db().cohortMember.update({
    where: { cohortId_userId: { cohortId, userId: people.disabled.id } },
    data: { role: 'instructor' },
  });
  const assignmentId = await makeAssignment(cohortId);
  const submissionId = await makeSubmission(people.learner.id, ago(5), {
    assignedTo: [assignmentId],
  });
  const link = await db().shareLink.create({
    data: { submissionId, tokenHash: newToken().tokenHash },
  });
  const { token, tokenHash } = newToken();
  await db().rosterEntry.createMany({
    data: [
      { cohortId, email: 'expected@example.com', name: 'Expected' },
      { cohortId, email: people.learner.email, name: 'Claimed' },
    ],
  });
  await db().oneTimeLink.create({
    data: { cohortId, email: 'expected@example.com', tokenHash, expiresAt: ago(-1) },
  });
  const thread = await db().thread.create({
    data: {
      assignmentId,
      submissionId,
      comments: { create: { authorId: people.learner.id, fromStaff: false, text: 'Why?' } },
    },
    include: { comments: true },
  });
  const kept = await db().bankText.create({
    data: { cohortId, mission: 'newsletter', text: 'Kept.' },
  });
  const item = await db().rubricItem.create({
    data: { assignmentId, title: 'Looked for', points: 2, position: 0 },
  });
  const regrade = async (state: 'ready' | 'applied', open: true | null) => {
    const row = await db().regrade.create({
      data: {
        ...{ mission: 'newsletter', assignmentId, scope: assignmentId, state, open },
        ...{ missionVersion: '1', rulesVersion: '1', engineVersion: '1' },
        ...{ total: 0, unchanged: 0, leftOut: 0, expectedEvents: 0 },
      },
      select: { id: true },
    });
    return row.id;
  };
  return {
    cohortId,
    joinCode,
    assignmentId,
    submissionId,
    linkId: link.id,
    token,
    threadId: thread.id,
    commentId: thread.comments[0]?.id ?? '',
    keptId: kept.id,
    itemId: item.id,
    dryRunId: await regrade('ready', true),
    appliedId: await regrade('applied', null),
  };
}

const TERMS = {
  opens: null,
  due: null,
  closes: null,
  zone: 'UTC',
  attempts: null,
  lateRule: 'accept',
  latePercent: 0,
  points: 50,
  counts: 'best',
  release: 'atOnce',
};

type Told = Record<Who, string>;
const told = (signedIn: string, who: Partial<Told> = {}): Told =>
  ({
    ...Object.fromEntries(PEOPLE.map((one) => [one, signedIn])),
    visitor: 'signed-out',
    disabled: 'signed-out',
    ...who,
  }) as Told;
const all = (code: string, ...who: Who[]): Partial<Told> =>
  Object.fromEntries(who.map((one) => [one, code]));
/** What the membership permits: reviewers see the class, and so are told that they may not. */
const teachers = told('not-found', {
  reviewer: 'forbidden',
  ...all('ok', 'instructor', 'owner', 'admin'),
});
const owners: Told = { ...teachers, instructor: 'forbidden' };
const joining = told('ok', { removed: 'conflict' });
const leaving = told('not-found', {
  ...all('ok', 'learner', 'other', 'reviewer', 'instructor'),
  owner: 'conflict',
});
const TEACH = 'app/teach/cohorts/[id]/actions.ts';
const REVIEW = 'app/teach/cohorts/[id]/assignments/[assignment]/review/actions.ts';
const REGRADE = 'app/teach/cohorts/[id]/assignments/[assignment]/regrade/actions.ts';
const decided: Told = { ...teachers, ...all('conflict', 'instructor', 'owner', 'admin') };
/** Whoever may say something about what was handed in. */
const staff = told('not-found', all('ok', 'reviewer', 'instructor', 'owner', 'admin'));
const both = { ...staff, learner: 'ok' };

/** Every action about a class, or about work that a class sees: what it is given, and who gets what answer. */
const ACTIONS: Record<string, [input: (world: World) => unknown, answers: Told]> = {
  'app/account/actions.ts joinCohortAction': [({ joinCode }) => joinCode, joining],
  'app/account/actions.ts leaveCohortAction': [({ cohortId }) => cohortId, leaving],
  'app/classes/actions.ts endCalendarAction': [() => ({}), told('ok')],
  'app/classes/actions.ts joinClassAction': [({ joinCode }) => joinCode, joining],
  'app/classes/actions.ts leaveClassAction': [({ cohortId }) => cohortId, leaving],
  'app/classes/actions.ts makeCalendarAction': [() => ({}), told('ok')],
  'app/classes/actions.ts takePlaceAction': [
    ({ token }) => token,
    told('ok', all('conflict', 'reviewer', 'instructor', 'owner', 'removed')),
  ],
  'app/inbox/actions.ts askAction': [
    ({ assignmentId, submissionId }) => ({
      assignmentId,
      submissionId,
      target: WHOLE,
      aboutId: null,
      text: 'Why?',
    }),
    told('not-found', { learner: 'ok' }),
  ],
  // Of what is not theirs nothing is noted: tests/integration/any-database/talk.test.ts.
  'app/inbox/actions.ts readAction': [({ threadId }) => [threadId], told('ok')],
  'app/inbox/actions.ts replyAction': [({ threadId }) => ({ threadId, text: 'So.' }), both],
  'app/inbox/actions.ts resolveAction': [({ threadId }) => ({ threadId, resolved: true }), both],
  // Of what is not theirs nothing is noted: tests/integration/regrades.test.ts.
  'app/inbox/actions.ts seenRegradeAction': [({ submissionId }) => submissionId, told('ok')],
  'app/inbox/actions.ts talkAction': [() => ({ mission: 'newsletter' }), told('ok')],
  'app/inbox/actions.ts withdrawAction': [
    ({ commentId }) => commentId,
    told('not-found', { learner: 'ok' }),
  ],
  'app/inbox/stop/[token]/actions.ts stopNewsAction': [
    () => ({ token: 'x' }),
    told('not-found', all('not-found', 'visitor', 'disabled')),
  ],
  // This grade is of no mission's rules, so not even its owner is asked: tests/integration/any-database/explanations.test.ts has the rest.
  'app/submissions/[id]/actions.ts explainAction': [
    ({ submissionId }) => ({ submission: submissionId, explanation: [] }),
    told('not-found'),
  ],
  'app/submissions/[id]/actions.ts makeShareLinkAction': [
    ({ submissionId }) => ({ submissionId, days: 7 }),
    told('not-found', { learner: 'ok' }),
  ],
  'app/submissions/[id]/actions.ts revokeShareLinkAction': [
    ({ linkId }) => linkId,
    told('not-found', { learner: 'ok' }),
  ],
  'app/teach/actions.ts createCohortAction': [
    () => ({ name: 'Another class', zone: 'UTC' }),
    told('ok', all('forbidden', 'learner', 'other', 'former', 'reviewer')),
  ],
  'app/teach/actions.ts makeResetLinkAction': [
    () => people.learner.id,
    told('forbidden', {
      ...all('ok', 'instructor', 'owner', 'admin'),
      ...all('not-found', 'removed', 'elsewhere'),
    }),
  ],
  'app/teach/actions.ts setCohortPremiumAction': [
    ({ cohortId }) => ({ cohortId, premium: true }),
    told('forbidden', { admin: 'ok' }),
  ],
  [`${TEACH} archiveCohortAction`]: [({ cohortId }) => ({ cohortId, archived: true }), teachers],
  [`${TEACH} changeAssignmentAction`]: [
    ({ assignmentId }) => ({ assignmentId, terms: TERMS }),
    teachers,
  ],
  [`${TEACH} changeCohortAction`]: [
    ({ cohortId }) => ({ cohortId, name: 'Renamed', timeZone: 'UTC', retentionDays: 30 }),
    teachers,
  ],
  [`${TEACH} changeJoiningAction`]: [
    ({ cohortId }) => ({ cohortId, change: { newCode: true } }),
    teachers,
  ],
  [`${TEACH} chooseStaffAction`]: [
    ({ cohortId }) => ({ cohortId, who: { userId: people.other.id }, role: 'reviewer' }),
    owners,
  ],
  [`${TEACH} confirmClaimAction`]: [
    ({ cohortId }) => ({ cohortId, userId: people.learner.id }),
    teachers,
  ],
  [`${TEACH} deleteCohortAction`]: [({ cohortId }) => cohortId, owners],
  [`${TEACH} extendAction`]: [
    ({ assignmentId }) => ({
      assignmentId,
      userId: people.learner.id,
      extension: { due: null, zone: 'UTC', attempts: 1, reason: 'Ill' },
    }),
    teachers,
  ],
  [`${TEACH} makePlaceLinksAction`]: [({ cohortId }) => ({ cohortId, email: null }), teachers],
  [`${TEACH} removeAssignmentAction`]: [({ assignmentId }) => assignmentId, teachers],
  [`${TEACH} removeExpectedAction`]: [
    ({ cohortId }) => ({ cohortId, email: 'expected@example.com' }),
    teachers,
  ],
  [`${TEACH} removeMemberAction`]: [
    ({ cohortId }) => ({ cohortId, userId: people.other.id, removed: true }),
    teachers,
  ],
  [`${TEACH} setAssignmentsAction`]: [
    ({ cohortId }) => ({
      cohortId,
      activities: [{ kind: 'quiz', slug: 'sync-async' }],
      terms: TERMS,
    }),
    teachers,
  ],
  // The dry run of this world is by other rules than today's, and is open: that is told to whoever may.
  [`${REGRADE} applyRegradeAction`]: [
    ({ dryRunId }) => ({ id: dryRunId, neverLower: true }),
    decided,
  ],
  [`${REGRADE} cancelRegradeAction`]: [({ dryRunId }) => dryRunId, teachers],
  [`${REGRADE} startRegradeAction`]: [({ assignmentId }) => ({ assignmentId }), teachers],
  [`${REGRADE} undoRegradeAction`]: [({ appliedId }) => appliedId, decided],
  [`${REVIEW} commentAction`]: [
    ({ assignmentId, submissionId }) => ({
      assignmentId,
      submissionId,
      target: WHOLE,
      group: null,
      text: 'Look here.',
      keep: true,
    }),
    staff,
  ],
  [`${REVIEW} forgetTextAction`]: [({ keptId }) => keptId, staff],
  [`${REVIEW} givePointsAction`]: [
    ({ assignmentId, submissionId }) => ({
      assignmentId,
      submissionId,
      points: 7,
      reason: 'Well drawn',
      version: 0,
    }),
    staff,
  ],
  [`${REVIEW} pickItemAction`]: [
    ({ assignmentId, submissionId, itemId }) => ({
      assignmentId,
      submissionId,
      itemId,
      picked: true,
    }),
    staff,
  ],
  [`${REVIEW} saveRubricAction`]: [
    ({ assignmentId, itemId }) => ({
      assignmentId,
      seen: [{ id: itemId, title: 'Looked for', points: 2 }],
      items: [{ id: null, title: 'Another', points: -1 }],
    }),
    teachers,
  ],
  // This assignment is released at once, which is told to whoever may release.
  [`${REVIEW} releaseAction`]: [
    ({ assignmentId }) => ({ assignmentId, released: true }),
    told('not-found', {
      reviewer: 'forbidden',
      ...all('conflict', 'instructor', 'owner', 'admin'),
    }),
  ],
  [`${REVIEW} keepOpenAction`]: [
    ({ assignmentId, submissionId }) => ({ assignmentId, submissionId }),
    staff,
  ],
  [`${REVIEW} markAction`]: [
    ({ assignmentId, submissionId }) => ({ assignmentId, submissionId, looked: true }),
    staff,
  ],
};

type Action = (input: unknown) => Promise<{ ok: boolean; code?: string }>;
const modules = import.meta.glob<Record<string, Action>>('/app/**/actions.ts');
const OURS = /^app\/(teach|classes|submissions|inbox)\/|(join|leave)CohortAction$/;

async function actions(): Promise<Map<string, Action>> {
  const found = await Promise.all(
    Object.entries(modules).map(async ([file, load]) =>
      Object.entries(await load()).map(([name, run]) => [`${file.slice(1)} ${name}`, run] as const),
    ),
  );
  return new Map(found.flat());
}

describe('by what somebody is in a class', () => {
  it('every action about classes and work is named here', async () => {
    const names = [...(await actions()).keys()].filter((name) => OURS.test(name));
    expect(names.sort()).toEqual(Object.keys(ACTIONS).sort());
  });

  it.each(Object.entries(ACTIONS))('%s answers whom it should', async (name, [input, expected]) => {
    const run = (await actions()).get(name);
    const found = {} as Told;
    for (const who of PEOPLE) {
      const world = await makeWorld();
      resetLimits();
      goOnWith(cookies[who]);
      const result = await run?.(input(world));
      found[who] = result?.ok ? 'ok' : (result?.code ?? 'nothing');
      await db().cohort.deleteMany({ where: { id: world.cohortId } });
    }
    expect(found).toEqual(expected);
  });
});
