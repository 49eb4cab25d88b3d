import { expect, type Page, test } from 'playwright/test';
import { axeFindings } from './support/axe';
import { CanvasPage } from './support/canvas-page';
import { chooseIn, chooseRadio, pressOn, typeInto } from './support/keyboard';
import { register } from './support/people';

const goOn = (page: Page) => pressOn(page, page.getByRole('button', { name: 'Next step' }));
const heading = (page: Page, name: string) =>
  expect(page.getByRole('heading', { name, exact: true, level: 2 })).toBeVisible();

for (const width of [1440, 390]) {
  test(`a whole round is walked with the keyboard alone at ${width} px`, async ({ page }) => {
    test.setTimeout(180_000);
    await page.setViewportSize({ width, height: width === 390 ? 844 : 900 });
    await register(page, '/interview');
    await expect(page.getByRole('heading', { name: 'What is judged, and how' })).toBeVisible();
    expect(await axeFindings(page)).toEqual([]);
    await chooseIn(page, page.getByLabel('Mission'), 'A newsletter for a million readers');
    await chooseIn(page, page.getByLabel('Length'), '25 minutes');
    await pressOn(page, page.getByRole('button', { name: 'Begin the round' }));
    await heading(page, 'Clarify');
    await pressOn(page, page.getByRole('button', { name: 'Ask: How many readers does one' }));
    await expect(page.getByText('A million, all in one campaign.')).toBeVisible();
    await expect(page.getByText('9 of 10 questions left')).toBeVisible();
    expect(await axeFindings(page)).toEqual([]);

    await goOn(page);
    await heading(page, 'Estimate');
    await typeInto(page, page.getByLabel('How many e-mails a second'), '1,000');
    // A reload, as on another device, finds the round where it was.
    await page.keyboard.press('Tab');
    await expect(page.getByText('Your numbers (1)')).toBeVisible();
    await page.reload();
    await expect(page.getByLabel('How many e-mails a second')).toHaveValue('1000');

    await goOn(page);
    await heading(page, 'Interface');
    const answer = page.getByRole('group', { name: 'What does the server answer to Send?' });
    await chooseRadio(page, answer, answer.getByRole('radio', { name: /^202/ }));
    await expect(page.getByText('Your interface and data (1)')).toBeVisible();
    await goOn(page);
    await heading(page, 'Data');
    await goOn(page);

    await heading(page, 'Draw');
    const canvas = new CanvasPage(page);
    await pressOn(page, canvas.palette('Service'));
    const outline = page.getByRole('navigation', { name: 'Outline' });
    const inspector = page.getByRole('complementary', { name: 'Inspector' });
    await typeInto(page, inspector.getByLabel('Name'), 'Campaign API');
    await page.keyboard.press('Enter');
    for (const [from, to] of [
      ['Admin, client', 'Campaign API'],
      ['Campaign API, service', 'E-mail provider'],
    ] as const) {
      await pressOn(page, outline.getByRole('button', { name: from, exact: true }));
      await chooseIn(page, inspector.getByLabel('Connect to'), to);
      await pressOn(page, inspector.getByRole('button', { name: 'Connect', exact: true }));
    }
    expect(await axeFindings(page)).toEqual([]);
    await goOn(page);
    await heading(page, 'The change');
    await goOn(page);
    await heading(page, 'What breaks');
    await pressOn(page, page.getByRole('group', { name: /^Twice the load/ }).getByRole('button'));
    await expect(page.getByText('Noted: none breaks.')).toBeVisible();
    await goOn(page);
    await heading(page, 'Trade-offs');
    await pressOn(page, page.getByRole('button', { name: 'Finish the round' }));

    await expect(page.getByRole('heading', { name: 'Practise next' })).toBeVisible({
      timeout: 90_000,
    });
    const row = (name: string) => page.getByRole('region', { name, exact: true });
    await expect(row('Clarify')).toContainText('Thin');
    await expect(row('Interface')).toContainText('your drawing contradicts it');
    await expect(row('Draw')).toContainText('credits');
    await expect(row('Trade-offs')).toContainText('Missing');
    expect(await axeFindings(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await axeFindings(page)).toEqual([]);
    const over = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(over).toBe(0);
  });
}

test('what was typed and ticked last is kept when a single press leads on', async ({ page }) => {
  await register(page, '/interview');
  await page.getByLabel('Mission').selectOption('A newsletter for a million readers');
  await page.getByRole('button', { name: 'Begin the round' }).click();
  const next = page.getByRole('button', { name: 'Next step' });
  await heading(page, 'Clarify');
  await next.click();
  await heading(page, 'Estimate');
  await page.getByLabel('How many e-mails a second').fill('1,000');
  // The press takes the focus from the field, which says its number, and leads on.
  await next.click();
  await heading(page, 'Interface');
  await expect(page.getByText('Your numbers (1)')).toBeVisible();
  for (const step of ['Data', 'Draw']) {
    await next.click();
    await heading(page, step);
  }
  await new CanvasPage(page).palette('Service').click();
  for (const step of ['The change', 'What breaks']) {
    await next.click();
    await heading(page, step);
  }
  const twice = page.getByRole('group', { name: /^Twice the load/ });
  await twice.getByRole('checkbox').first().check();
  await expect(twice.getByText('Noted: 1 breaks.')).toBeVisible();
  await page.reload();
  await expect(twice.getByRole('checkbox').first()).toBeChecked();
});
