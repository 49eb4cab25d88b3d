import { expect, type Page, test } from 'playwright/test';
import { axeFindings } from './support/axe';
import { register } from './support/people';
import { answerSomehow } from './support/quiz';

/** Begins a quiz and answers its first question with the first digit that gives an answer, unsure of it. */
async function answerUnsurely(page: Page): Promise<string> {
  await page.goto('/quizzes/latency-and-throughput');
  await page.getByRole('button', { name: 'Start the quiz' }).click();
  const heading = page.getByRole('heading', { level: 2 });
  await expect(heading).toBeVisible();
  const prompt = ((await heading.textContent()) ?? '').trim();
  await page.getByLabel('Unsure').check();
  await answerSomehow(page);
  await expect(page.getByText(/✓ Right\.|✗ Not quite\./)).toBeVisible();
  return prompt;
}

test('a visitor’s missed question is claimed on sign-up and reviewed, and a grade is taken back', async ({
  page,
}) => {
  const prompt = await answerUnsurely(page);
  await register(page);
  const step = page
    .getByRole('region', { name: 'What to do next' })
    .getByRole('link', { name: /Review/ });
  await expect(step).toContainText('1 card is due');
  await step.click();
  await expect(page.getByRole('heading', { level: 2, name: prompt })).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await answerSomehow(page);
  // Whatever was answered, Hard may be chosen; it comes back within minutes, and nothing else is due.
  const hard = page.getByRole('button', { name: /^Hard/ });
  await expect(hard).toContainText('min');
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press('2');
  await expect(page.getByText('1 of 40 this week')).toBeVisible();
  await expect(hard).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo the last grade' }).click();
  await expect(page.getByRole('heading', { level: 2, name: prompt })).toBeVisible();
  await expect(page.getByText('0 of 40 this week')).toBeVisible();
  await hard.click();
  await expect(page.getByText('1 of 40 this week')).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await page.reload();
  await expect(page.getByText('1 of 40 this week')).toBeVisible();
});
