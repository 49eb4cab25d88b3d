import { readdirSync, readFileSync } from 'node:fs';
import { expect, type Page, test } from 'playwright/test';
import { parse } from 'yaml';
import { axeFindings } from './support/axe';
import { CanvasPage, openText } from './support/canvas-page';
import { untilGraded } from './support/graded';
import { register } from './support/people';

const ROOT = 'content/missions';
const LONG = 120_000;

interface Expected {
  [file: string]: string[];
}

/** A reference that passes everything, and one known-wrong design, by what `expected.yaml` says. */
function designs(slug: string, firstStage: string[]): { right: string; wrong: string } {
  const expected: Expected = parse(readFileSync(`${ROOT}/${slug}/expected.yaml`, 'utf8'));
  const find = (folder: string, fits: (failed: string[]) => boolean) => {
    const file = Object.keys(expected).find(
      (name) => name.startsWith(folder) && fits(expected[name] ?? []),
    );
    if (!file) throw new Error(`${slug} has no such design in ${folder}`);
    return readFileSync(`${ROOT}/${slug}/${file}`, 'utf8');
  };
  return {
    right: find('solutions/', (failed) => failed.length === 0),
    // One that passes stage 1: a learner on the way.
    wrong: find(
      'wrong/',
      (failed) => failed.length > 0 && !failed.some((id) => firstStage.includes(id)),
    ),
  };
}

/** Opens a design through the dialog for files, as somebody who has drawn it elsewhere would. */
async function handIn(page: Page, canvas: CanvasPage): Promise<void> {
  await canvas.saved();
  await page.getByRole('button', { name: 'Submit' }).click();
  await untilGraded(page);
}

for (const slug of readdirSync(ROOT)) {
  test(`${slug}: predict, run, submit, report, explain, defend, compare`, async ({ page }) => {
    test.setTimeout(400_000);
    const mission = parse(readFileSync(`${ROOT}/${slug}/mission.yaml`, 'utf8'));
    const stages = mission.stages.length;
    const firstStage = mission.stages[0].checks.map(({ id }: { id: string }) => id);
    const { right, wrong } = designs(slug, firstStage);
    await register(page, `/missions/${slug}`);
    const canvas = new CanvasPage(page);
    await canvas.open(slug);

    // A first design, on the way: predicted, run, handed in.
    await openText(page, wrong);
    await page
      .getByRole('combobox', { name: 'Scenario' })
      .selectOption({ label: mission.scenarios[0].title });
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    const form = page.getByRole('form', { name: 'Predict first' });
    await form.getByLabel('The answer takes').fill('100');
    await form.getByLabel('Items that arrive twice').fill('0');
    await form.getByRole('button', { name: 'Predict and run' }).click();
    const gaps = page.getByRole('region', { name: 'Prediction and run' });
    await expect(gaps.getByText(/of 2 close/)).toBeVisible({ timeout: LONG });
    await handIn(page, canvas);
    await expect(page.getByRole('region', { name: 'Predictions' })).toContainText(
      mission.scenarios[0].title,
    );
    await expect(page.getByText(`${stages} of ${stages} stages`)).toHaveCount(0);

    // A second one that passes everything.
    await page.getByRole('link', { name: 'Back to the canvas' }).click();
    await canvas.open(slug);
    await openText(page, right);
    await handIn(page, canvas);
    await expect(page.getByText(`${stages} of ${stages} stages`)).toBeVisible();
    await expect(page.getByText(/^npm run grade -- .* --seed [0-9a-f]{64}$/)).toHaveCount(1);
    await expect(page.getByRole('region', { name: 'What your tries cost' })).toContainText(
      /of your 2 tries: .* a month\. The budget is \$/,
    );
    const report = page.url();

    await page.getByRole('link', { name: 'Explain it' }).click();
    const questions = page.locator('fieldset');
    await expect(questions.first()).toBeVisible();
    expect(await axeFindings(page)).toEqual([]);
    await questions.first().getByRole('checkbox').first().check();
    await questions.first().getByLabel('In your own words').fill('So that <b>nobody</b> waits.');
    await page.getByRole('button', { name: 'Try these reasons' }).click();
    await expect(page.getByText('What happens without it')).toBeVisible();
    await expect(
      questions
        .first()
        .getByText(/the trial|no trial can tell/)
        .first(),
    ).toBeVisible({ timeout: LONG });
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('link', { name: 'Back to the report' }).click();
    await expect(page.getByRole('region', { name: 'Reasons' })).toContainText(
      'So that <b>nobody</b> waits.',
    );
    expect(await axeFindings(page)).toEqual([]);

    await page.getByRole('link', { name: 'Defend it' }).click();
    await expect(page.getByText(/Change 1 of \d/)).toBeVisible();
    await page.getByRole('button', { name: 'Run the changed design' }).click();
    await expect(page.getByText(/as you said/).first()).toBeVisible({ timeout: LONG });
    expect(await axeFindings(page)).toEqual([]);

    await page.goto(report);
    await page.getByRole('link', { name: 'Compare with the one before' }).click();
    await expect(page.getByRole('row', { name: /fixed/ }).first()).toBeVisible();
    expect(await axeFindings(page)).toEqual([]);
  });
}

test('a mission can be begun from a design of the ladder, and what was drawn comes back', async ({
  page,
}) => {
  await register(page, '/missions/checkout');
  const canvas = new CanvasPage(page);
  await canvas.open('checkout');
  const begin = async (rung: RegExp) => {
    const ladder = page.locator('details:visible', { hasText: 'Where to begin' }).first();
    if ((await ladder.getAttribute('open')) === null) await ladder.locator('summary').click();
    await ladder.getByRole('button', { name: rung }).click();
  };
  const dialog = page.getByRole('dialog', { name: 'Put your diagram aside?' });
  await begin(/Repair/);
  await expect(dialog).toHaveCount(0);
  await expect(canvas.node('Packer')).toBeVisible();
  await expect(
    page.getByText(/the warehouse is still called while the shopper waits/).first(),
  ).toBeVisible();

  await canvas.add('Load balancer');
  await page.getByRole('tab', { name: 'Brief' }).click();
  await begin(/Complete/);
  await dialog.getByRole('button', { name: 'Keep mine' }).click();
  await expect(canvas.node('Load balancer')).toBeVisible();
  await begin(/Complete/);
  await dialog.getByRole('button', { name: 'Put it aside' }).click();
  await expect(canvas.node('Order placed')).toBeVisible();
  await expect(canvas.node('Packer')).toHaveCount(0);
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Bring my diagram back' }).click();
  await expect(canvas.node('Load balancer')).toBeVisible();
  await expect(canvas.node('Packer')).toBeVisible();
});
