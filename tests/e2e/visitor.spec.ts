import { expect, test } from 'playwright/test';
import { CanvasPage, drawSimpleDesign } from './support/canvas-page';
import { register } from './support/people';

test('a visitor draws and runs without an account, and the draft follows on sign-up', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await page.goto('/');
  await page.getByRole('link', { name: /newsletter mission/ }).click();
  await expect(page).toHaveURL(/\/missions\/newsletter/);
  const canvas = new CanvasPage(page);
  await canvas.open('newsletter');
  await drawSimpleDesign(canvas);
  await canvas.run('One campaign');
  await expect(page.getByText('Kept in this browser')).toBeVisible();

  await page.getByRole('link', { name: 'Sign in to submit' }).click();
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await register(page, '/missions/newsletter');
  await expect(canvas.node('Campaign API')).toBeVisible();
  await canvas.saved();
  await page.reload();
  await expect(canvas.node('Campaign API')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Submit' })).toBeEnabled();
});
