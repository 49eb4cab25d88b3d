import { expect, type Page, test } from 'playwright/test';
import { axeFindings } from './support/axe';
import { CanvasPage, drawSimpleDesign, more } from './support/canvas-page';

const viewport = (page: Page) =>
  page
    .locator('.react-flow__viewport')
    .evaluate((element) => new DOMMatrix(getComputedStyle(element).transform))
    .then(({ a, e, f }) => ({ zoom: a, x: e, y: f }));

async function centreOf(canvas: CanvasPage, x: number, y: number) {
  const box = await canvas.surface.boundingBox();
  if (!box) throw new Error('the canvas is not visible');
  return { x: box.x + box.width * x, y: box.y + box.height * y };
}

test.describe('what comes next', () => {
  test('is offered by Ctrl and an arrow, and Alt and an arrow walks back', async ({ page }) => {
    const canvas = new CanvasPage(page);
    await canvas.open('newsletter');
    await canvas.node('Admin').click();
    await page.keyboard.press('Control+ArrowRight');
    const menu = page.getByRole('menu', { name: /What comes next/ });
    await expect(menu.getByRole('menuitem')).toHaveText([/Load balancer/, /Service/]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(canvas.node('Service')).toBeFocused();
    await page.keyboard.press('Control+ArrowDown');
    await expect(menu.getByRole('menuitem', { name: /Worker/ })).toHaveCount(2);
    await menu.getByRole('menuitem', { name: 'Queue async' }).click();
    await expect(canvas.node('Queue')).toBeFocused();
    await expect(canvas.surface.locator('.react-flow__edge')).toHaveCount(2);
    await page.keyboard.press('Alt+ArrowUp');
    await expect(canvas.node('Service')).toBeFocused();
    await page.keyboard.press('Alt+ArrowLeft');
    await expect(canvas.node('Admin')).toBeFocused();
    await page.keyboard.press('Control+z');
    await expect(canvas.node('Queue')).toHaveCount(0);
    await expect(canvas.surface.locator('.react-flow__edge')).toHaveCount(1);
  });

  test('is asked when a connection ends on empty canvas, dragged or clicked', async ({ page }) => {
    const canvas = new CanvasPage(page);
    await canvas.open('newsletter');
    const menu = page.getByRole('menu', { name: /What comes next after Admin/ });
    const handle = canvas.node('Admin').locator('.react-flow__handle.source');
    const empty = await centreOf(canvas, 0.4, 0.25);
    await handle.hover();
    await page.mouse.down();
    await page.mouse.move(empty.x, empty.y, { steps: 8 });
    await page.mouse.up();
    await expect(menu).toBeVisible();
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(menu).toHaveCount(0);
    await expect(canvas.surface.locator('.react-flow__node')).toHaveCount(2);
    await handle.click();
    await page.mouse.click(empty.x, empty.y);
    await menu.getByRole('menuitem', { name: 'Service sync' }).click();
    await expect(canvas.node('Service')).toBeVisible();
    await expect(canvas.surface.locator('.react-flow__edge')).toHaveCount(1);
  });
});

test.describe('the command palette', () => {
  test('jumps to a component, inserts a type and runs a command', async ({ page }) => {
    const canvas = new CanvasPage(page);
    await canvas.open('newsletter');
    const palette = page.getByRole('dialog', { name: 'All commands' });
    await page.keyboard.press('Control+k');
    await expect(palette).toBeVisible();
    expect(await axeFindings(page)).toEqual([]);
    const first = palette.getByRole('option', { selected: true });
    await page.keyboard.type('provider');
    await expect(first).toContainText('E-mail provider');
    await page.keyboard.press('Enter');
    await expect(palette).toHaveCount(0);
    await expect(canvas.node('E-mail provider')).toBeFocused();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('topic');
    await expect(first).toContainText('Topic');
    await page.keyboard.press('Enter');
    await expect(canvas.node('Topic')).toBeVisible();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('undo');
    await expect(first).toContainText('Undo');
    await page.keyboard.press('Enter');
    await expect(canvas.node('Topic')).toHaveCount(0);
  });
});

test.describe('habits of drawing programs', () => {
  test('letters insert until they are switched off, and the choice is remembered', async ({
    page,
  }) => {
    const canvas = new CanvasPage(page);
    await canvas.open('newsletter');
    await page.keyboard.press('q');
    await expect(canvas.node('Queue')).toHaveCount(1);
    await page.keyboard.press('?');
    await page.getByLabel('Single letters insert components').uncheck();
    await page.keyboard.press('Escape');
    await page.reload();
    await canvas.open('newsletter');
    await page.keyboard.press('w');
    await page.keyboard.press('Control+a');
    await expect(canvas.inspector.getByText('3 parts selected')).toBeVisible();
    await expect(canvas.node('Worker')).toHaveCount(0);
  });

  test('the wheel moves the paper, with Ctrl it zooms, Space and drag moves it', async ({
    page,
  }) => {
    const canvas = new CanvasPage(page);
    await canvas.open('newsletter');
    const middle = await centreOf(canvas, 0.5, 0.25);
    await page.mouse.move(middle.x, middle.y);
    const start = await viewport(page);
    await page.mouse.wheel(0, 120);
    await expect.poll(async () => (await viewport(page)).y).toBeLessThan(start.y);
    expect((await viewport(page)).zoom).toBe(start.zoom);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, 120);
    await page.keyboard.up('Control');
    await expect.poll(async () => (await viewport(page)).zoom).toBeLessThan(start.zoom);
    const before = await viewport(page);
    await page.keyboard.down('Space');
    await page.mouse.down();
    await page.mouse.move(middle.x + 100, middle.y, { steps: 5 });
    await page.mouse.up();
    await page.keyboard.up('Space');
    await expect.poll(async () => (await viewport(page)).x).toBeGreaterThan(before.x + 50);
    await page.keyboard.press('Shift+Digit1');
    await expect.poll(async () => (await viewport(page)).x).toBeCloseTo(start.x, 0);
  });

  test('a drag on empty paper selects, arrows move, and all settings change in one step', async ({
    page,
  }) => {
    const canvas = new CanvasPage(page);
    await canvas.open('newsletter');
    await canvas.drag('Worker', 0.4, 0.25);
    await canvas.drag('Service', 0.6, 0.38);
    await canvas.set('Replicas', '3');
    const from = await centreOf(canvas, 0.25, 0.1);
    const to = await centreOf(canvas, 0.75, 0.45);
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y, { steps: 8 });
    await page.mouse.up();
    await expect(canvas.inspector.getByText('2 parts selected')).toBeVisible();
    const field = canvas.inspector.getByLabel('Replicas', { exact: true });
    await expect(field).toHaveAttribute('placeholder', 'mixed');
    await field.fill('7');
    await field.press('Enter');
    await expect(field).toHaveValue('7');
    await canvas.inspector.getByRole('button', { name: 'Align in a column' }).click();
    const x = async (label: string) => (await canvas.node(label).boundingBox())?.x;
    expect(await x('Worker')).toBe(await x('Service'));
    await canvas.node('Worker').focus();
    const before = (await x('Worker')) ?? 0;
    await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(async () => (await x('Worker')) ?? 0).toBeGreaterThan(before);
    expect(await x('Worker')).toBe(await x('Service'));
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await canvas.node('Worker').click();
    await expect(field).toHaveValue('1');
    await canvas.node('Service').click();
    await expect(field).toHaveValue('3');
  });

  test('a dragged component is pulled into line with another, and lines show it', async ({
    page,
  }) => {
    const canvas = new CanvasPage(page);
    await canvas.open('newsletter');
    await canvas.drag('Queue', 0.5, 0.2);
    const queue = await canvas.node('Queue').boundingBox();
    const admin = await canvas.node('Admin').boundingBox();
    if (!queue || !admin) throw new Error('nothing to drag');
    await page.mouse.move(queue.x + queue.width / 2, queue.y + queue.height / 2);
    await page.mouse.down();
    // What is dragged hangs on the pointer where it was when the drag was noticed.
    await page.mouse.move(queue.x + queue.width / 2 + 2, queue.y + queue.height / 2);
    const y = admin.y + admin.height / 2 + 3;
    await page.mouse.move(queue.x + queue.width / 2, y, { steps: 10 });
    await expect(canvas.surface.locator('.guide').first()).toBeVisible();
    await page.mouse.up();
    await expect(canvas.surface.locator('.guide')).toHaveCount(0);
    await expect
      .poll(async () => (await canvas.node('Queue').boundingBox())?.y)
      .toBeCloseTo(admin.y, 0);
  });

  test('a larger diagram has a map while not all of it is seen, and it can be switched off', async ({
    page,
  }) => {
    const canvas = new CanvasPage(page);
    await canvas.open('newsletter');
    for (let i = 0; i < 14; i += 1) await page.keyboard.press('q');
    for (let i = 0; i < 14; i += 1) await page.keyboard.press('q');
    const map = canvas.surface.locator('.react-flow__minimap');
    await page.keyboard.press('Shift+1');
    await expect(map).toHaveCount(0);
    for (let i = 0; i < 4; i += 1) await canvas.surface.getByLabel('Zoom In').click();
    await expect(map).toBeVisible();
    await page.keyboard.press('m');
    await expect(map).toHaveCount(0);
  });
});

test('notes are written on the canvas, listed, exported, moved and deleted', async ({ page }) => {
  const canvas = new CanvasPage(page);
  await canvas.open('newsletter');
  await page.keyboard.press('n');
  const text = page.getByLabel('Text of the note');
  await expect(text).toBeFocused();
  await page.keyboard.type('The provider takes <2,000> a second');
  await page.keyboard.press('Escape');
  const note = canvas.surface.locator('.react-flow__node-note');
  await expect(note).toContainText('The provider takes');
  const outline = page.getByRole('navigation', { name: 'Outline' });
  await outline.getByRole('button', { name: /^Note: The provider/ }).click();
  await page.keyboard.press('F2');
  await expect(text).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Ask first');
  await page.keyboard.press('Escape');
  await expect(note).toContainText('Ask first');
  expect(await axeFindings(page)).toEqual([]);
  await more(page, 'Import and export');
  const dialog = page.getByRole('dialog', { name: 'Import and export' });
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'SVG', exact: true }).click(),
  ]);
  const stream = await file.createReadStream();
  let svg = '';
  for await (const chunk of stream) svg += chunk;
  expect(svg).toContain('Ask first');
  await dialog.getByRole('button', { name: 'Close' }).click();
  const before = await note.boundingBox();
  await note.hover();
  await page.mouse.down();
  await page.mouse.move((before?.x ?? 0) + 120, (before?.y ?? 0) + 90, { steps: 6 });
  await page.mouse.up();
  await expect.poll(async () => (await note.boundingBox())?.x).not.toBeCloseTo(before?.x ?? 0, 0);
  await page.keyboard.press('Delete');
  await expect(note).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(note).toContainText('Ask first');
});

test('sliders try settings out beside the last run, and nothing changes until it is kept', async ({
  page,
}) => {
  test.setTimeout(180_000);
  const canvas = new CanvasPage(page);
  await canvas.open('newsletter');
  await drawSimpleDesign(canvas);
  await canvas.node('Sender').click();
  const results = await canvas.run('One campaign');
  const slider = page.getByRole('slider', { name: 'Replicas' });
  await slider.focus();
  await page.keyboard.press('End');
  await expect(page.getByText(/Tried out: Replicas 200/)).toBeVisible({ timeout: 60_000 });
  await expect(results.getByText(/\(before\)/).first()).toBeAttached();
  expect(await axeFindings(page)).toEqual([]);
  const field = canvas.inspector.getByLabel('Replicas', { exact: true });
  await expect(field).toHaveValue('1');
  await page.getByRole('button', { name: 'Discard' }).click();
  await expect(page.getByText(/Tried out/)).toHaveCount(0);
  await slider.focus();
  await page.keyboard.press('End');
  await page.getByRole('button', { name: 'Keep the settings' }).click({ timeout: 60_000 });
  await expect(field).toHaveValue('200');
  await canvas.surface.click({ position: { x: 20, y: 20 } });
  await page.keyboard.press('Control+z');
  await canvas.node('Sender').click();
  await expect(field).toHaveValue('1');
});
