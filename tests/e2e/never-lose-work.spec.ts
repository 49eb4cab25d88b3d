import { expect, type Page, test } from 'playwright/test';
import { axeFindings } from './support/axe';
import { CanvasPage, more } from './support/canvas-page';
import { register } from './support/people';

/** Makes this browser refuse every write to its database from now on, as a full disk does. */
async function fillStorage(page: Page): Promise<void> {
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('no room', 'QuotaExceededError');
    };
  });
}

/** Makes this browser's database busy for as long as the page lives: what is written to it arrives never. */
async function occupyStorage(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((busy) => {
        const opening = indexedDB.open('backpressure');
        opening.onsuccess = () => {
          const store = opening.result.transaction('canvas', 'readwrite').objectStore('canvas');
          const again = () => {
            store.get('busy').onsuccess = again;
            busy();
          };
          again();
        };
      }),
  );
}

const DRAFT = '**/api/missions/newsletter/draft';

test.describe('a visitor', () => {
  test('loses nothing when the tab is closed right after a change', async ({ context }) => {
    for (const type of ['Queue', 'Topic', 'Worker']) {
      const canvas = new CanvasPage(await context.newPage());
      await canvas.open('newsletter');
      await canvas.palette(type).click();
      await canvas.page.close();
    }
    const again = new CanvasPage(await context.newPage());
    await again.open('newsletter');
    for (const type of ['Queue', 'Topic', 'Worker']) await expect(again.node(type)).toBeVisible();
  });

  test('loses nothing when the tab is closed before the database has the change', async ({
    context,
  }) => {
    const canvas = new CanvasPage(await context.newPage());
    await canvas.open('newsletter');
    await occupyStorage(canvas.page);
    await canvas.add('Queue');
    await canvas.page.close();
    const again = new CanvasPage(await context.newPage());
    await again.open('newsletter');
    await expect(again.node('Queue')).toBeVisible();
    expect(await again.page.evaluate(() => localStorage.length)).toBe(0);
  });

  test('sees the same diagram in two tabs, and neither overwrites the other', async ({
    context,
  }) => {
    const first = new CanvasPage(await context.newPage());
    await first.open('newsletter');
    const second = new CanvasPage(await context.newPage());
    await second.open('newsletter');
    await first.add('Queue');
    await expect(second.node('Queue')).toBeVisible();
    await second.add('Topic');
    await expect(first.node('Topic')).toBeVisible();
    await first.page.keyboard.press('Control+z');
    await expect(first.node('Topic')).toHaveCount(0);
    await expect(second.node('Topic')).toHaveCount(0);
    await expect(second.node('Queue')).toBeVisible();
  });

  test('finds a drawing again that an earlier release kept elsewhere', async ({ page }) => {
    const canvas = new CanvasPage(page);
    await page.goto('/lessons');
    await page.evaluate(() => {
      const component = { id: 'old', type: 'queue', label: 'Old', position: { x: 300, y: 300 } };
      const diagram = { format: 1, components: [component], connections: [], notes: [] };
      const draft = { diagram, baseRevision: 0, dirty: true };
      localStorage.setItem('backpressure:draft:newsletter:visitor', JSON.stringify(draft));
    });
    await canvas.open('newsletter');
    await expect(canvas.node('Old')).toBeVisible();
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    await page.reload();
    await expect(canvas.node('Old')).toBeVisible();
  });

  test('is told when the browser has no room, or keeps nothing at all', async ({ page }) => {
    const canvas = new CanvasPage(page);
    await canvas.open('newsletter');
    await fillStorage(page);
    await canvas.add('Queue');
    await expect(page.getByText(/Not saved: this browser has no room left/)).toBeVisible();
    await page.addInitScript(() => {
      Object.defineProperty(window, 'indexedDB', { value: undefined });
    });
    await canvas.open('newsletter');
    await canvas.add('Topic');
    await expect(page.getByText(/Not saved: this browser keeps nothing/)).toBeVisible();
  });
});

test.describe('a learner', () => {
  test('is told when the browser has no room, and has the work in the account', async ({
    page,
  }) => {
    await register(page, '/missions/newsletter');
    const canvas = new CanvasPage(page);
    await canvas.open('newsletter');
    await fillStorage(page);
    await canvas.add('Queue');
    const words = page.getByText('Saved in your account; this browser has no room left');
    await expect(words).toBeVisible();
    await page.reload();
    await expect(canvas.node('Queue')).toBeVisible();
  });

  test('is told of a server error while saving, and loses nothing', async ({ page }) => {
    await register(page, '/missions/newsletter');
    const canvas = new CanvasPage(page);
    await canvas.open('newsletter');
    await page.route(DRAFT, (route) =>
      route.request().method() === 'PUT' ? route.fulfill({ status: 500 }) : route.fallback(),
    );
    await canvas.add('Queue');
    const trouble = page.getByText('Server error, trying again – kept in this browser');
    await expect(trouble).toBeVisible();
    await canvas.add('Topic');
    await page.unroute(DRAFT);
    await canvas.saved();
    await page.reload();
    await expect(canvas.node('Queue')).toBeVisible();
    await expect(canvas.node('Topic')).toBeVisible();
  });

  test('has the last change in the account when the tab is closed at once', async ({
    page,
    context,
  }) => {
    await register(page, '/missions/newsletter');
    const canvas = new CanvasPage(page);
    await canvas.open('newsletter');
    await canvas.palette('Queue').click();
    await page.close({ runBeforeUnload: true });
    const next = await context.newPage();
    await expect(async () => {
      const answer = await next.request.get('/api/missions/newsletter/draft');
      expect(JSON.stringify(await answer.json())).toContain('"type":"queue"');
    }).toPass();
  });
});

test.describe('versions', () => {
  test('bring back what was replaced, and can be undone, named and removed', async ({ page }) => {
    await register(page, '/missions/newsletter');
    const canvas = new CanvasPage(page);
    await canvas.open('newsletter');
    await canvas.add('Queue');
    const dialog = page.getByRole('dialog', { name: 'Versions' });
    await more(page, 'Versions');
    await dialog.getByLabel('Name for the diagram as it is now').fill('With a queue');
    await dialog.getByRole('button', { name: 'Keep this version' }).click();
    await expect(dialog.getByRole('button', { name: /^With a queue/ })).toBeVisible();
    await dialog.getByRole('button', { name: 'Close' }).click();

    await canvas.add('Topic');
    await more(page, 'Start over');
    await expect(canvas.node('Queue')).toHaveCount(0);
    await more(page, 'Versions');
    await dialog.getByRole('button', { name: /^Before it was replaced/ }).click();
    await expect(dialog.getByText('added “Topic”')).toBeVisible();
    expect(await axeFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Go back to this version' }).click();
    await expect(canvas.node('Topic')).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(canvas.node('Topic')).toHaveCount(0);

    await more(page, 'Versions');
    await dialog.getByRole('button', { name: /^With a queue/ }).click();
    await dialog.getByRole('button', { name: 'Remove' }).click();
    await expect(dialog.getByRole('button', { name: /^With a queue/ })).toHaveCount(0);
  });

  test('of a visitor stay in the browser and come along on signing up', async ({ page }) => {
    const canvas = new CanvasPage(page);
    await canvas.open('newsletter');
    await canvas.add('Queue');
    await more(page, 'Start over');
    const dialog = page.getByRole('dialog', { name: 'Versions' });
    const replaced = dialog.getByRole('button', { name: /^Before it was replaced/ });
    await more(page, 'Versions');
    await expect(replaced).toHaveCount(1);
    await register(page, '/missions/newsletter');
    await canvas.open('newsletter');
    await more(page, 'Versions');
    await expect(replaced).toHaveCount(1);
  });
});

test.describe('files from elsewhere', () => {
  const refused: [string, string, RegExp][] = [
    ['garbage', 'hello', /not valid JSON/],
    ['foreign JSON', '{"type":"excalidraw","elements":[]}', /type/],
    ['a list', '[1,2,3]', /object/i],
    ['10,000 components', '', /500|256|bytes/],
    ['deep nesting', `${'['.repeat(5000)}${']'.repeat(5000)}`, /nested deeper/],
  ];

  test('are refused with reasons, and the diagram stays as it was', async ({ page }) => {
    const canvas = new CanvasPage(page);
    await canvas.open('newsletter');
    await canvas.add('Queue');
    await more(page, 'Import and export');
    const dialog = page.getByRole('dialog', { name: 'Import and export' });
    const many = Array.from({ length: 10_000 }, (_, i) => ({
      id: `q${i}`,
      type: 'queue',
      label: 'Q',
      position: { x: 0, y: 0 },
    }));
    const huge = JSON.stringify({ format: 1, components: many, connections: [], notes: [] });
    for (const [, text, reason] of refused) {
      await dialog.getByLabel('Or as text').fill(text || huge);
      await dialog.getByRole('button', { name: 'Open', exact: true }).click();
      const alert = dialog.getByRole('alert');
      await expect(alert).toContainText('The one on the canvas is as it was.');
      await expect(alert).toContainText(reason);
    }
    const buffer = Buffer.from('x'.repeat(5_000_000));
    const file = { name: 'huge.json', mimeType: 'application/json', buffer };
    await dialog.getByLabel('From a JSON file').setInputFiles(file);
    await expect(dialog.getByRole('alert')).toContainText('5000000 bytes');
    await expect(canvas.surface.locator('.react-flow__node')).toHaveCount(3);
    await expect(canvas.node('Queue')).toBeVisible();
  });

  test('show markup in labels as text', async ({ page }) => {
    const canvas = new CanvasPage(page);
    await canvas.open('newsletter');
    await canvas.add('Queue');
    await canvas.rename('<img src=x onerror=alert(1)>');
    await expect(canvas.surface.getByText('<img src=x onerror=alert(1)>')).toBeVisible();
    await expect(canvas.surface.locator('.react-flow__node img')).toHaveCount(0);
  });
});
