import { expect, type Page, test } from 'playwright/test';
import { register } from './support/people';

const LESSON = '/lessons/choosing';

/** Scrolls a section's end into view and stays until it counts as read. */
async function readSection(page: Page, heading: string, after: string) {
  await page.getByRole('heading', { name: heading, level: 2 }).scrollIntoViewIfNeeded();
  await page.evaluate((name) => {
    const headings = [...document.querySelectorAll('article h2')];
    const next = headings.find(({ textContent }) => textContent === name);
    const top = next?.getBoundingClientRect().top ?? 0;
    window.scrollBy({ top: top - window.innerHeight + 40, behavior: 'instant' });
  }, after);
  const contents = page.getByRole('navigation', { name: 'On this page' });
  await expect(contents.getByRole('link', { name: `${heading} ✓ read` })).toBeVisible();
}

test('a visitor’s reading is remembered, goes on where it stopped, and comes along on sign-in', async ({
  page,
}) => {
  await page.goto(LESSON);
  await expect(page.getByText('sections read')).toHaveCount(0);
  await readSection(page, 'The decision table', 'Latency and throughput');
  await expect(page.getByText(/^1 of \d+ sections read$/)).toBeVisible();

  await page.goto('/lessons');
  await expect(page.getByText(/^1 of \d+ sections read$/)).toBeVisible();
  await page
    .getByRole('link', { name: 'Choosing between the two, “Latency and throughput”' })
    .click();
  await expect(page).toHaveURL(/\/lessons\/choosing#latency-and-throughput$/);

  await register(page);
  await page.goto('/lessons');
  await expect(page.getByText(/^1 of \d+ sections read$/)).toBeVisible();
  // Now it is the account's: another browser knows it, and the visitor's memory is empty.
  await expect
    .poll(() => page.evaluate(() => localStorage.getItem('backpressure:reading:visitor')))
    .toBeNull();
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await expect(page.getByText(/^1 of \d+ sections read$/)).toBeVisible();
});
