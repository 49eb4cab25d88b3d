import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'playwright/test';
import { parse } from 'yaml';
import { CanvasPage } from './support/canvas-page';
import { register } from './support/people';

const ROOT = 'content/missions';

/** A reference that passes everything, by what `expected.yaml` says. */
function faultless(slug: string): string {
  const expected = parse(readFileSync(`${ROOT}/${slug}/expected.yaml`, 'utf8'));
  const file = Object.keys(expected).find(
    (name) => name.startsWith('solutions/') && expected[name].length === 0,
  );
  if (!file) throw new Error(`${slug} has no faultless reference`);
  return readFileSync(`${ROOT}/${slug}/${file}`, 'utf8');
}

for (const slug of readdirSync(ROOT)) {
  test(`the mission ${slug} can be opened, run, handed in and passed`, async ({ page }) => {
    test.setTimeout(240_000);
    const mission = parse(readFileSync(`${ROOT}/${slug}/mission.yaml`, 'utf8'));
    await register(page, `/missions/${slug}`);
    const canvas = new CanvasPage(page);
    await canvas.open(slug);
    await page.getByRole('button', { name: 'Import and export' }).click();
    const dialog = page.getByRole('dialog', { name: 'In and out' });
    await dialog.getByLabel('Or as text').fill(faultless(slug));
    await dialog.getByRole('button', { name: 'Open', exact: true }).click();
    await expect(dialog).toHaveCount(0);
    const results = await canvas.run(mission.scenarios[0].title);
    await expect(results.getByText(/delivered/).first()).toBeVisible();
    await canvas.saved();
    await page.getByRole('button', { name: 'Submit' }).click();
    const stages = mission.stages.length;
    await expect(page.getByText(`${stages} of ${stages} stages`)).toBeVisible({ timeout: 120_000 });
    await expect(page.getByRole('link', { name: 'Defend it' })).toBeVisible();
  });
}
