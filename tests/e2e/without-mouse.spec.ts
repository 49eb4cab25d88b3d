import { expect, test } from 'playwright/test';
import { CanvasPage } from './support/canvas-page';
import { chooseIn, pressOn, typeInto } from './support/keyboard';
import { register } from './support/people';

/** What the simple solution consists of: components in the order they are made, and what each connects to. */
const PARTS = [
  { type: 'Service', name: 'Campaign API' },
  { type: 'Queue', name: 'Jobs' },
  { type: 'Worker', name: 'Sender' },
] as const;
const LINES = [
  ['Admin, client', 'Campaign API'],
  ['Campaign API, service', 'Jobs'],
  ['Jobs, queue', 'Sender'],
  ['Sender, worker', 'E-mail provider'],
] as const;

test('the newsletter mission can be solved with the keyboard alone', async ({ page }) => {
  test.setTimeout(240_000);
  await register(page, '/missions/newsletter');
  const canvas = new CanvasPage(page);
  await canvas.open('newsletter');
  const outline = page.getByRole('navigation', { name: 'Outline' });
  const { inspector } = canvas;
  for (const { type, name } of PARTS) {
    await pressOn(page, canvas.palette(type));
    await typeInto(page, inspector.getByLabel('Name'), name);
    await page.keyboard.press('Enter');
    await expect(canvas.node(name)).toBeVisible();
  }
  for (const [from, to] of LINES) {
    await pressOn(page, outline.getByRole('button', { name: from, exact: true }));
    await chooseIn(page, inspector.getByLabel('Connect to'), to);
    await pressOn(page, inspector.getByRole('button', { name: 'Connect', exact: true }));
  }
  await expect(canvas.surface.locator('.react-flow__edge')).toHaveCount(LINES.length);
  await pressOn(page, page.getByRole('button', { name: 'Run', exact: true }));
  await pressOn(page, page.getByRole('button', { name: 'Skip, just run' }));
  await expect(page.getByTestId('run-results')).toBeVisible({ timeout: 60_000 });
  await pressOn(page, page.getByRole('button', { name: 'Submit' }));
  await expect(page.getByText('1 of 3 stages')).toBeVisible({ timeout: 90_000 });
});

for (const [name, viewport] of [
  ['', { width: 1440, height: 900 }],
  [' on a phone', { width: 390, height: 844 }],
] as const) {
  test.describe(`clicks alone${name}`, () => {
    test.use({ viewport, hasTouch: viewport.width < 500 });

    test(`solve the newsletter mission${name}`, async ({ page }) => {
      test.setTimeout(240_000);
      await register(page, '/missions/newsletter');
      const canvas = new CanvasPage(page);
      await canvas.open('newsletter');
      const outline = page.getByRole('navigation', { name: 'Outline' });
      const { inspector } = canvas;
      for (const { type, name: label } of PARTS) {
        await canvas.add(type);
        await canvas.rename(label);
      }
      for (const [from, to] of LINES) {
        await outline.getByRole('button', { name: from, exact: true }).click();
        await inspector.getByLabel('Connect to').selectOption({ label: to });
        await inspector.getByRole('button', { name: 'Connect', exact: true }).click();
      }
      await expect(canvas.surface.locator('.react-flow__edge')).toHaveCount(LINES.length);
      await canvas.saved();
      await page.getByRole('button', { name: 'Submit' }).click();
      await expect(page.getByText('1 of 3 stages')).toBeVisible({ timeout: 90_000 });
    });
  });
}
