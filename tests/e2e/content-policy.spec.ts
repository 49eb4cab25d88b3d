import { expect, type Page, test } from 'playwright/test';
import { CanvasPage, drawSimpleDesign } from './support/canvas-page';
import { untilGraded } from './support/graded';
import { register } from './support/people';

/** Notes what a page does against its content policy, also when the browser only says so. */
async function watchPolicy(page: Page): Promise<string[]> {
  const seen: string[] = [];
  await page.exposeFunction('noteViolation', (what: string) => seen.push(what));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const note = (window as unknown as { noteViolation: (what: string) => void }).noteViolation;
      note(`${location.pathname}: ${event.effectiveDirective} ${event.blockedURI}`);
    });
  });
  return seen;
}

const PAGES = [
  '/',
  '/path',
  '/glossary',
  '/lessons/sync-async',
  '/quizzes/sync-async',
  '/missions',
  '/missions/newsletter',
  '/how-it-works',
  '/sign-in',
];

test('no page does what its content policy forbids', async ({ page }) => {
  test.setTimeout(180_000);
  const violations = await watchPolicy(page);
  for (const path of PAGES) {
    await page.goto(path);
    await page.waitForLoadState('networkidle');
  }
  await register(page);
  await page.goto('/missions/newsletter/solutions');
  const canvas = new CanvasPage(page);
  await canvas.open('newsletter');
  await drawSimpleDesign(canvas);
  await canvas.run('One campaign');
  await canvas.saved();
  await page.getByRole('button', { name: 'Submit' }).click();
  await untilGraded(page);
  expect(violations).toEqual([]);

  // The watch would notice. What the driver evaluates itself is above the policy; what runs later is not.
  await page.evaluate(() => {
    setTimeout(() => new Function(''), 0);
  });
  await expect.poll(() => violations.length).toBe(1);
  expect(violations[0]).toContain('script-src eval');
});
