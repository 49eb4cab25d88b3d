import { expect, test } from 'playwright/test';
import { axeFindings } from './support/axe';
import { CanvasPage, drawSimpleDesign } from './support/canvas-page';
import { untilGraded } from './support/graded';
import { register } from './support/people';

test('a pass opens the reference of its stage beside one’s own, and giving up the others', async ({
  page,
}) => {
  test.setTimeout(180_000);
  await register(page);
  const canvas = new CanvasPage(page);
  await canvas.open('newsletter');
  await drawSimpleDesign(canvas);
  await canvas.saved();
  await page.getByRole('button', { name: 'Submit' }).click();
  await untilGraded(page);
  await page
    .getByRole('region', { name: 'What next' })
    .getByRole('link', { name: /Reference solutions/ })
    .click();

  const simple = page.getByRole('region', { name: 'Write it down, answer, send later' });
  await expect(simple.getByRole('img', { name: /^Your design/ })).toBeVisible();
  await expect(simple.getByRole('img', { name: /^The reference.*Jobs to Sender/ })).toBeVisible();
  await simple.getByText('From yours to this one').click();
  await expect(simple.getByText('The two designs are the same.')).toBeVisible();
  const full = page.getByRole('region', { name: /many idempotent senders/ });
  await expect(full).toHaveCount(0);
  const spoken = page.getByRole('region', { name: 'How a strong candidate talks it through' });
  await expect(spoken).toHaveCount(0);
  expect(await axeFindings(page)).toEqual([]);

  await page.getByRole('button', { name: 'Give up and show them' }).click();
  const dialog = page.getByRole('dialog', { name: 'Give this mission up?' });
  await dialog.getByRole('button', { name: 'Keep trying' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(full).toHaveCount(0);
  await page.getByRole('button', { name: 'Give up and show them' }).click();
  await dialog.getByRole('button', { name: 'Give up', exact: true }).click();
  await expect(full.getByText(/Senders”: .*Replicas 26/)).toBeVisible();
  await expect(full.getByText(/E-mails \(async\), one message per item/)).toBeVisible();
  await expect(spoken).toContainText('I need at least 68 slots');
  await expect(page.getByText(/You gave this mission up on/)).toBeVisible();
  await expect(page.getByRole('button', { name: /Give up/ })).toHaveCount(0);
  expect(await axeFindings(page)).toEqual([]);

  await page.goto('/missions');
  const card = page.getByRole('link', { name: /A newsletter for a million readers/ });
  await expect(card).toContainText('passed');
  await expect(card).toContainText('given up, solutions seen');
});
