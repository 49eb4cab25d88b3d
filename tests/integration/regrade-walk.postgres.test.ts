import { type Browser, chromium, expect as expectPage, type Page } from 'playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Mission } from '@/core/contracts/mission-schema';
import { settleAll } from '@/server/data/results';
import { closeDb, db } from '@/server/db';
import { axeFindings } from '../e2e/support/axe';
import { ADMIN, INSTRUCTOR, LEARNER, signIn } from '../e2e/support/people';
import { makeAssignment, makeClass } from '../support/class-rows';
import { makePerson } from '../support/database';
import { newsletterDesign } from '../support/designs';
import { earlierNewsletter, handedInEarlier } from '../support/earlier-grade';
import { serveSeeded } from '../support/serve-seeded';

/** The newsletter when it was run for a moment longer and counted twice as much. */
const then = (copy: Mission) => {
  for (const scenario of copy.scenarios) scenario.horizonMs += 1;
  for (const { checks } of copy.stages) {
    for (const check of checks) check.points *= 2;
  }
};
const OTHERS = 3;
/** A busy machine takes its time; nothing here is about how long anything takes. */
const onPage = expectPage.configure({ timeout: 60_000 });

describe('grading anew in the browser', () => {
  let served: Awaited<ReturnType<typeof serveSeeded>>;
  let browser: Browser;
  let cohortId: string;
  let assignmentId: string;
  const open = async (person: { email: string; password: string }, path: string): Promise<Page> => {
    const context = await browser.newContext({ baseURL: served.server.url });
    const page = await context.newPage();
    await signIn(page, person, path);
    return page;
  };

  beforeAll(async () => {
    served = await serveSeeded();
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu'],
    });
    const [teacher, learner] = await Promise.all(
      [INSTRUCTOR, LEARNER].map(({ email }) => db().user.findUniqueOrThrow({ where: { email } })),
    );
    const others = await Promise.all(Array.from({ length: OTHERS }, () => makePerson()));
    const people = [learner, ...others].map((person) => person?.id ?? '');
    cohortId = await makeClass([
      { userId: teacher?.id ?? '', role: 'owner' },
      ...people.map((userId) => ({ userId, joinedAt: new Date(0) })),
    ]);
    assignmentId = await makeAssignment(cohortId);
    const was = await earlierNewsletter(then);
    const diagram = newsletterDesign('wrong/synchronous-loop');
    for (const userId of people) {
      await handedInEarlier(userId, was, { diagram, assignedTo: [assignmentId] });
    }
    await db().$transaction((tx) => settleAll(tx, assignmentId), { timeout: 60_000 });
  }, 600_000);
  afterAll(async () => {
    await browser?.close();
    await closeDb();
    await served?.end();
  }, 120_000);

  it('survives the end of its process, is applied, told and taken back', async () => {
    const page = await open(
      INSTRUCTOR,
      `/teach/cohorts/${cohortId}/assignments/${assignmentId}/regrade`,
    );
    await onPage(
      page.getByText(`${OTHERS + 1} tries: what happens in a run has changed`),
    ).toBeVisible();
    await page.getByRole('button', { name: 'Start a dry run' }).click();
    const progress = page.getByRole('progressbar', { name: 'Graded anew' });
    await onPage
      .poll(async () => Number(await progress.getAttribute('aria-valuenow')), { timeout: 240_000 })
      .toBeGreaterThan(0);
    expect(await axeFindings(page)).toEqual([]);

    // The process dies in the middle of it; the next one goes on.
    const { server } = served;
    const [inner = 0] = server.children();
    process.kill(inner, 'SIGKILL');
    const waiting = await db().regradeItem.count({ where: { state: 'waiting' } });
    expect(waiting).toBeGreaterThan(0);
    await onPage
      .poll(() => server.output().split('is running at').length, { timeout: 240_000 })
      .toBeGreaterThan(2);
    const found = page.getByRole('region', { name: 'What the dry run found' });
    await onPage(found.getByText(`${OTHERS + 1} grades differ`)).toBeVisible({ timeout: 240_000 });
    const items = await db().regradeItem.groupBy({ by: ['state'], _count: true });
    expect(items).toEqual([{ state: 'done', _count: OTHERS + 1 }]);
    expect(await db().grade.count()).toBe(OTHERS + 1);
    await found.getByText('difference').first().click();
    expect(await axeFindings(page)).toEqual([]);

    await found.getByRole('button', { name: `Apply it to ${OTHERS + 1} tries` }).click();
    await onPage(page.getByRole('region', { name: 'Applied', exact: true })).toBeVisible({
      timeout: 240_000,
    });
    expect(await db().grade.count()).toBe(2 * (OTHERS + 1));

    const learner = await open(LEARNER, '/inbox');
    expect(await axeFindings(learner)).toEqual([]);
    await learner
      .getByRole('link', { name: /graded anew|newsletter/i })
      .first()
      .click();
    await onPage(learner).toHaveURL(/\/submissions\//);
    expect(await axeFindings(learner)).toEqual([]);

    await page.getByRole('button', { name: 'Give the earlier grades back' }).click();
    await onPage(page.getByRole('region', { name: 'Taken back', exact: true })).toBeVisible({
      timeout: 240_000,
    });
    await onPage(page.getByText(/gave the earlier grades back/)).toBeVisible();
    expect(await axeFindings(page)).toEqual([]);
  }, 600_000);

  it('shows admins what is graded by other rules, and who did what', async () => {
    const page = await open(ADMIN, '/admin/regrades');
    await onPage(page.getByRole('row', { name: /newsletter/ })).toContainText(String(OTHERS + 1));
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('link', { name: /newsletter/ }).click();
    await onPage(page.getByRole('heading', { name: 'What it would take' })).toBeVisible();
    expect(await axeFindings(page)).toEqual([]);
    await page.goto('/admin/audit');
    for (const did of [
      'Started a dry run of grading anew',
      'Graded anew',
      'Took grading anew back',
    ]) {
      await onPage(page.getByRole('listitem').filter({ hasText: did }).first()).toBeVisible();
    }
  });
});
