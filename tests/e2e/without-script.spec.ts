import { expect, test } from 'playwright/test';
import { register } from './support/people';

test('no form is sent by the browser itself before the script of the page is there', async ({
  browser,
  page,
}) => {
  await register(page);
  const storageState = await page.context().storageState();
  const still = await browser.newContext({ storageState, javaScriptEnabled: false });
  const plain = await still.newPage();
  let seen = 0;
  for (const path of ['/account', '/classes', '/interview', '/sign-in', '/register']) {
    await plain.goto(path);
    const buttons = plain.locator('form button[type="submit"]');
    for (const button of await buttons.all()) {
      await expect(button).toBeDisabled();
      seen += 1;
    }
  }
  // Name, e-mail, code of a class, password, and a round to begin.
  expect(seen).toBeGreaterThanOrEqual(5);
  await still.close();
});
