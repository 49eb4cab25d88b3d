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
  const easy = page.getByRole('button', { name: /^Easy/ });
  await expect(easy).toContainText('day');
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press('4');
  await expect(page.getByText('Nothing is due now.')).toBeFocused();
  await expect(page.getByText('1 of 40 this week')).toBeVisible();
  await page.getByRole('button', { name: 'Undo the last grade' }).click();
  await expect(page.getByRole('heading', { level: 2, name: prompt })).toBeVisible();
  await expect(page.getByText('0 of 40 this week')).toBeVisible();
  await easy.click();
  await expect(page.getByText('Nothing is due now.')).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await page.reload();
  await expect(page.getByText('1 of 40 this week')).toBeVisible();
});
