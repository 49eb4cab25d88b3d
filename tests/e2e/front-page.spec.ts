import { expect, test } from 'playwright/test';

test('the front page runs both designs by itself, and the first lesson is the first', async ({
  page,
}) => {
  await page.goto('/');
  const main = page.getByRole('main');
  await expect(main.getByRole('button', { name: 'Pause' })).toBeVisible();
  await expect(main.getByText(/^Admin waits,/).first()).toBeVisible();
  await expect(main.getByText('Admin gave up after 30 s')).toBeVisible({ timeout: 30_000 });
  await expect(main.getByText('all 2,000 sent')).toBeVisible();
  await expect(main.getByRole('button', { name: 'Run again' })).toBeVisible({ timeout: 30_000 });

  await main.getByRole('link', { name: 'Read the first lesson' }).click();
  await expect(page.getByText(/^Lesson 1 ·/)).toBeVisible();
});

test.describe('when things shall stand still', () => {
  test.use({ reducedMotion: 'reduce', viewport: { width: 390, height: 844 } });

  test('it waits for a press of a key, and can be looked at instant by instant', async ({
    page,
  }) => {
    await page.goto('/');
    const main = page.getByRole('main');
    const time = main.getByRole('slider', { name: 'Time' });
    await time.scrollIntoViewIfNeeded();
    await expect(main.getByText('Admin gave up after 30 s')).toBeVisible();
    await time.press('Home');
    await expect(main.getByText('Admin clicks Send')).toHaveCount(2);
    await time.press('ArrowRight');
    await expect(main.getByText('Admin answered after 400 ms')).toBeVisible();
    await page.waitForTimeout(500);
    await expect(time).toHaveValue('500');
    const run = main.getByRole('button', { name: 'Run' });
    await run.focus();
    await page.keyboard.press('Enter');
    await expect(main.getByRole('button', { name: 'Pause' })).toBeVisible();
    await expect(time).not.toHaveValue('500');
  });
});
