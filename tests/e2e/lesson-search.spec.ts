import { expect, test } from 'playwright/test';
import { axeFindings } from './support/axe';

test('a reader finds a section by its words, by keyboard alone', async ({ page }) => {
  await page.goto('/lessons');
  await page.waitForLoadState('networkidle');
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox', { name: 'Search the lessons' })).toBeFocused();
  await page.keyboard.type('golden');
  await expect(page.getByRole('status')).toHaveText(/^\d+ section/);
  expect(new URL(page.url()).searchParams.get('q')).toBe('golden');
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/lessons/sync-async#the-golden-rule');
  await expect(page.getByRole('heading', { name: 'The golden rule' })).toBeInViewport();
  await page.goBack();
  await expect(page.getByRole('searchbox')).toHaveValue('golden');
  await expect(page.getByRole('status')).toHaveText(/section/);
});

test('a search that finds nothing says so, and an emptied field shows the lessons again', async ({
  page,
}) => {
  await page.goto('/lessons?q=xylophone');
  await expect(page.getByRole('status')).toContainText('No section has “xylophone” in it');
  await page.getByRole('searchbox').fill('');
  await expect(page.getByRole('link', { name: /Queues and workers/ })).toBeVisible();
});

test('a search that cannot be loaded says so and tries again', async ({ page }) => {
  await page.route('**/lessons/search.json', (route) => route.abort(), { times: 1 });
  await page.goto('/lessons');
  await page.waitForLoadState('networkidle');
  await page.getByRole('searchbox').fill('queue');
  await expect(page.getByRole('status')).toContainText('could not be loaded');
  await page.getByRole('searchbox').fill('queues');
  await expect(page.getByRole('status')).toHaveText(/^\d+ sections/);
});
