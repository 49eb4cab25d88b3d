import { expect, test } from 'playwright/test';
import { axeFindings } from './support/axe';
import { CanvasPage } from './support/canvas-page';

const LESSON = '/lessons/the-critical-path';

test('a term of a lesson shows its card by pointer and by focus, and leads to the glossary', async ({
  page,
}) => {
  await page.goto(LESSON);
  await page.waitForLoadState('networkidle');
  const outbox = page.locator('a[data-term="outbox"]');
  await expect(outbox).toHaveCount(1);
  const card = page.locator('#term-card');
  // On a busy machine the first pointer may come before the page listens.
  await expect(async () => {
    await page.mouse.move(0, 0);
    await outbox.hover();
    await expect(card).toContainText('one transaction', { timeout: 2_000 });
  }).toPass();
  await card.hover();
  await expect(card).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(card).toHaveCount(0);
  await outbox.focus();
  await expect(card).toContainText('one transaction');
  await expect(outbox).toHaveAttribute('aria-describedby', 'term-card');
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/glossary#outbox');
  await expect(page.locator('#outbox')).toBeInViewport();
});

test('the glossary is narrowed down by words, and a term looked up brings back the rest', async ({
  page,
}) => {
  await page.goto('/glossary');
  await page.waitForLoadState('networkidle');
  await page.getByRole('searchbox').fill('give back');
  await expect(page.getByRole('status')).toHaveText('1 term');
  await expect(page.getByText('nack', { exact: true })).toBeVisible();
  await page.getByRole('searchbox').fill('xylophone');
  await expect(page.getByRole('status')).toContainText('No term has “xylophone” in it');
  await page.getByRole('searchbox').fill('nack');
  await page.getByRole('link', { name: 'acknowledgement', exact: true }).first().click();
  await expect(page.locator('#ack')).toBeInViewport();
  await expect(page.getByRole('cell', { name: /noting the position one step/ })).toBeAttached();
});

test('the search over the lessons finds a term of the glossary', async ({ page }) => {
  await page.goto('/lessons?q=bulkhead');
  await page.getByRole('link', { name: /^Glossary bulkhead/ }).click();
  await page.waitForURL('**/glossary#bulkhead');
});

test('the palette is searched by the name of a product, and leads to the page of what is found', async ({
  page,
}) => {
  const canvas = new CanvasPage(page);
  await canvas.open('newsletter');
  const palette = page.getByRole('region', { name: 'Components to add' });
  await palette.getByRole('searchbox').fill('stripe');
  await expect(palette).toContainText('Nothing to add here is called “stripe”.');
  await expect(palette.getByRole('link', { name: /About external APIs/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(palette.getByRole('button')).toHaveCount(7);
  await page.keyboard.type('redis');
  await expect(palette).toContainText('1 component');
  expect(await axeFindings(page)).toEqual([]);
  const about = palette.getByRole('link', { name: /About caches/ });
  await expect(about).toHaveAttribute('target', '_blank');
  const address = await about.getAttribute('href');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(canvas.node('Cache')).toBeVisible();
  await page.goto(address ?? '');
  await expect(page.getByRole('heading', { level: 1, name: 'Cache' })).toBeVisible();
  await expect(page.locator('[data-name="cache"]')).toBeAttached();
  await expect(page.getByRole('link', { name: 'Short links' })).toBeVisible();
});

test.describe('by finger', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('a tap shows the card, which holds the way to the glossary', async ({ page }) => {
    await page.goto(LESSON);
    await page.waitForLoadState('networkidle');
    await page.locator('a[data-term="saga"]').tap();
    await expect(page.locator('#term-card')).toContainText('in place of one transaction');
    expect(new URL(page.url()).pathname).toBe(LESSON);
    await page.locator('#term-card').getByRole('link').tap();
    await page.waitForURL('**/glossary#saga');
  });
});
