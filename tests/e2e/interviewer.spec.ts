import { expect, type Page, test } from 'playwright/test';
import { axeFindings } from './support/axe';
import { CanvasPage } from './support/canvas-page';
import { register } from './support/people';

const heading = (page: Page, name: string) =>
  expect(page.getByRole('heading', { name, exact: true, level: 2 })).toBeVisible();

test('an interviewer follows the board, answers, brings the change and is read in the report', async ({
  page: candidate,
  browser,
}) => {
  test.setTimeout(90_000);
  const partner = await (
    await browser.newContext({ viewport: { width: 390, height: 844 } })
  ).newPage();
  await register(candidate, '/interview');
  await candidate.getByRole('button', { name: 'Begin the round' }).click();
  await heading(candidate, 'Clarify');
  await candidate.getByRole('button', { name: 'Invite an interviewer' }).click();
  const link = new URL(await candidate.getByLabel('The link').inputValue()).pathname;
  await register(partner, link);
  await partner.getByRole('button', { name: 'Take the interviewer’s seat' }).click();
  await heading(partner, 'Rubric');
  await expect(candidate.getByText('is your interviewer and sees the board live')).toBeVisible();

  await partner.getByRole('button', { name: /^Answer: How many readers does one/ }).click();
  await expect(candidate.getByText('A million, all in one campaign.')).toBeVisible();
  await partner.getByLabel('Repeated the task in own words').check();
  expect(await axeFindings(partner)).toEqual([]);
  for (const next of ['Estimate', 'Interface', 'Data', 'Draw']) {
    await candidate.getByRole('button', { name: 'Next step' }).click();
    await heading(candidate, next);
  }
  await new CanvasPage(candidate).palette('Service').click();
  const board = partner.getByRole('region', { name: 'The board', exact: true });
  await expect(board).toContainText('Service');
  await partner.getByRole('textbox', { name: 'Note' }).fill('Draws before speaking.');
  await partner.getByRole('button', { name: 'Note it' }).click();
  await partner.getByLabel(/^We have bought another newsletter/).check();
  await partner.getByRole('button', { name: 'Bring it now' }).click();
  await heading(candidate, 'The change');
  await expect(candidate.getByText('We have bought another newsletter.')).toBeVisible();
  await expect(partner.getByText('is at “The change”')).toBeVisible();

  await candidate.getByRole('button', { name: 'End the round here' }).click();
  await candidate.getByRole('button', { name: 'End it' }).click();
  await expect(candidate.getByText('Draws before speaking.')).toBeVisible({ timeout: 60_000 });
  await expect(candidate.getByText('Heard: Repeated the task in own words')).toBeVisible();
  await partner.getByLabel('Mission of your round').selectOption('order-history');
  await partner.getByRole('button', { name: 'Swap roles' }).click();
  await heading(partner, 'Clarify');
  await candidate.goto('/interview');
  await candidate.getByRole('link', { name: 'Go to your seat' }).click();
  await heading(candidate, 'Rubric');
  await partner.context().close();
});
