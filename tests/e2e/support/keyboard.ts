import { expect, type Locator, type Page } from 'playwright/test';

const MOST = 250;

/** Presses Tab until the wanted element has the focus: what cannot be reached so cannot be used by keyboard. */
export async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await expect(wanted).toHaveCount(1);
  const focused = () => wanted.evaluate((element) => element === document.activeElement);
  for (let presses = 0; presses < MOST; presses += 1) {
    if (await focused()) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${MOST} presses of Tab do not reach ${wanted}`);
}

/** Goes to an element by Tab and presses a key there. */
export async function pressOn(page: Page, wanted: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, wanted);
  await page.keyboard.press(key);
}

/** Goes to a field by Tab, and types over what it holds. */
export async function typeInto(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
}

/** Goes to a select by Tab, and chooses by typing the beginning of the option. */
export async function chooseIn(page: Page, select: Locator, option: string): Promise<void> {
  await tabTo(page, select);
  await page.keyboard.type(option);
  await expect(select.locator('option:checked')).toHaveText(option);
}

/** Goes to a group of radio buttons by Tab, and through it with the arrow keys until the wanted one is chosen. */
export async function chooseRadio(page: Page, group: Locator, wanted: Locator): Promise<void> {
  await pressOn(page, group.getByRole('radio').first(), 'Space');
  const all = await group.getByRole('radio').count();
  for (let i = 0; i < all && !(await wanted.isChecked()); i += 1) {
    await page.keyboard.press('ArrowDown');
  }
  await expect(wanted).toBeChecked();
}
