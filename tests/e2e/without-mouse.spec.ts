import { expect, type Page, test } from 'playwright/test';
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
  // What a run tells is there for keys too: goals and their evidence, flags, one request, all scenarios.
  await pressOn(page, page.getByRole('button', { name: /^broken: Every e-mail is delivered/ }));
  await expect(page.getByTestId('goal-evidence')).toContainText('limit 1,000,000 items');
  await pressOn(page, page.getByRole('tab', { name: 'Promise' }), 'ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await pressOn(page, page.getByRole('button', { name: 'Step on' }));
  await expect(page.getByTestId('waterfall')).toContainText(/Campaign API/);
  await pressOn(page, page.getByRole('button', { name: 'Run all' }));
  await expect(page.getByRole('button', { name: /Stage 1: 4 of 4/ })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Stop' })).toHaveCount(0, { timeout: 120_000 });
  await chooseIn(
    page,
    page.getByRole('combobox', { name: 'Scenario' }),
    'Workers die, ten senders at once',
  );
  await pressOn(page, page.getByRole('slider', { name: 'Instant of the run' }), 'End');
  await pressOn(page, page.getByRole('button', { name: 'What happened before' }));
  await expect(page.getByTestId('player-event')).toContainText('Sender');
  await pressOn(page, page.getByRole('button', { name: 'Submit' }));
  await expect(page.getByText('1 of 3 stages')).toBeVisible({ timeout: 90_000 });
});

/** The run is watched while the canvas is in view, and what is said about it stands in the sheet. */
async function watchOnPhone(page: Page, canvas: CanvasPage): Promise<void> {
  await canvas.sheet('Results');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByRole('button', { name: 'Skip, just run' }).click();
  await expect(page.getByTestId('run-line')).toBeVisible({ timeout: 60_000 });
  const sender = canvas.node('Sender');
  await expect(sender).toBeInViewport();
  await expect(page.getByRole('slider', { name: 'Instant of the run' })).toBeInViewport();
  await expect(page.getByText(/^✗ \d+ of 12|^✓ \d+ of 12/)).toBeInViewport();
  await page.getByRole('button', { name: 'Pull the sheet down' }).click();
  const player = page.getByRole('group', { name: 'Player' });
  const play = player.getByRole('button', { name: /Play the run|Pause/ });
  const box = await play.boundingBox();
  expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
  await canvas.sheet('Results');
}

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
      const phone = viewport.width < 500;
      for (const { type, name: label } of PARTS) {
        if (phone) await canvas.sheet('Add');
        await canvas.add(type);
        if (phone) await canvas.sheet('Inspect');
        await canvas.rename(label);
      }
      for (const [from, to] of LINES) {
        if (phone) await canvas.sheet('Add');
        await outline.getByRole('button', { name: from, exact: true }).click();
        if (phone) await canvas.sheet('Inspect');
        await inspector.getByLabel('Connect to').selectOption({ label: to });
        await inspector.getByRole('button', { name: 'Connect', exact: true }).click();
      }
      await expect(canvas.surface.locator('.react-flow__edge')).toHaveCount(LINES.length);
      await canvas.saved();
      if (phone) await watchOnPhone(page, canvas);
      await page.getByRole('button', { name: 'Submit' }).click();
      await expect(page.getByText('1 of 3 stages')).toBeVisible({ timeout: 90_000 });
    });
  });
}
