import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { grade } from '@/core/grading/grade';
import { likenessOf } from '@/core/grading/likeness';
import { beginRound } from '@/core/interview/round';
import { applyMigrations } from '@/prisma/schema-engine';
import { newToken } from '@/server/auth/token';
import { loadMission } from '@/server/content/missions';
import { settleAll } from '@/server/data/results';
import { adapterFactory } from '@/server/database-adapter';
import { closeDb, db } from '@/server/db';
import { serverEnv } from '@/server/env';
import { Browser } from '../../support/browser';
import { makeAssignment, makeClass, makeSubmission } from '../../support/class-rows';
import { emptyDatabase, makePerson, type Person } from '../../support/database';
import { emptyDesign } from '../../support/designs';
import { actionId, callAction } from '../../support/server-actions';
import { startServer } from '../../support/server-process';
import { handlerRoutes, pageRoutes } from '../../support/surface';

/** Everybody who may come by a class, and what they are in it. The work is that of `learner`. */
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

const browsers = {} as Record<Who, Browser>;
const params: Record<string, string> = {};
let end: () => Promise<void>;

const ago = (days: number) => new Date(Date.now() - days * 86_400_000);

beforeAll(async () => {
  const { env, drop } = await emptyDatabase();
  Object.assign(process.env, env, {
    NEXTAUTH_SECRET: 'a long enough secret for a real installation',
    NEXTAUTH_URL: 'http://localhost:3000',
    LOG_LEVEL: 'silent',
  });
  await applyMigrations(adapterFactory(serverEnv()));
  const roles = {
    instructor: 'instructor',
    owner: 'instructor',
    removed: 'instructor',
    elsewhere: 'instructor',
    admin: 'admin',
  } as const;
  const people = {} as Record<Who, Person>;
  for (const who of PEOPLE) {
    people[who] = await makePerson(who in roles ? roles[who as keyof typeof roles] : 'learner');
  }
  const member = (who: Who, change: object = {}) => ({
    userId: people[who].id,
    joinedAt: ago(30),
    ...change,
  });
  const cohortId = await makeClass(
    [
      member('learner'),
      member('other'),
      member('former', { status: 'left', endedAt: ago(1) }),
      member('reviewer', { role: 'reviewer' }),
      member('instructor', { role: 'instructor' }),
      member('owner', { role: 'owner' }),
      member('disabled', { role: 'instructor' }),
      member('removed', { role: 'instructor', status: 'removed', endedAt: ago(1) }),
    ],
    { joinCode: 'ROLE-TEST' },
  );
  await makeClass([member('elsewhere', { role: 'owner' })]);
  const mission = await makeAssignment(cohortId);
  const quiz = await makeAssignment(cohortId, { kind: 'quiz', slug: 'sync-async' });
  const design = emptyDesign();
  const loaded = await loadMission('newsletter');
  if (loaded === null) throw new Error('no newsletter');
  const graded = { mission: loaded.mission, missionSlug: 'newsletter', diagram: design, seed: 's' };
  const report = grade({ ...graded, stories: false });
  const submit = (owner: string, assignedTo: string[]) =>
    makeSubmission(owner, ago(5), { assignedTo, diagram: design, report });
  const handedIn = await submit(people.learner.id, [mission]);
  await db().$transaction((tx) => settleAll(tx, mission));
  const { key: group } = likenessOf(loaded.mission, design, report.findings);
  const practice = await submit(people.learner.id, []);
  const ofStaff = await submit(people.instructor.id, []);
  const attempt = await db().quizAttempt.create({
    data: {
      userId: people.learner.id,
      quiz: 'sync-async',
      seed: 'v.1',
      total: 10,
      score: 5,
      finishedAt: ago(5),
      assignedTo: { create: { assignmentId: quiz } },
    },
  });
  const interview = await makeAssignment(cohortId, { kind: 'round' });
  const round = await db().round.create({
    data: {
      userId: people.learner.id,
      mission: 'newsletter',
      seed: 's',
      open: null,
      state: beginRound(45, false, Date.now()),
      finishedAt: ago(5),
      assignedTo: { create: { assignmentId: interview } },
    },
  });
  const place = newToken();
  await db().rosterEntry.create({
    data: { cohortId, email: 'expected@example.com', name: 'Expected' },
  });
  await db().oneTimeLink.create({
    data: {
      cohortId,
      email: 'expected@example.com',
      tokenHash: place.tokenHash,
      expiresAt: new Date(Date.now() + 3_600_000),
    },
  });
  await closeDb();
  const server = await startServer(env);
  for (const who of PEOPLE) {
    browsers[who] = new Browser(server.url);
    if (who === 'visitor') continue;
    const answer = await browsers[who].signIn(people[who].email, 'correct horse');
    expect([who, answer.status]).toEqual([who, 200]);
  }
  // With its session open: from the next request on it is a visitor to every page.
  const disable = actionId('app/admin/people/actions.ts', 'changePersonAction');
  const change = { what: 'disabled', id: people.disabled.id, disabled: true };
  expect(await callAction(browsers.admin, '/admin/people', disable, change)).toContain('"ok":true');
  const root = `/teach/cohorts/${cohortId}`;
  Object.assign(params, {
    '/join/[code]': '/join/ROLE-TEST',
    '/join/place/[token]': `/join/place/${place.token}`,
    '/classes/[id]': `/classes/${cohortId}`,
    '/teach/cohorts/[id]/assignments/[assignment]': `${root}/assignments/${mission}`,
    '/teach/cohorts/[id]/assignments/[assignment]/alike': `${root}/assignments/${mission}/alike`,
    '/teach/cohorts/[id]/assignments/[assignment]/alike/[key]': `${root}/assignments/${mission}/alike/${group}`,
    '/teach/cohorts/[id]/assignments/[assignment]/review': `${root}/assignments/${mission}/review`,
    '/teach/cohorts/[id]/assignments/[assignment]/review/[submission]': `${root}/assignments/${mission}/review/${handedIn}`,
    '/teach/cohorts/[id]/assignments/[assignment]/review/[submission]/canvas': `${root}/assignments/${mission}/review/${handedIn}/canvas`,
    '/teach/cohorts/[id]/assignments/[assignment]/items': `${root}/assignments/${mission}/items`,
    '/teach/cohorts/[id]/assignments/[assignment]/regrade': `${root}/assignments/${mission}/regrade`,
    '/teach/cohorts/[id]/rounds/[round]': `${root}/rounds/${round.id}`,
    '/teach/cohorts/[id]/attempts/[attempt]': `${root}/attempts/${attempt.id}`,
    '/teach/cohorts/[id]/learners/[learner]': `${root}/learners/${people.learner.id}`,
    '/submissions/[id]': `/submissions/${handedIn}`,
    '/submissions/[id] practice': `/submissions/${practice}`,
    '/submissions/[id] of staff': `/submissions/${ofStaff}`,
    '/submissions/[id]/defend': `/submissions/${handedIn}/defend`,
    '/submissions/[id]/explain': `/submissions/${handedIn}/explain`,
    '/submissions/compare': `/submissions/compare?before=${handedIn}&after=${handedIn}`,
    'GET /api/submissions/[id]/state': `/api/submissions/${handedIn}/state`,
    root,
    cohort: cohortId,
  });
  end = async () => {
    await server.stop();
    await drop();
  };
}, 600_000);
afterAll(() => end());

const pathOf = (route: string) =>
  params[route] ?? route.replace('[id]', params.cohort ?? '').replace(/^[A-Z]+ /, '');

const every = (status: number): Record<Who, number> =>
  Object.fromEntries(PEOPLE.map((who) => [who, status])) as Record<Who, number>;
const SIGN_IN = 307;
/** Pages that need a session, with who finds something there. */
const open = (...who: Who[]): Record<Who, number> => ({
  ...every(404),
  visitor: SIGN_IN,
  disabled: SIGN_IN,
  ...Object.fromEntries(who.map((one) => [one, 200])),
});
const STAFF: Who[] = ['reviewer', 'instructor', 'owner', 'admin'];
const TEACHERS: Who[] = ['instructor', 'owner', 'admin'];

/** Every page on which a class, or somebody's work, is to be seen. */
const PAGES: Record<string, Record<Who, number>> = {
  '/classes': { ...every(200), visitor: SIGN_IN, disabled: SIGN_IN },
  '/classes/[id]': open('learner', 'other'),
  '/join/[code]': every(200),
  '/join/place/[token]': every(200),
  '/submissions/[id]': open('learner', ...STAFF),
  '/submissions/[id]/defend': open('learner'),
  // An empty design raises no questions; who may answer them: tests/integration/any-database/explanations.test.ts.
  '/submissions/[id]/explain': open(),
  '/submissions/compare': open('learner', ...STAFF),
  '/teach': open('reviewer', 'instructor', 'owner', 'removed', 'elsewhere', 'admin'),
  '/teach/cohorts/[id]': open(...STAFF),
  '/teach/cohorts/[id]/assignments': open(...STAFF),
  '/teach/cohorts/[id]/assignments/[assignment]': open(...STAFF),
  '/teach/cohorts/[id]/assignments/[assignment]/alike': open(...STAFF),
  '/teach/cohorts/[id]/assignments/[assignment]/alike/[key]': open(...STAFF),
  '/teach/cohorts/[id]/assignments/[assignment]/items': open(...STAFF),
  '/teach/cohorts/[id]/assignments/[assignment]/regrade': open(...TEACHERS),
  '/teach/cohorts/[id]/assignments/[assignment]/review': open(...STAFF),
  '/teach/cohorts/[id]/assignments/[assignment]/review/[submission]': open(...STAFF),
  '/teach/cohorts/[id]/assignments/[assignment]/review/[submission]/canvas': open(...STAFF),
  '/teach/cohorts/[id]/attempts/[attempt]': open(...STAFF),
  '/teach/cohorts/[id]/learners/[learner]': open(...STAFF),
  '/teach/cohorts/[id]/matrix': open(...STAFF),
  '/teach/cohorts/[id]/people': open(...TEACHERS),
  '/teach/cohorts/[id]/preview': open(...STAFF),
  '/teach/cohorts/[id]/rounds/[round]': open(...STAFF),
  '/teach/cohorts/[id]/settings': open(...TEACHERS),
};

/** The same for work that was handed in to no assignment, and for that of co-instructors. */
const WORK: Record<string, Record<Who, number>> = {
  '/submissions/[id] practice': open('learner', ...TEACHERS),
  '/submissions/[id] of staff': open('instructor', 'admin'),
};

const told = (signedIn: number, who: Partial<Record<Who, number>>): Record<Who, number> => ({
  ...every(signedIn),
  visitor: 401,
  disabled: 401,
  ...who,
});
const only = (who: readonly Who[]) => Object.fromEntries(who.map((one) => [one, 200]));

/** Every handler that answers with what belongs to a class or to somebody. */
const HANDLERS: Record<string, Record<Who, number>> = {
  'GET /api/cohorts/[id]/gradebook': told(404, { ...only(TEACHERS), reviewer: 403 }),
  'GET /api/cohorts/[id]/submissions': told(404, { ...only(TEACHERS), reviewer: 403 }),
  'POST /api/cohorts/[id]/roster': told(404, { ...only(TEACHERS), reviewer: 403 }),
  'GET /api/submissions/[id]/state': told(404, only(['learner', ...STAFF])),
};

const OURS = /^(\w+ )?(\/api)?\/(teach|classes|join|submissions|cohorts)(\/|$)/;

async function statuses(ask: (browser: Browser) => Promise<Response>) {
  const found = {} as Record<Who, number>;
  for (const who of PEOPLE) found[who] = (await ask(browsers[who])).status;
  return found;
}

describe('by what somebody is in a class', () => {
  it('every page and handler about classes and work is named here', () => {
    expect(pageRoutes().filter((route) => OURS.test(route))).toEqual(Object.keys(PAGES).sort());
    expect(handlerRoutes().filter((route) => OURS.test(route))).toEqual(
      Object.keys(HANDLERS).sort(),
    );
  });

  it.each(Object.entries({ ...PAGES, ...WORK }))(
    '%s opens for whom it should',
    async (route, expected) => {
      expect(await statuses((browser) => browser.get(pathOf(route)))).toEqual(expected);
    },
  );

  it.each(Object.entries(HANDLERS))('%s answers whom it should', async (route, expected) => {
    const path = pathOf(route);
    const ask = (browser: Browser) =>
      route.startsWith('POST')
        ? browser.request(path, { method: 'POST', body: 'email\na@example.com' })
        : browser.get(path);
    expect(await statuses(ask)).toEqual(expected);
  });
});
