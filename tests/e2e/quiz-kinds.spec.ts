import { readFileSync } from 'node:fs';
import { expect, type Page, test } from 'playwright/test';
import { parse } from 'yaml';
import { typeOf } from '../../core/quizzes/question-types';
import { type Question, QuizSchema } from '../../core/quizzes/quiz-schema';
import { axeFindings } from './support/axe';
import { register } from './support/people';
import { goOn } from './support/quiz';

const quiz = QuizSchema.parse(parse(readFileSync('content/quizzes/sync-async.yaml', 'utf8')));
const KINDS = ['single', 'multiple', 'true-false', 'ordering', 'matching', 'numeric', 'where'];

/** What the reader sees of a text in which backticks mark code. */
const shown = (text: string) => text.replaceAll('`', '');

function asked(prompt: string): Question {
  const question = quiz.questions.find((one) => shown(one.prompt) === prompt);
  if (!question) throw new Error(`no question "${prompt}"`);
  return question;
}

/** The texts that stand for an answer on the screen. */
function textsOf(question: Question): Map<string, string> {
  const parts =
    'options' in question
      ? question.options
      : 'steps' in question
        ? question.steps
        : 'items' in question
          ? question.items
          : 'diagram' in question
            ? question.diagram.components.map(({ id, label }) => ({ id, text: label }))
            : [];
  return new Map(parts.map(({ id, text }) => [id, shown(text)]));
}

async function orderWith(
  page: Page,
  question: Question,
  up: (text: string) => Promise<void>,
): Promise<void> {
  const texts = textsOf(question);
  const order = async () =>
    (await page.locator('ol > li').allInnerTexts()).map(
      (line) => [...texts].find(([, text]) => line.includes(text))?.[0] ?? '',
    );
  const solution = typeOf(question).solution(question);
  for (const [place, id] of solution.entries()) {
    while ((await order()).indexOf(id) > place) await up(texts.get(id) ?? '');
  }
}

async function byClick(page: Page, question: Question): Promise<void> {
  const texts = textsOf(question);
  const solution = typeOf(question).solution(question);
  if (question.kind === 'numeric') await page.getByRole('textbox').fill(solution[0] ?? '');
  else if (question.kind === 'ordering') {
    await orderWith(page, question, (text) =>
      page.getByRole('button', { name: `Move up: ${text}`, exact: true }).click(),
    );
  } else if (question.kind === 'matching') {
    for (const pair of solution) {
      const [item = '', group] = pair.split('=');
      const name = question.groups.find(({ id }) => id === group)?.text ?? '';
      await page
        .getByRole('group', { name: texts.get(item) ?? '' })
        .getByText(name, { exact: true })
        .click();
    }
  } else if (question.kind === 'where') {
    // A figure is laid out once for each width; one of them is shown.
    const place = page.getByTitle(texts.get(solution[0] ?? '') ?? '');
    await place.filter({ visible: true }).click();
  } else {
    for (const id of solution) {
      const verdict = id === 'true' ? 'True' : 'False';
      if (texts.has(id))
        await page
          .getByText(texts.get(id) ?? '', { exact: true })
          .first()
          .click();
      else await page.getByRole('radio', { name: verdict, exact: true }).check();
    }
  }
  await page.getByRole('button', { name: 'Answer', exact: true }).click();
}

async function byKeyboard(page: Page, question: Question): Promise<void> {
  const texts = textsOf(question);
  const solution = typeOf(question).solution(question);
  if (question.kind === 'numeric') {
    await page.keyboard.type(solution[0] ?? '');
  } else if (question.kind === 'ordering') {
    await orderWith(page, question, async (text) => {
      const lines = await page.locator('ol > li').allInnerTexts();
      const n = lines.findIndex((line) => line.includes(text)) + 1;
      await page.keyboard.press(`${n}`);
      await page.keyboard.press('ArrowUp');
    });
  } else if (question.kind === 'matching') {
    const legends = await page.locator('fieldset fieldset legend').allInnerTexts();
    for (const legend of legends) {
      const item = question.items.find(({ text }) => legend.includes(text));
      const n = question.groups.findIndex(({ id }) => id === item?.group) + 1;
      await page.keyboard.press(`${n}`);
    }
  } else {
    const labels = await page.locator('ul > li label').allInnerTexts();
    const shift = question.kind === 'true-false' ? 3 : 1;
    for (const id of solution) {
      const verdict = ['true', 'false'].indexOf(id) + 1;
      const n = labels.findIndex((label) => label.includes(texts.get(id) ?? '?')) + shift;
      await page.keyboard.press(`${question.kind === 'true-false' && verdict > 0 ? verdict : n}`);
    }
  }
  await page.keyboard.press('Enter');
}

async function walk(
  page: Page,
  answer: (page: Page, question: Question) => Promise<void>,
  next: () => Promise<void>,
): Promise<void> {
  await page.goto('/quizzes/sync-async');
  await page.getByRole('button', { name: 'Start the quiz' }).click();
  const seen = new Set<string>();
  for (const [index] of quiz.questions.entries()) {
    const heading = page.getByRole('heading', { level: 2 });
    await expect(page.getByText(`Question ${index + 1} of`)).toBeVisible();
    const question = asked(((await heading.textContent()) ?? '').trim());
    const fresh = !seen.has(question.kind);
    if (fresh) expect(await axeFindings(page)).toEqual([]);
    await answer(page, question);
    await expect(page.getByText('✓ Right.')).toBeFocused();
    if (fresh) expect(await axeFindings(page)).toEqual([]);
    seen.add(question.kind);
    await goOn(page, next);
  }
  expect([...seen].sort()).toEqual([...KINDS].sort());
  const count = quiz.questions.length;
  await expect(page.getByRole('heading', { name: `${count} of ${count} right` })).toBeVisible();
}

test('every kind of question can be answered by clicking', async ({ page }) => {
  await register(page);
  await walk(page, byClick, () =>
    page.getByRole('button', { name: /Next question|See the result/ }).click(),
  );
});

test('every kind of question can be answered from the keyboard, by a visitor too', async ({
  page,
}) => {
  await walk(page, byKeyboard, () => page.keyboard.press('Enter'));
});
