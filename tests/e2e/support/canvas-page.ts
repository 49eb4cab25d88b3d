import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page } from 'playwright/test';

/** The canvas as a person uses it: palette, pointer, inspector. Names are the labels shown on screen. */
export class CanvasPage {
  constructor(readonly page: Page) {}

  get surface(): Locator {
    return this.page.getByTestId('canvas');
  }

  /** The inspector: a panel beside the canvas, or on a phone a page of the sheet. */
  get inspector(): Locator {
    return this.page
      .getByRole('complementary', { name: 'Inspector' })
      .or(this.page.getByRole('region', { name: 'Inspect', exact: true }));
  }

  /** Shows a page of the sheet under the canvas; on a phone only. */
  async sheet(name: 'Add' | 'Brief' | 'Inspect' | 'Results'): Promise<void> {
    const tab = this.page
      .getByRole('navigation', { name: 'Workspace' })
      .getByRole('button', { name });
    if ((await tab.getAttribute('aria-pressed')) !== 'true') await tab.click();
    await expect(this.page.getByRole('region', { name, exact: true })).toBeVisible();
  }

  node(label: string): Locator {
    return this.surface.locator(`.react-flow__node[aria-label^="${label},"]`);
  }

  async open(slug: string): Promise<void> {
    await this.page.goto(`/missions/${slug}`);
    await expect(this.page.getByText('Opening your draft …')).toHaveCount(0);
    await expect(this.surface.locator('.react-flow__node').first()).toBeVisible();
  }

  /** Drags a component type from the palette to a place, given as shares of the canvas's width and height. */
  async drag(type: string, x: number, y: number): Promise<void> {
    const box = await this.surface.boundingBox();
    if (!box) throw new Error('the canvas is not visible');
    const before = await this.surface.locator('.react-flow__node').count();
    await this.palette(type).dragTo(this.surface, {
      targetPosition: { x: box.width * x, y: box.height * y },
    });
    await expect(this.surface.locator('.react-flow__node')).toHaveCount(before + 1);
  }

  /** Adds a component type by a click on the palette. */
  async add(type: string): Promise<void> {
    const before = await this.surface.locator('.react-flow__node').count();
    await this.palette(type).click();
    await expect(this.surface.locator('.react-flow__node')).toHaveCount(before + 1);
  }

  palette(type: string): Locator {
    return this.page
      .getByRole('region', { name: 'Components to add' })
      .getByRole('button', { name: type, exact: true });
  }

  async rename(label: string): Promise<void> {
    const field = this.inspector.getByLabel('Name');
    await field.fill(label);
    await field.press('Enter');
    await expect(this.node(label)).toBeVisible();
  }

  async set(setting: string, value: string): Promise<void> {
    const field = this.inspector.getByLabel(setting, { exact: true });
    await field.fill(value);
    await field.press('Enter');
    await expect(field).toHaveValue(value);
  }

  /** Draws a connection with the pointer, from the right handle of one component to the left handle of another. */
  async connect(from: string, to: string): Promise<void> {
    const edges = this.surface.locator('.react-flow__edge');
    const before = await edges.count();
    await this.dragBetween(from, to);
    await expect(edges).toHaveCount(before + 1);
  }

  async dragBetween(from: string, to: string): Promise<void> {
    const start = await centre(this.node(from).locator('.react-flow__handle.source'));
    const end = await centre(this.node(to).locator('.react-flow__handle.target'));
    await this.page.mouse.move(start.x, start.y);
    await this.page.mouse.down();
    await this.page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 5 });
    await this.page.mouse.move(end.x, end.y, { steps: 5 });
    await this.page.mouse.up();
  }

  /** Runs a scenario by its title and waits for its results. */
  async run(title: string): Promise<Locator> {
    await this.page.getByRole('combobox', { name: 'Scenario' }).selectOption({ label: title });
    await this.page.getByRole('button', { name: 'Run', exact: true }).click();
    const skip = this.page.getByRole('button', { name: 'Skip, just run' });
    const results = this.page.getByTestId('run-results');
    await expect(skip.or(results.getByRole('heading', { name: title })).first()).toBeVisible();
    if (await skip.isVisible()) await skip.click();
    await expect(results.getByRole('heading', { name: title })).toBeVisible({ timeout: 60_000 });
    return results;
  }

  async saved(): Promise<void> {
    await expect(this.page.getByText('Saved', { exact: true })).toBeVisible();
  }
}

async function centre(locator: Locator): Promise<{ x: number; y: number }> {
  const box = await locator.boundingBox();
  if (!box) throw new Error('nothing to point at');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Chooses from the toolbar's menu. */
export async function more(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

/** Draws the simplest design that answers first and sends later: API, queue, worker. */
export async function drawSimpleDesign(canvas: CanvasPage): Promise<void> {
  await canvas.drag('Service', 0.3, 0.3);
  await canvas.rename('Campaign API');
  await canvas.drag('Queue', 0.5, 0.6);
  await canvas.rename('Jobs');
  await canvas.drag('Worker', 0.7, 0.3);
  await canvas.rename('Sender');
  await canvas.connect('Admin', 'Campaign API');
  await canvas.connect('Campaign API', 'Jobs');
  await canvas.connect('Jobs', 'Sender');
  await canvas.connect('Sender', 'E-mail provider');
}

/** Opens a design that is given as text, through the page's own dialog. */
export async function openText(page: Page, text: string): Promise<void> {
  await more(page, 'Import and export');
  const dialog = page.getByRole('dialog', { name: 'Import and export' });
  await dialog.getByLabel('Or as text').fill(text);
  await dialog.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(dialog).toHaveCount(0);
}

/** Opens a design of the content folder: `newsletter/solutions/full.json`. */
export async function openDesign(page: Page, file: string): Promise<void> {
  await openText(page, readFileSync(`content/missions/${file}`, 'utf8'));
}
