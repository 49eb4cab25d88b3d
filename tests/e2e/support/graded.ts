import { expect, type Page } from 'playwright/test';

/** A grade may wait for others and for a busy machine. */
const LONG = 120_000;

/** Waits on the page of a hand-in until it has turned into the report. */
export async function untilGraded(page: Page): Promise<void> {
  await expect(page).toHaveURL(/\/submissions\/[0-9a-f-]{36}$/, { timeout: LONG });
  await expect(page.getByText(/\d of \d stages/).first()).toBeVisible({ timeout: LONG });
}
