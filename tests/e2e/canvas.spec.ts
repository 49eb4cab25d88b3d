import { expect, test } from 'playwright/test';
import { axeFindings } from './support/axe';
import { CanvasPage, more } from './support/canvas-page';
import { register, signIn } from './support/people';

test.describe('the canvas', () => {
  test('refuses an illegal connection and says why', async ({ page }) => {
    const canvas = new CanvasPage(page);
    await canvas.open('newsletter');
    await canvas.drag('Queue', 0.4, 0.3);
    await canvas.dragBetween('Admin', 'Queue');
    await expect(page.getByText(/a client has no access to your queue/i)).toBeVisible();
    await expect(canvas.surface.locator('.react-flow__edge')).toHaveCount(0);
  });

  test('undoes, redoes and deletes by keyboard, and keeps what was given', async ({ page }) => {
    const canvas = new CanvasPage(page);
    await canvas.open('newsletter');
    await canvas.add('Service');
    await page.keyboard.press('Control+z');
    await expect(canvas.node('Service')).toHaveCount(0);
    await page.keyboard.press('Control+Shift+z');
    await expect(canvas.node('Service')).toBeVisible();
    await canvas.node('Service').click();
    await page.keyboard.press('Delete');
    await expect(canvas.node('Service')).toHaveCount(0);
    await canvas.node('Admin').click();
    await page.keyboard.press('Backspace');
    await expect(canvas.node('Admin')).toBeVisible();
  });

  test('connects without dragging, by click and by form', async ({ page }) => {
    const canvas = new CanvasPage(page);
    await canvas.open('newsletter');
    await canvas.drag('Service', 0.5, 0.3);
    await canvas.node('Admin').locator('.react-flow__handle.source').click();
    await canvas.node('Service').locator('.react-flow__handle.target').click();
    await expect(canvas.surface.locator('.react-flow__edge')).toHaveCount(1);
    await canvas.node('Service').click();
    await canvas.inspector.getByLabel('Connect to').selectOption({ label: 'E-mail provider' });
    await canvas.inspector.getByRole('button', { name: 'Connect', exact: true }).click();
    await expect(canvas.surface.locator('.react-flow__edge')).toHaveCount(2);
  });

  test('says which numbers a setting takes, and keeps the old one', async ({ page }) => {
    const canvas = new CanvasPage(page);
    await canvas.open('newsletter');
    await canvas.drag('Worker', 0.5, 0.3);
    const field = canvas.inspector.getByLabel('Replicas', { exact: true });
    await field.fill('5000');
    await field.press('Enter');
    await expect(canvas.inspector.getByText(/1 to 200/)).toBeVisible();
    await field.press('Escape');
    await expect(field).toHaveValue('1');
  });

  test('loses nothing when the connection breaks while drawing', async ({ page, context }) => {
    await register(page, '/missions/newsletter');
    const canvas = new CanvasPage(page);
    await canvas.open('newsletter');
    await canvas.drag('Service', 0.4, 0.3);
    await canvas.saved();
    await context.setOffline(true);
    await canvas.drag('Queue', 0.6, 0.6);
    await expect(page.getByText(/Offline/)).toBeVisible();
    await context.setOffline(false);
    await canvas.saved();
    await page.reload();
    await expect(canvas.node('Queue')).toBeVisible();
    await expect(canvas.node('Service')).toBeVisible();
  });

  test('asks which draft to keep when two browsers drew different things', async ({
    page,
    browser,
  }) => {
    const { email } = await register(page, '/missions/newsletter');
    const here = new CanvasPage(page);
    await here.open('newsletter');
    await here.drag('Service', 0.4, 0.3);
    await here.saved();
    const elsewhere = await browser.newContext();
    const other = new CanvasPage(await elsewhere.newPage());
    const person = { email, password: 'a long enough pass phrase' };
    await signIn(other.page, person, '/missions/newsletter');
    await other.open('newsletter');
    await other.drag('Topic', 0.6, 0.6);
    await other.saved();
    await elsewhere.close();
    await here.drag('Queue', 0.6, 0.6);
    const dialog = page.getByRole('dialog', { name: /two versions/ });
    await expect(dialog).toBeVisible();
    await expect(dialog.getByText('added “Queue”')).toBeVisible();
    await expect(dialog.getByText('removed “Topic”')).toBeVisible();
    expect(await axeFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Go on with this one' }).first().click();
    await here.saved();
    await page.reload();
    await expect(here.node('Queue')).toBeVisible();
    await expect(here.node('Topic')).toHaveCount(0);
    const versions = page.getByRole('dialog', { name: 'Versions' });
    await more(page, 'Versions');
    await versions.getByRole('button', { name: /^The version not chosen/ }).click();
    await versions.getByRole('button', { name: 'Go back to this version' }).click();
    await expect(here.node('Topic')).toBeVisible();
  });
});

test.describe('files', () => {
  test('a diagram goes out as JSON and comes back; nonsense is refused with reasons', async ({
    page,
  }) => {
    const canvas = new CanvasPage(page);
    await canvas.open('newsletter');
    await canvas.drag('Queue', 0.4, 0.3);
    await more(page, 'Import and export');
    const dialog = page.getByRole('dialog', { name: 'Import and export' });
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: 'JSON', exact: true }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('newsletter.json');
    const path = await file.path();

    await dialog.getByLabel('Or as text').fill('{"format":1,"components":[{"id":"x"}]}');
    await dialog.getByRole('button', { name: 'Open', exact: true }).click();
    await expect(dialog.getByText('The one on the canvas is as it was.')).toBeVisible();
    await expect(dialog.getByText('components[0].type')).toBeVisible();
    await expect(canvas.node('Queue')).toHaveCount(1);

    await dialog.getByRole('button', { name: 'Close' }).click();
    await more(page, 'Start over');
    await expect(canvas.node('Queue')).toHaveCount(0);
    await more(page, 'Import and export');
    await dialog.getByLabel('From a JSON file').setInputFiles(path);
    await expect(canvas.node('Queue')).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(canvas.node('Queue')).toHaveCount(0);
  });
});
