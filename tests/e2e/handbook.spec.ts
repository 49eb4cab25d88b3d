import { expect, test } from 'playwright/test';
import { axeFindings } from './support/axe';
import { CanvasPage } from './support/canvas-page';
import { chooseRadio, pressOn, tabTo, typeInto } from './support/keyboard';

test('components are found, added and read about with the keyboard alone', async ({ page }) => {
  const canvas = new CanvasPage(page);
  await canvas.open('newsletter');
  const palette = page.getByRole('region', { name: 'Components to add' });
  await typeInto(page, palette.getByRole('searchbox'), 'pod');
  await expect(palette).toContainText('1 component');
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(canvas.node('Service')).toBeVisible();

  // What was decided stands on the fold; what hangs on it is asked once it is decided.
  const calls = canvas.inspector.locator('summary', { hasText: 'How it calls others' });
  await expect(calls).toContainText('Nothing changed');
  await tabTo(page, calls);
  await page.keyboard.press('Enter');
  await expect(canvas.inspector.getByLabel('Backoff')).toHaveCount(0);
  await typeInto(page, canvas.inspector.getByLabel('Retries', { exact: true }), '3');
  await page.keyboard.press('Enter');
  await expect(calls).toContainText('Retries: 3 retries');
  await expect(canvas.inspector.getByLabel('Backoff')).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);

  await page.goto('/components');
  await pressOn(page, page.getByRole('link', { name: /^Load balancer/ }));
  await page.waitForURL('**/components/load-balancer');
  const figure = page.locator('[data-name="balancer"]');
  await figure.scrollIntoViewIfNeeded();
  const turn = figure.getByRole('group', { name: 'Next is' });
  await chooseRadio(page, turn, turn.getByRole('radio', { name: 'the least busy' }));
  await expect(figure).toContainText('the second 37');
  expect(await axeFindings(page)).toEqual([]);
});

test('pages of components can be read by everyone, in the dark and on a phone', async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/components');
  const links = page.getByRole('main').getByRole('link', { name: /./ });
  const paths = await links.evaluateAll((all) =>
    all.map((link) => new URL((link as HTMLAnchorElement).href).pathname),
  );
  const types = paths.filter((path) => path.startsWith('/components/'));
  expect(types).toHaveLength(9);
  // They are made alike: every other one will do.
  for (const path of types.filter((_, i) => i % 2 === 0)) {
    await page.goto(path);
    const figure = page.locator('main [data-name]');
    await figure.scrollIntoViewIfNeeded();
    await expect(figure, path).not.toContainText('The figure is on its way');
    expect(await axeFindings(page), path).toEqual([]);
    const over = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(over, path).toBeLessThanOrEqual(0);
  }
});
