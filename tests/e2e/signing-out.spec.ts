import { expect, type Page, test } from 'playwright/test';
import { axeFindings } from './support/axe';
import { CanvasPage } from './support/canvas-page';
import { register, signIn } from './support/people';

const DRAFT = '**/api/missions/newsletter/draft';

/** Names of everything that the browser keeps for accounts. */
async function kept(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const opened = indexedDB.open('backpressure');
    const database = await new Promise<IDBDatabase>((done, fail) => {
      opened.onsuccess = () => done(opened.result);
      opened.onerror = () => fail(opened.error);
    });
    const asked = database.transaction('canvas').objectStore('canvas').getAllKeys();
    const keys = await new Promise<IDBValidKey[]>((done, fail) => {
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => fail(asked.error);
    });
    database.close();
    return [...keys.map(String), ...Object.keys(localStorage)].filter((key) =>
      /:[0-9a-f-]{36}$/.test(key),
    );
  });
}

/** Draws a queue that the account does not get, and goes to sign out. */
async function drawUnsent(page: Page): Promise<{ email: string }> {
  const person = await register(page, '/missions/newsletter');
  const canvas = new CanvasPage(page);
  await canvas.open('newsletter');
  await page.route(DRAFT, (route) =>
    route.request().method() === 'PUT' ? route.abort() : route.fallback(),
  );
  await canvas.add('Queue');
  await expect.poll(() => kept(page)).toContainEqual(expect.stringContaining('draft:newsletter:'));
  await page.goto('/sign-out');
  return person;
}

test('signing out leaves nothing of the account in the browser, and loses nothing', async ({
  page,
}) => {
  const { email } = await drawUnsent(page);
  await page.unroute(DRAFT);
  await page.getByRole('main').getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/$/);
  expect(await kept(page)).toEqual([]);
  await signIn(page, { email, password: 'a long enough pass phrase' }, '/missions/newsletter');
  const canvas = new CanvasPage(page);
  await canvas.open('newsletter');
  await expect(canvas.node('Queue')).toBeVisible();
});

test('signing out asks before it loses what cannot be sent', async ({ page }) => {
  await drawUnsent(page);
  await page.getByRole('main').getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByText('Not all you drew has reached your account.')).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  expect(await kept(page)).not.toEqual([]);
  await page.getByRole('button', { name: 'Sign out and lose them' }).click();
  await expect(page).toHaveURL(/\/$/);
  expect(await kept(page)).toEqual([]);
});
