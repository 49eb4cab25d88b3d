import { expect, test } from 'playwright/test';
import { axeFindings } from './support/axe';
import { register, signIn } from './support/people';

test('a server that cannot be reached leaves the reader on the sign-in page, with what to do', async ({
  page,
}) => {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill('somebody@example.com');
  await page.getByLabel('Password').fill('some pass phrase');
  await page.route('**/api/auth/**', (route) => route.abort());
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByText('The server could not be reached.')).toBeVisible();
  await expect(page).toHaveURL(/\/sign-in$/);
  await expect(page.getByLabel('E-mail')).toHaveValue('somebody@example.com');
});

test('who registers while signing in fails is asked to sign in to the account that was made', async ({
  page,
}) => {
  const email = `learner-${crypto.randomUUID()}@example.com`;
  await page.goto('/register?next=%2Flessons');
  await page.route('**/api/auth/callback/**', (route) => route.abort());
  await page.getByLabel('Name').fill('Robin Test');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill('a long enough pass phrase');
  await page.getByRole('button', { name: 'Create the account' }).click();
  await expect(page.getByText('Your account is ready. Sign in to go on.')).toBeVisible();
  await page.unroute('**/api/auth/callback/**');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill('a long enough pass phrase');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page).toHaveURL(/\/lessons$/);
});

test('signing out everywhere ends the session of another browser', async ({ page, browser }) => {
  const { email } = await register(page, '/account/sessions');
  const elsewhere = await (await browser.newContext()).newPage();
  await signIn(elsewhere, { email, password: 'a long enough pass phrase' }, '/account');
  await page.reload();
  await expect(page.getByText('this browser')).toHaveCount(1);
  await expect(page.getByRole('button', { name: /^End the session/ })).toHaveCount(1);
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Sign out everywhere' }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
  await elsewhere.reload();
  await expect(elsewhere).toHaveURL(/\/sign-in\?next=/);
  await elsewhere.context().close();
});

test.describe('before the page’s script runs', () => {
  test.use({ javaScriptEnabled: false });

  for (const path of ['/sign-in', '/register']) {
    test(`${path} does not put a password into the address`, async ({ page }) => {
      await page.goto(path);
      if (path === '/register') await page.getByLabel('Name').fill('Robin Test');
      await page.getByLabel('E-mail').fill('somebody@example.com');
      await page.getByLabel('Password').fill('a long enough pass phrase');
      await page.getByLabel('Password').press('Enter');
      await page.waitForTimeout(500);
      expect(new URL(page.url()).search).toBe('');
      await expect(page.locator('form')).toHaveAttribute('method', 'post');
    });
  }
});
