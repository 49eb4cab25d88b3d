import { expect, type Locator, type Page, test } from 'playwright/test';
import { axeFindings } from './support/axe';
import { CanvasPage, more, openDesign } from './support/canvas-page';
import { pressOn } from './support/keyboard';

const SCREENS = [
  { width: 1280, height: 800 },
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
];

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (!box) throw new Error(`${locator} has no place on the page`);
  return { ...box, right: box.x + box.width, bottom: box.y + box.height };
}

/** Begins from the design that fails, which opens the task strip, and runs it. */
async function watchItFail(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Watch a design fail first' }).click();
  await expect(page.getByTitle(/how long does the admin wait/)).toBeVisible();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByTestId('run-line')).toBeVisible({ timeout: 60_000 });
}

for (const viewport of SCREENS) {
  test.describe(`at ${viewport.width} × ${viewport.height}`, () => {
    test.use({ viewport });

    test('what belongs together is seen together, and nothing scrolls but panels', async ({
      page,
    }) => {
      const canvas = new CanvasPage(page);
      await canvas.open('newsletter');
      await watchItFail(page);
      const player = page.getByRole('slider', { name: 'Instant of the run' });
      const goals = page.getByRole('region', { name: 'Goals' });
      const line = page.getByTestId('run-line');
      const controls = page.getByRole('button', { name: 'Run', exact: true });
      const whatIf = page.getByRole('slider', { name: 'Load' });
      for (const part of [canvas.surface, player, goals, line, controls, whatIf]) {
        const box = await boxOf(part);
        expect(box.x, `${part}`).toBeGreaterThanOrEqual(0);
        expect(box.y, `${part}`).toBeGreaterThanOrEqual(0);
        expect(box.right, `${part}`).toBeLessThanOrEqual(viewport.width);
        expect(box.bottom, `${part}`).toBeLessThanOrEqual(viewport.height);
      }
      const surface = await boxOf(canvas.surface);
      expect(surface.height).toBeGreaterThan(viewport.height * 0.4);
      expect(surface.width).toBeGreaterThan(viewport.width * 0.55);
      for (const name of ['Admin', 'API 1', 'E-mail provider']) {
        const node = await boxOf(canvas.node(name));
        expect(node.x).toBeGreaterThanOrEqual(surface.x);
        expect(node.right).toBeLessThanOrEqual(surface.right);
        expect(node.bottom).toBeLessThanOrEqual(surface.bottom);
      }
      const overflow = await page.evaluate(() => {
        const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement;
        return [scrollWidth - clientWidth, scrollHeight - clientHeight];
      });
      expect(overflow).toEqual([0, 0]);
      expect(await axeFindings(page)).toEqual([]);
    });
  });
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('the canvas fills the screen, and a run is watched above the sheet', async ({ page }) => {
    const canvas = new CanvasPage(page);
    await canvas.open('newsletter');
    const empty = await boxOf(canvas.surface);
    expect(empty.height).toBeGreaterThan(844 * 0.75);
    await watchItFail(page);
    const surface = await boxOf(canvas.surface);
    expect(surface.height).toBeGreaterThan(200);
    for (const part of [
      canvas.node('Admin'),
      page.getByRole('slider', { name: 'Instant of the run' }),
      page.getByTestId('run-line'),
    ]) {
      await expect(part).toBeInViewport();
    }
    const small = await page
      .getByRole('region', { name: 'Sheet' })
      .getByRole('button')
      .evaluateAll((buttons) =>
        buttons
          .map((button) => ({ name: button.textContent, box: button.getBoundingClientRect() }))
          .filter(({ box }) => box.height > 0 && box.height < 44)
          .map(({ name }) => name),
      );
    expect(small).toEqual([]);
    expect(await axeFindings(page)).toEqual([]);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);

    await canvas.sheet('Results');
    await page.getByRole('tab', { name: 'Components' }).click();
    // The table scrolls by itself; the figures above it stay where they are.
    await expect(page.getByRole('group', { name: 'What each component did' })).toBeVisible();
    const results = page.getByRole('region', { name: 'Results', exact: true });
    const aside = await results.evaluate((sheet) => sheet.scrollWidth - sheet.clientWidth);
    expect(aside).toBe(0);
  });
});

test('panels fold, resize by key, and are remembered', async ({ page }) => {
  const canvas = new CanvasPage(page);
  await canvas.open('newsletter');
  const before = await boxOf(canvas.surface);
  await page.getByRole('button', { name: 'Fold the components' }).click();
  const splitter = page.getByRole('separator', { name: 'Width of the panel' });
  await splitter.focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(splitter).toHaveAttribute('aria-valuenow', '352');
  await page.reload();
  await expect(page.getByRole('button', { name: 'Unfold the components' })).toBeVisible();
  await expect(splitter).toHaveAttribute('aria-valuenow', '352');
  await page.getByRole('button', { name: 'Fold the panel' }).click();
  expect((await boxOf(canvas.surface)).width).toBeGreaterThan(before.width + 300);
  await page.getByRole('button', { name: 'Unfold: Brief' }).click();
  await expect(page.getByText('Draw something better.')).toBeVisible();
});

test('a visitor runs all scenarios, is told which promises hold, and climbs the hints', async ({
  page,
}) => {
  test.setTimeout(180_000);
  const canvas = new CanvasPage(page);
  await canvas.open('newsletter');
  await expect(page.getByRole('button', { name: /^not run yet: The click/ })).toBeVisible();
  await openDesign(page, 'newsletter/solutions/simple.json');
  await page.getByRole('button', { name: 'Run all' }).click();
  await expect(page.getByRole('button', { name: 'Stop' })).toHaveCount(0, { timeout: 120_000 });
  await expect(page.getByRole('button', { name: /Stage 1: 4 of 4 promises kept/ })).toBeVisible();
  const broken = page.getByRole('button', { name: /^broken: Every e-mail is delivered/ });
  await expect(broken).toContainText('of 1,000,000');
  await expect(page.getByTestId('run-line')).toContainText(
    'one message holds all 1,000,000 e-mails',
  );
  await page.getByRole('button', { name: 'Hint', exact: true }).click();
  const evidence = page.getByTestId('goal-evidence');
  await evidence.getByRole('button', { name: 'A hint' }).click();
  await expect(evidence.getByText(/One worker that sends a million e-mails/)).toBeVisible();
  await evidence.getByRole('button', { name: 'Another hint' }).click();
  await expect(evidence.getByText(/one message per e-mail/)).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  // Nothing of the design has changed: the runs are still its own.
  await page
    .getByRole('combobox', { name: 'Scenario' })
    .selectOption({ label: 'One address is poison' });
  await expect(
    page.getByTestId('run-results').getByRole('heading', { name: 'One address is poison' }),
  ).toBeVisible();
});

test('the player shows the run once and stops where the trouble begins', async ({ page }) => {
  const canvas = new CanvasPage(page);
  await canvas.open('newsletter');
  await watchItFail(page);
  const event = page.getByTestId('player-event');
  await expect(event).toContainText('“Admin” has waited 30 s and gives up', { timeout: 20_000 });
  const player = page.getByRole('group', { name: 'Player' });
  await expect(player.getByRole('button', { name: 'Play the run' })).toBeVisible();
  await expect(canvas.node('Admin')).toContainText(/errors\/s|no answer by/);
  await player.getByRole('combobox', { name: 'Speed' }).selectOption({ label: 'whole run' });
  await player.getByRole('button', { name: 'Play the run' }).click();
  const slider = page.getByRole('slider', { name: 'Instant of the run' });
  await expect(slider).toHaveAttribute('aria-valuetext', /^2\sh/, { timeout: 20_000 });
  await player.getByRole('button', { name: 'What happened before' }).click();
  await expect(slider).not.toHaveAttribute('aria-valuetext', /h/);
});

test('one request is followed step by step, together with canvas and time line', async ({
  page,
}) => {
  const canvas = new CanvasPage(page);
  await canvas.open('checkout');
  await page.getByRole('button', { name: 'Watch a design fail first' }).click();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page
    .getByRole('button', { name: /^broken: Shoppers get their answer/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Follow one request' }).click();
  const waterfall = page.getByTestId('waterfall');
  await expect(waterfall.getByRole('row', { name: /Card provider is worked on 2/ })).toBeVisible();
  await waterfall.getByRole('button', { name: 'Step on' }).click();
  await waterfall.getByRole('button', { name: 'Step on' }).click();
  await expect(waterfall.getByText(/It arrives at “Checkout/).first()).toBeVisible();
  await waterfall.getByText(/^All \d+ steps$/).click();
  await expect(waterfall.getByRole('listitem').first()).toContainText('Request');
  expect(await axeFindings(page)).toEqual([]);
});

test('the order of calls is shown, changed by key, and undone', async ({ page }) => {
  const canvas = new CanvasPage(page);
  await canvas.open('checkout');
  await page.getByRole('button', { name: 'Watch a design fail first' }).click();
  await canvas.node('Checkout 1').click();
  const list = canvas.inspector.getByRole('region', { name: 'Connections' }).getByRole('listitem');
  await expect(list.first()).toContainText('1to Payment validation');
  await pressOn(page, canvas.inspector.getByRole('button', { name: 'Call Inventory earlier' }));
  await expect(list.first()).toContainText('1to Inventory');
  await expect(
    canvas.surface.locator('.edge-word', { hasText: '1 · sync' }).first(),
  ).toBeAttached();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(list.first()).toContainText('1to Payment validation');
});

test('a connection says which requests it carries where there are several kinds', async ({
  page,
}) => {
  const canvas = new CanvasPage(page);
  await canvas.open('order-history');
  await page.getByRole('button', { name: 'Watch a design fail first' }).click();
  await canvas.surface.locator('.react-flow__edge').first().focus();
  await page.keyboard.press('Enter');
  const group = canvas.inspector.getByRole('group', { name: 'For which requests' });
  const boxes = group.getByRole('checkbox');
  await expect(boxes).toHaveCount(2);
  await boxes.first().setChecked(false);
  await expect(boxes.last()).toBeDisabled();
  await page.keyboard.press('Control+z');
});

test('a double click renames, and what was given keeps its name', async ({ page }) => {
  const canvas = new CanvasPage(page);
  await canvas.open('newsletter');
  await canvas.drag('Service', 0.5, 0.3);
  await canvas.node('Service').dblclick();
  await page.keyboard.type('Campaigns');
  await page.keyboard.press('Enter');
  await expect(canvas.node('Campaigns')).toBeFocused();
  await canvas.node('Admin').dblclick();
  await expect(page.getByText(/“Admin” is given by the mission and keeps its name/)).toBeVisible();
});

test('the calculator begins from the selected component and writes notes', async ({ page }) => {
  const canvas = new CanvasPage(page);
  await canvas.open('newsletter');
  await canvas.drag('Worker', 0.5, 0.3);
  await more(page, 'Capacity calculator');
  const sums = page.getByRole('region', { name: 'Capacity calculator' });
  await expect(sums).toContainText('own work 10');
  await sums.getByLabel('Slots').fill('100');
  await expect(sums).toContainText('10,000 a second');
  await sums.getByRole('button', { name: 'Note' }).first().click();
  await expect(canvas.surface.locator('.react-flow__node-note')).toContainText('100 slots');
});

test('a guess is asked once there is something to run, and judges that design alone', async ({
  page,
}) => {
  const canvas = new CanvasPage(page);
  await canvas.open('newsletter');
  const form = page.getByRole('form', { name: 'Predict first' });
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByTestId('run-line')).toContainText('Nothing is connected to “Admin”');
  await expect(form).toHaveCount(0);
  await openDesign(page, 'newsletter/wrong/one-sender-at-a-time.json');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await form.getByLabel('The answer takes').fill('5');
  await form.getByRole('button', { name: 'Predict and run' }).click();
  const gaps = page.getByRole('region', { name: 'Prediction and run' });
  await expect(gaps.getByText(/of 1 close/)).toBeVisible({ timeout: 60_000 });
  await openDesign(page, 'newsletter/solutions/simple.json');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Run', exact: true })).toBeVisible({
    timeout: 60_000,
  });
  await expect(gaps).toHaveCount(0);
});

test('the price of a month follows the settings at once, and the bill names every part', async ({
  page,
}) => {
  const canvas = new CanvasPage(page);
  await canvas.open('report-ready');
  await openDesign(page, 'report-ready/wrong/everything-at-maximum.json');
  const chip = page.getByRole('button', { name: /^Cost: / });
  // Before a run there are only machines to pay for.
  await expect(chip).toHaveText(/from \$2,22\d a month over \$1,000/);
  await openDesign(page, 'report-ready/solutions/full.json');
  await expect(chip).toHaveText(/from \$68\d a month of \$1,000/);
  await chip.click();
  const dock = page.getByRole('region', { name: 'Run' });
  await expect(dock).toContainText('Messages and calls are added once “Three rushes');
  await expect(dock.getByRole('row', { name: /^Maker/ })).toContainText(
    '$0.04 a replica-hour, $0.004 a slot-hour',
  );
  await page.getByRole('button', { name: 'Run all', exact: true }).click();
  await expect(page.getByText(/12 of 12 promises are kept/).first()).toBeVisible({
    timeout: 60_000,
  });
  await expect(chip).toHaveText(/^Cost: \$68\d a month of \$1,000/);
  await dock.getByRole('tab', { name: 'Calculator' }).click();
  await expect(dock.getByRole('tab', { name: 'Calculator' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await expect(canvas.surface).toBeVisible();
});
