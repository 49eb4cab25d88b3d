import { expect, test } from 'playwright/test';
import { axeFindings } from './support/axe';
import { register } from './support/people';

const PASSWORD = 'a long enough pass phrase';

test('what cannot be undone asks for the password, and goes on with what was asked for, once', async ({
  page,
}) => {
  await register(page, '/account');
  await page.waitForLoadState('networkidle');
  // As the server answers a quarter of an hour later.
  let refused = 0;
  let sent = 0;
  await page.route('**/account', async (route) => {
    const body = route.request().postData() ?? '';
    if (!body.includes('moved-')) return route.fallback();
    sent += 1;
    if (refused > 0) return route.fallback();
    refused += 1;
    const answer = await route.fetch({ postData: '[{"email":"not an address"}]' });
    const text = (await answer.text()).replace('"code":"invalid"', '"code":"unconfirmed"');
    return route.fulfill({ response: answer, body: text });
  });
  const email = `moved-${crypto.randomUUID()}@example.com`;
  await page.getByLabel('E-mail', { exact: true }).fill(email);
  await page.getByRole('button', { name: 'Change the e-mail' }).click();
  const dialog = page.getByRole('dialog', { name: 'Is it you?' });
  await expect(dialog.getByLabel('Your password')).toBeFocused();
  expect(await axeFindings(page)).toEqual([]);
  await dialog.getByLabel('Your password').fill('not the password');
  await dialog.getByLabel('Your password').press('Enter');
  await expect(dialog.getByText('This is not your password.')).toBeVisible();
  await dialog.getByLabel('Your password').fill(PASSWORD);
  await dialog.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByText('Your e-mail is changed.')).toBeVisible();
  await expect(dialog).toHaveCount(0);
  expect(sent).toBe(2);
});

test('deleting an account takes two steps, and then nobody signs in to it', async ({ page }) => {
  const { email } = await register(page, '/account');
  const keep = page.getByRole('button', { name: 'Keep it' });
  // A press before the script of the page is there does nothing.
  await expect(async () => {
    await page.getByRole('button', { name: 'Delete the account' }).click();
    await expect(keep).toBeVisible({ timeout: 1000 });
  }).toPass();
  await keep.click();
  await page.getByRole('button', { name: 'Delete the account' }).click();
  await page.getByRole('button', { name: 'Delete my account for good' }).click();
  await expect(page).toHaveURL(/\/$/);
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByText('E-mail or password is wrong.')).toBeVisible();
});
