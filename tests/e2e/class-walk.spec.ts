import { readFileSync } from 'node:fs';
import { expect, test } from 'playwright/test';
import { emptyDesign } from '../support/designs';
import { axeFindings } from './support/axe';
import { INSTRUCTOR, register, signIn } from './support/people';

/** What a field for date and time takes, in UTC. */
const inMinutes = (minutes: number) =>
  new Date(Date.now() + minutes * 60_000).toISOString().slice(0, 16);

test.use({ timezoneId: 'UTC' });

test('a class from its first minute to its grades', async ({ page, browser }) => {
  test.setTimeout(240_000);
  await signIn(page, INSTRUCTOR, '/teach');
  await page.goto('/start');
  await expect(page).toHaveURL(/\/teach$/);

  await page.getByLabel('Name').fill('First morning');
  await page.getByRole('button', { name: 'Create the class' }).click();
  await expect(page.getByRole('heading', { name: 'First morning' })).toBeVisible();
  await expect(page.getByRole('img', { name: 'The link as a QR code' })).toBeVisible();
  const link = await page.locator('section[aria-label="Joining"] .font-mono').last().textContent();
  expect(link).toMatch(/\/join\/[A-Z0-9]{4}-[A-Z0-9]{4}$/);

  // A learner comes by the link before the roster is enrolled, and reads what joining shows.
  const learner = await (await browser.newContext()).newPage();
  await learner.goto(link ?? '');
  await expect(learner.getByText('They never see what you made before joining')).toBeVisible();
  expect(await axeFindings(learner)).toEqual([]);
  const { email } = await register(learner, new URL(link ?? '').pathname);
  await learner.getByRole('button', { name: 'Join the class' }).click();
  await expect(learner.getByText('Nothing is set yet.')).toBeVisible();

  // The roster: wrong at first, then enrolled; whoever joined gets their name and section once they are confirmed.
  await page.getByRole('navigation', { name: 'Class' }).getByText('People').click();
  const roster = page.getByRole('region', { name: 'Roster' });
  await roster.getByLabel('Or paste it').fill('name,email\nAna,no address');
  await roster.getByRole('button', { name: 'Look at it first' }).click();
  await expect(roster.getByText('Line 2:')).toBeVisible();
  await roster
    .getByLabel('Or paste it')
    .fill(`name;email;section;id\n=Ana Alvarez;${email};A;7\nBen Okafor;ben@example.org;B;8`);
  await roster.getByRole('button', { name: 'Look at it first' }).click();
  await expect(roster.getByText('2 people to add, 0 to change')).toBeVisible();
  await roster.getByRole('button', { name: 'Enrol them' }).click();
  await expect(page.getByText('2 on the roster, not joined yet')).toBeVisible();
  // The address was only typed, so the instructor says who that is.
  await page.getByRole('region', { name: 'To confirm' }).getByRole('button').click();
  await expect(page.getByText('1 on the roster, not joined yet')).toBeVisible();
  await expect(page.getByRole('link', { name: '=Ana Alvarez' })).toBeVisible();

  // Something is set with a date that passes while the learner reads, so that what is handed in is late.
  await page.getByRole('navigation', { name: 'Class' }).getByText('Assignments').click();
  await page.getByLabel('A newsletter for a million readers', { exact: true }).check();
  await page.getByLabel('Due', { exact: true }).fill(inMinutes(-5));
  await page.getByRole('button', { name: 'Set to the class' }).click();
  await expect(page.getByText('lies in the past')).toBeVisible();
  const due = inMinutes(1);
  await page.getByLabel('Due', { exact: true }).fill(due);
  await page.getByRole('button', { name: 'Set to the class' }).click();
  await expect(page.getByText('Set to the class.', { exact: true })).toBeVisible();

  await learner.goto('/home');
  await expect(learner.getByRole('link', { name: 'First morning' })).toBeVisible();
  await learner.getByRole('link', { name: 'A newsletter for a million readers' }).first().click();
  await expect(learner).toHaveURL(/\/missions\/newsletter$/);
  await learner.waitForTimeout(Math.max(0, Date.parse(`${due}:00Z`) - Date.now()) + 1000);
  const handedIn = await learner.request.post('/api/missions/newsletter/submissions', {
    data: { idempotencyKey: crypto.randomUUID(), diagram: emptyDesign() },
  });
  expect(handedIn.status()).toBe(202);
  const { id } = (await handedIn.json()) as { id: string };
  await expect
    .poll(
      async () =>
        (
          (await (await learner.request.get(`/api/submissions/${id}/state`)).json()) as {
            state: string;
          }
        ).state,
      { timeout: 60_000 },
    )
    .toBe('graded');

  // The matrix tells that it is late; an extension makes it not.
  await page.getByRole('navigation', { name: 'Class' }).getByText('Matrix').click();
  const cell = page
    .getByRole('row', { name: /=Ana Alvarez/ })
    .getByRole('link')
    .nth(1);
  await expect(cell).toContainText('late');
  expect(await axeFindings(page)).toEqual([]);
  await cell.focus();
  await page.keyboard.press('e');
  await page.getByLabel('Reason').fill('The bus was late');
  await page.getByRole('button', { name: 'Extend', exact: true }).click();
  await expect(cell).toContainText('extended');
  await expect(cell).not.toContainText('late');

  // The address keeps what is searched and shown; one click opens the work.
  await page.getByLabel('Search').fill('nobody by this name');
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(page.getByText('No learner fits this search.')).toBeVisible();
  await page.getByRole('link', { name: 'Show all again' }).click();
  await cell.click();
  await expect(page).toHaveURL(new RegExp(`/submissions/${id}$`));
  await page.goBack();

  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: 'CSV', exact: true }).click();
  const file = await (await downloading).path();
  const csv = readFileSync(file, 'utf8');
  expect(csv).toContain('Name,E-mail,ID,Section,A newsletter for a million readers,Total');
  // A spreadsheet must not take the name for a formula.
  expect(csv).toContain(`'=Ana Alvarez,${email},7,A,`);

  await learner.goto('/home');
  await learner.getByRole('link', { name: 'First morning' }).click();
  await expect(learner.getByText('extended: The bus was late')).toBeVisible();

  // Removed in two clicks, undone in one.
  await page.getByRole('navigation', { name: 'Class' }).getByText('People').click();
  await page.getByRole('button', { name: 'Remove =Ana Alvarez' }).click();
  await expect(page.getByText('=Ana Alvarez was removed from the class.')).toBeVisible();
  await learner.reload();
  await expect(learner.getByText('extended: The bus was late')).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('link', { name: '=Ana Alvarez' })).toBeVisible();
  await learner.context().close();
});
