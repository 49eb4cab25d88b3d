import { expect, type Page } from 'playwright/test';

/** The accounts that every embedded installation has. */
export const LEARNER = { email: 'learner@example.com', password: 'practise-learner' };
export const INSTRUCTOR = { email: 'instructor@example.com', password: 'practise-instructor' };

export const ADMIN = { email: 'admin@example.com', password: 'practise-admin' };

export async function signIn(
  page: Page,
  person: { email: string; password: string },
  next = '/home',
): Promise<void> {
  await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
  await page.getByLabel('E-mail').fill(person.email);
  await page.getByLabel('Password').fill(person.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`${next.replaceAll('/', '\\/')}$`));
}

/** Makes an account of its own for a test, so that tests do not meet in one. */
export async function register(page: Page, next = '/home'): Promise<{ email: string }> {
  const email = `learner-${crypto.randomUUID()}@example.com`;
  await page.goto(`/register?next=${encodeURIComponent(next)}`);
  await page.getByLabel('Name').fill('Robin Test');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill('a long enough pass phrase');
  await page.getByRole('button', { name: 'Create the account' }).click();
  await expect(page).toHaveURL(new RegExp(`${next.replaceAll('/', '\\/')}$`));
  return { email };
}
