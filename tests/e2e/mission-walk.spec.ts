import { expect, type Page, test } from 'playwright/test';
import { axeFindings } from './support/axe';
import { CanvasPage, openDesign } from './support/canvas-page';
import { untilGraded } from './support/graded';
import { register } from './support/people';

/** Opens a design through the dialog for files, as somebody who has drawn it elsewhere would. */
async function handIn(page: Page, canvas: CanvasPage): Promise<void> {
  await canvas.saved();
  await page.getByRole('button', { name: 'Submit' }).click();
  await untilGraded(page);
}

test('predict, run, hand in, read the story of a broken promise, mend it, compare and defend', async ({
  page,
}) => {
  test.setTimeout(400_000);
  await register(page, '/missions/newsletter');
  const canvas = new CanvasPage(page);
  await canvas.open('newsletter');
  await openDesign(page, 'newsletter/wrong/not-idempotent.json');

  await page.getByRole('button', { name: 'Run', exact: true }).click();
  const form = page.getByRole('form', { name: 'Predict first' });
  await form.getByLabel('The answer takes').fill('3');
  await form.getByLabel('The last item arrives after').fill('60');
  await form.getByRole('button', { name: 'Predict and run' }).click();
  const gaps = page.getByRole('region', { name: 'Prediction and run' });
  await expect(gaps.getByText('1 of 2 close')).toBeVisible({ timeout: 60_000 });
  await expect(gaps.getByText(/items in .* are .* a second/)).toBeVisible();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(form).toHaveCount(0);

  await handIn(page, canvas);
  await expect(page.getByText('2 of 3 stages')).toBeVisible();
  await expect(page.getByText(/dies with the replica of “Dispatcher” that held it/)).toBeVisible();
  await expect(page.getByText(/serves it again: a duplicate/)).toBeVisible();
  await expect(page.getByRole('region', { name: 'Predictions' })).toContainText('One campaign');
  expect(await axeFindings(page)).toEqual([]);

  await page.getByRole('link', { name: 'Back to the canvas' }).click();
  await canvas.open('newsletter');
  await openDesign(page, 'newsletter/solutions/full.json');
  await handIn(page, canvas);
  await expect(page.getByText('3 of 3 stages')).toBeVisible();

  await page.getByRole('link', { name: 'Compare with the one before' }).click();
  await expect(page.getByText(/Idempotent off → on/)).toBeVisible();
  await expect(page.getByRole('row', { name: /fixed/ })).toHaveCount(1);
  expect(await axeFindings(page)).toEqual([]);
  await page.goBack();

  await page.getByRole('link', { name: 'Defend it' }).click();
  await expect(page.getByText('Change 1 of 3')).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Run the changed design' }).click();
  await expect(page.getByText(/as you said/).first()).toBeVisible({ timeout: 120_000 });
  await page.getByRole('button', { name: 'Next change' }).click();
  await expect(page.getByText('Change 2 of 3')).toBeVisible();
});
