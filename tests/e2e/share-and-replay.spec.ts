import { expect, test } from 'playwright/test';
import { axeFindings } from './support/axe';
import { CanvasPage, drawSimpleDesign } from './support/canvas-page';
import { register } from './support/people';

test('a report is shared by a link without a name until it is revoked, and shows how it grew', async ({
  page,
  browser,
}) => {
  test.setTimeout(180_000);
  const { email } = await register(page, '/missions/newsletter');
  const canvas = new CanvasPage(page);
  await canvas.open('newsletter');
  await drawSimpleDesign(canvas);
  await canvas.saved();
  // The way there is kept with the draft, not only with the page.
  await page.reload();
  await expect(canvas.node('Sender')).toBeVisible();
  await page.getByRole('button', { name: 'Submit' }).click();
  await expect(page.getByRole('heading', { name: 'How it grew' })).toBeVisible({ timeout: 60_000 });

  await test.step('the replay steps, plays and is told in words', async () => {
    const replay = page.getByRole('region', { name: 'How it grew' });
    const scrubber = replay.getByLabel('Step of the replay');
    const steps = replay.getByRole('list', { name: 'Steps' }).getByRole('button');
    await expect(steps.filter({ hasText: 'Connected Sender to E-mail provider' })).toHaveCount(1);
    await scrubber.focus();
    await page.keyboard.press('Home');
    const figure = replay.getByRole('img', { name: /no connections/ });
    await expect(figure).toBeVisible();
    await replay.getByRole('button', { name: 'Step on' }).press('Enter');
    await expect(steps.first()).toHaveAttribute('aria-current', 'step');
    await replay.getByLabel('Speed of the replay').selectOption('4×');
    await replay.getByRole('button', { name: 'Play' }).click();
    await expect(steps.last()).toHaveAttribute('aria-current', 'step');
    await expect(replay.getByRole('button', { name: 'Play' })).toBeVisible();
  });

  await page.getByRole('button', { name: 'Make a link' }).click();
  const url = await page.getByLabel('The link', { exact: true }).inputValue();
  expect(new URL(url).pathname).toMatch(/^\/shared\/[\w-]{43}$/);
  expect(await axeFindings(page)).toEqual([]);

  const elsewhere = await browser.newContext();
  const visitor = await elsewhere.newPage();
  const answer = await visitor.goto(url);
  expect(answer?.status()).toBe(200);
  const headers = answer?.headers() ?? {};
  expect(headers['x-robots-tag']).toContain('noindex');
  expect(headers['referrer-policy']).toBe('no-referrer');
  expect(headers['cache-control']).toContain('no-store');
  await expect(visitor.locator('meta[name=robots]')).toHaveAttribute('content', /noindex/);
  await expect(visitor.getByRole('img', { name: /Campaign API to Jobs/ })).toBeVisible();
  const html = await visitor.content();
  expect(html).not.toContain(email);
  expect(html).not.toContain('Robin Test');
  expect(await axeFindings(visitor)).toEqual([]);

  await page.getByRole('button', { name: /^Revoke the link/ }).click();
  await expect(page.getByLabel('The link', { exact: true })).toHaveCount(0);
  expect((await visitor.goto(url))?.status()).toBe(404);
  expect((await visitor.goto(`${url.slice(0, -1)}~`))?.status()).toBe(404);
  await elsewhere.close();
});
