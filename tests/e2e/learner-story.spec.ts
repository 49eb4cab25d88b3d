import { expect, test } from 'playwright/test';
import { CanvasPage, drawSimpleDesign } from './support/canvas-page';
import { untilGraded } from './support/graded';
import { INSTRUCTOR, LEARNER, signIn } from './support/people';
import { answerSomehow, goOn } from './support/quiz';

test('a learner reads, recalls, draws, runs and hands in; the instructor sees it', async ({
  page,
  browser,
}) => {
  test.setTimeout(180_000);
  await signIn(page, LEARNER);

  await page.getByRole('link', { name: 'Lessons', exact: true }).click();
  await page
    .getByRole('main')
    .getByRole('link', { name: /Synchronous or asynchronous/ })
    .click();
  await expect(page.getByRole('heading', { name: 'The golden rule' })).toBeVisible();
  await page.getByRole('link', { name: /^Quiz: \d+ questions/ }).click();

  await page.getByRole('button', { name: 'Start the quiz' }).click();
  const place = (await page.getByText(/^Question \d+ of/).textContent())?.match(/\d+/g) ?? [];
  const [first = 0, count = 0] = place.map(Number);
  expect(count).toBeGreaterThanOrEqual(10);
  for (let question = first; question <= count; question += 1) {
    await expect(page.getByText(`Question ${question} of ${count}`)).toBeVisible();
    await answerSomehow(page);
    await expect(page.getByText(/Right\.|Not quite\./)).toBeFocused();
    await goOn(page, () => page.keyboard.press('Enter'));
  }
  const score = page.getByRole('heading', { name: `of ${count} right` });
  await expect(score).toBeVisible();
  const scoreText = (await score.textContent()) ?? '';

  const canvas = new CanvasPage(page);
  await canvas.open('newsletter');
  await drawSimpleDesign(canvas);
  const results = await canvas.run('One campaign');
  await expect(results.getByText(/of 1,000,000/).first()).toBeVisible();
  await results.getByRole('tab', { name: 'Components' }).click();
  await expect(results.getByRole('row', { name: /Campaign API/ })).toBeVisible();
  await canvas.saved();

  await page.getByRole('button', { name: 'Submit' }).click();
  await untilGraded(page);
  await expect(page.getByText('Passed', { exact: false }).first()).toBeVisible();
  await expect(page.getByText('1 of 3 stages')).toBeVisible();
  const report = page.url();

  const classroom = await browser.newContext();
  const instructor = await classroom.newPage();
  await signIn(instructor, INSTRUCTOR, '/teach');
  await instructor.getByRole('link', { name: /^System design, first group/ }).click();
  await instructor.getByRole('link', { name: 'People' }).click();
  const row = instructor.getByRole('row', { name: new RegExp(LEARNER.email) });
  await row.getByRole('link').first().click();
  const quizzes = instructor.getByRole('region', { name: 'Quizzes' });
  await expect(quizzes).toContainText(scoreText.replace(' right', ''));
  const designs = instructor.getByRole('region', { name: 'Designs' });
  await designs.getByRole('link', { name: /newsletter/i }).click();
  await expect(instructor).toHaveURL(report);
  await expect(instructor.getByText('1 of 3 stages')).toBeVisible();
  const figure = instructor.getByRole('img', {
    name: /^The submitted diagram.*Campaign API to Jobs/,
  });
  await expect(figure).toBeVisible();
  const steps = instructor.getByRole('list', { name: 'Steps' });
  await expect(steps.getByText('Connected Campaign API to Jobs, asynchronous.')).toBeVisible();
  await classroom.close();
});
