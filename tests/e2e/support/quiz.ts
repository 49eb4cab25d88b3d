import type { Page } from 'playwright/test';

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
