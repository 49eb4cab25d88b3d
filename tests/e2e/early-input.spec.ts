import { expect, type Page, test } from 'playwright/test';
import { register } from './support/people';

/** Opens a page whose scripts come late, as over a slow line, and returns once its text is there and they are not. */
async function openLate(page: Page, path: string): Promise<void> {
  await page.route('**/_next/static/**/*.js*', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await route.continue();
  });
  await page.goto(path, { waitUntil: 'commit' });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

test('what is chosen and typed before the script of the page is there counts', async ({ page }) => {
  await register(page, '/interview');
  await openLate(page, '/interview');
  const begin = page.getByRole('button', { name: 'Begin the round' });
  await page.getByLabel('Mission').selectOption('short-links');
  await page.getByLabel('Half as much time again').check();
  await expect(begin).toBeDisabled();
  await begin.click();
  await expect(page.getByRole('heading', { name: 'Clarify' })).toBeVisible();
  await expect(page.getByText('Design the part of a link shortener')).toBeVisible();
  // Six minutes, and half as much again.
  await expect(page.getByText(/^8:5\d left for this step/)).toBeVisible();
});

test('a search typed before the script of the page is there is made', async ({ page }) => {
  await openLate(page, '/glossary');
  await page.getByLabel('Search the glossary').fill('no such word');
  await expect(page.getByText('No term has “no such word” in it.')).toBeVisible();
});

test('what is pressed before the script of the page is there happens once', async ({
  page,
  browser,
}) => {
  await register(page, '/interview');
  await page.getByRole('button', { name: 'Begin the round' }).click();
  await page.getByRole('button', { name: 'Invite an interviewer' }).click();
  const link = new URL(await page.getByLabel('The link').inputValue()).pathname;
  const partner = await (await browser.newContext()).newPage();
  await register(partner, '/interview');
  await openLate(partner, link);
  const root = partner.locator('html');
  const theme = await root.getAttribute('data-theme');
  await partner.getByRole('button', { name: 'Switch between light and dark' }).click();
  await expect(root).toHaveAttribute('data-waiting');
  await expect(root).toHaveAttribute('data-theme', theme === 'dark' ? 'light' : 'dark');
  await expect(root).not.toHaveAttribute('data-waiting');
  await partner.goto(link, { waitUntil: 'commit' });
  await partner.getByRole('button', { name: 'Take the interviewer’s seat' }).click();
  await expect(partner.getByRole('heading', { name: 'Rubric' })).toBeVisible();
  await partner.context().close();
});
