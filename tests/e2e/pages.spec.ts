import { expect, type Page, test } from 'playwright/test';
import { axeFindings } from './support/axe';
import { ADMIN, INSTRUCTOR, LEARNER, signIn } from './support/people';

const OPEN = [
  '/',
  '/path',
  '/glossary',
  '/components',
  '/components/queue',
  '/missions',
  '/missions/newsletter',
  '/lessons',
  '/lessons/sync-async',
  '/quizzes',
  '/quizzes/sync-async',
  '/sign-in',
  '/register',
  '/forgot',
  '/confirm/nothing',
  // Pages that are not there are drawn by the browser alone.
  '/join/NOT-THERE',
  '/nothing-here',
];
const SCREENS = [
  { name: 'light', width: 1280, height: 800, colorScheme: 'light' as const },
  { name: 'dark', width: 1280, height: 800, colorScheme: 'dark' as const },
  { name: 'phone', width: 390, height: 844, colorScheme: 'light' as const },
];

async function checkPages(page: Page, paths: string[], theme: 'light' | 'dark') {
  for (const path of paths) {
    await page.goto(path);
    await page.waitForLoadState('networkidle');
    await expect(page.locator('html'), path).toHaveAttribute('data-theme', theme);
    expect(await axeFindings(page), path).toEqual([]);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, `${path} is wider than the screen`).toBeLessThanOrEqual(0);
  }
}

for (const { name, width, height, colorScheme } of SCREENS) {
  test.describe(name, () => {
    test.use({ viewport: { width, height }, colorScheme });

    test('pages for everybody have no accessibility findings and fit the screen', async ({
      page,
    }) => {
      await checkPages(page, OPEN, colorScheme);
    });

    test('pages of a learner do too', async ({ page }) => {
      await signIn(page, LEARNER);
      await checkPages(
        page,
        ['/home', '/path', '/missions/newsletter/solutions', '/account', '/account/sessions'],
        colorScheme,
      );
    });

    test('pages of an instructor do too', async ({ page }) => {
      await signIn(page, INSTRUCTOR, '/teach');
      const cohort = await page.getByRole('main').getByRole('link').first().getAttribute('href');
      await checkPages(page, ['/teach', cohort ?? ''], colorScheme);
    });

    test('pages of an admin do too', async ({ page }) => {
      await signIn(page, ADMIN);
      await page.goto('/admin/people');
      const person = await page.getByRole('main').getByRole('listitem').getByRole('link').first();
      const detail = await person.getAttribute('href');
      await checkPages(
        page,
        [
          '/admin/people',
          detail ?? '',
          '/account/second-factor',
          '/admin/jobs',
          '/admin/storage',
          '/admin/audit',
        ],
        colorScheme,
      );
    });
  });
}
