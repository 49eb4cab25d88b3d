import { expect, type Page, test } from 'playwright/test';
import { register } from './support/people';
import { goOn } from './support/quiz';

const COUNT = /^Question \d+ of \d+$/;

async function start(page: Page): Promise<void> {
  await page.goto('/quizzes/nodes-and-requests');
  await page.getByRole('button', { name: 'Start the quiz' }).click();
  await expect(page.getByText(COUNT)).toBeVisible();
}

async function answerSomehow(page: Page): Promise<void> {
  const number = page.getByRole('textbox');
  if (await number.isVisible()) await number.fill('1');
  const ready = page.getByRole('button', { name: 'Answer', exact: true });
  for (const digit of ['1', '3', '1', '1', '1', '1', '1', '1']) {
    if (await ready.isDisabled()) await page.keyboard.press(digit);
  }
  await ready.click();
}

test('two tabs share one attempt, and one that is nobody’s any more can be started again', async ({
  page,
  context,
}) => {
  await register(page);
  await start(page);
  const other = await context.newPage();
  await start(other);
  const result = page.getByText(/^\d+ of \d+ right$/);
  while (!(await result.isVisible())) {
    await answerSomehow(page);
    await expect(page.getByText(/✓ Right\.|✗ Not quite\./)).toBeFocused();
    const before = await page.getByText(COUNT).textContent();
    await goOn(page, () => page.keyboard.press('Enter'));
    await expect(page.getByText(before ?? '', { exact: true })).toHaveCount(0);
  }
  await expect(result).toBeFocused();

  // What was answered over there is shown here, whatever is answered now.
  await answerSomehow(other);
  await expect(other.getByText(/✓ Right\.|✗ Not quite\./)).toBeVisible();
  await context.clearCookies();
  await other.getByRole('button', { name: 'Next question' }).click();
  await answerSomehow(other);
  await expect(other.getByText('not yours to see')).toBeVisible();
  await other.getByRole('button', { name: 'Start again' }).click();
  await expect(other.getByText('Question 1 of 13')).toBeVisible();
});

test('what is no number is refused with the reason, and nothing is lost', async ({ page }) => {
  await page.goto('/quizzes/latency-and-throughput');
  await page.getByRole('button', { name: 'Start the quiz' }).click();
  const number = page.getByRole('textbox');
  await expect(page.getByText(COUNT)).toBeVisible();
  while (!(await number.isVisible())) {
    await answerSomehow(page);
    await expect(page.getByText(/✓ Right\.|✗ Not quite\./)).toBeVisible();
    const before = await page.getByText(COUNT).textContent();
    await goOn(page, () => page.getByRole('button', { name: 'Next question' }).click());
    await expect(page.getByText(before ?? '', { exact: true })).toHaveCount(0);
  }
  await number.fill('about 200');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'write a number like' })).toBeVisible();
  await number.fill('200');
  await page.keyboard.press('Enter');
  await expect(page.getByText('✓ Right.')).toBeFocused();
});
