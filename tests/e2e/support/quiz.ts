import { expect, type Page } from 'playwright/test';

/** Gives some answer to the question on the screen, whatever its kind, by keyboard. */
export async function answerSomehow(page: Page): Promise<void> {
  const number = page.getByRole('textbox');
  if (await number.isVisible()) await number.fill('1');
  const ready = page.getByRole('button', { name: 'Answer', exact: true });
  // True or false wants a reason too, and reasons are counted from three.
  for (let i = 0; i < 16 && (await ready.isDisabled()); i++) {
    await page.keyboard.press(i % 2 === 0 ? '1' : '3');
  }
  await ready.click();
}

/** Goes on from an answered question to the next one or the result; where a helping of questions ends, past the rest too. */
export async function goOn(page: Page, press: () => Promise<void>): Promise<void> {
  await press();
  const rest = page.getByRole('heading', { name: /right so far$/ });
  const after = page.getByText(/^Question \d+ of|^\d+ of \d+ right$/).first();
  await expect(rest.or(after)).toBeVisible();
  if (!(await rest.isVisible())) return;
  await expect(rest).toBeFocused();
  await page.keyboard.press('Enter');
}
