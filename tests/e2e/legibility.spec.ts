import { expect, type Page, test } from 'playwright/test';
import { CanvasPage, openDesign } from './support/canvas-page';
import { register } from './support/people';

const NODE_PX = 176;
const LEAST = 0.7;

/** Where components and lines are on the screen, and how large their names are, px. */
function drawn(page: Page) {
  return page.evaluate(() => {
    const surface = document.querySelector('[data-testid="canvas"]') as HTMLElement;
    const box = (element: Element) => {
      const { left, top, right, bottom, width } = element.getBoundingClientRect();
      return { left, top, right, bottom, width };
    };
    const names = [...surface.querySelectorAll<HTMLElement>('.node-name')];
    return {
      surface: box(surface),
      nodes: [...surface.querySelectorAll('.react-flow__node-component')].map(box),
      lines: [...surface.querySelectorAll('.react-flow__edge-path')].map(box),
      names: names.map((name) => {
        const zoom = name.getBoundingClientRect().width / name.offsetWidth;
        return Number.parseFloat(getComputedStyle(name).fontSize) * zoom;
      }),
    };
  });
}

const MISSIONS = ['newsletter', 'checkout', 'order-history'];

for (const viewport of [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
]) {
  test.describe(`after Tidy at ${viewport.width} × ${viewport.height}`, () => {
    test.use({ viewport });

    for (const mission of MISSIONS) {
      test(`the ${mission} solved can be read, and nothing is beyond its sides`, async ({
        page,
      }) => {
        const canvas = new CanvasPage(page);
        await canvas.open(mission);
        await openDesign(page, `${mission}/solutions/full.json`);
        const before = await canvas.surface.locator('.react-flow__viewport').getAttribute('style');
        await page.getByRole('button', { name: /^Tidy/ }).click();
        await expect(canvas.surface.locator('.react-flow__viewport')).not.toHaveAttribute(
          'style',
          before ?? '',
        );
        await expect
          .poll(async () => Math.min(...(await drawn(page)).nodes.map(({ width }) => width)))
          .toBeGreaterThanOrEqual(NODE_PX * LEAST - 1);
        const { surface, nodes, lines, names } = await drawn(page);
        for (const { left, right } of [...nodes, ...lines]) {
          expect(left).toBeGreaterThanOrEqual(surface.left);
          expect(right).toBeLessThanOrEqual(surface.right);
        }
        if (viewport.width > 500) {
          for (const { top, bottom } of nodes) {
            expect(top).toBeGreaterThanOrEqual(surface.top);
            expect(bottom).toBeLessThanOrEqual(surface.bottom);
          }
        }
        expect(Math.min(...names)).toBeGreaterThanOrEqual(11);
      });
    }
  });
}

test('components from the palette land beside others and beside lines', async ({ page }) => {
  const canvas = new CanvasPage(page);
  await canvas.open('newsletter');
  await openDesign(page, 'newsletter/solutions/simple.json');
  for (const type of ['Service', 'Queue', 'Worker']) await canvas.add(type);
  const covered = await page.evaluate(() => {
    const surface = document.querySelector('[data-testid="canvas"]') as HTMLElement;
    const boxes = [...surface.querySelectorAll('.react-flow__node')].map((node) => ({
      id: node.getAttribute('data-id') ?? '',
      box: node.getBoundingClientRect(),
    }));
    const over = boxes.flatMap(({ id, box: a }, i) =>
      boxes
        .slice(i + 1)
        .filter(
          ({ box: b }) =>
            a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom,
        )
        .map((other) => `${id} and ${other.id}`),
    );
    const paths = [...surface.querySelectorAll<SVGPathElement>('.react-flow__edge-path')];
    const crossed = paths.flatMap((path) => {
      const matrix = path.getScreenCTM() as DOMMatrix;
      const ends = path.closest('.react-flow__edge')?.getAttribute('aria-label') ?? '';
      const length = path.getTotalLength();
      return boxes
        .filter(({ id }) => ['service', 'queue', 'worker'].some((type) => id.startsWith(type)))
        .filter(({ box }) =>
          Array.from({ length: 60 }, (_, i) =>
            path.getPointAtLength((i / 59) * length).matrixTransform(matrix),
          ).some(({ x, y }) => x > box.left && x < box.right && y > box.top && y < box.bottom),
        )
        .map(({ id }) => `${ends} under ${id}`);
    });
    return [...over, ...crossed];
  });
  expect(covered).toEqual([]);
});

test('several connections of one pair can be told apart and chosen with the pointer', async ({
  page,
}) => {
  const canvas = new CanvasPage(page);
  await canvas.open('order-history');
  await page.getByRole('button', { name: 'Watch a design fail first' }).click();
  const edges = canvas.surface.locator('.react-flow__edge');
  const count = await edges.count();
  for (let i = 0; i < count; i += 1) {
    const middle = await edges
      .nth(i)
      .locator('.react-flow__edge-path')
      .evaluate((path: SVGPathElement) => {
        const at = path.getPointAtLength(path.getTotalLength() * 0.3);
        const { x, y } = at.matrixTransform(path.getScreenCTM() as DOMMatrix);
        return { x, y };
      });
    await page.mouse.click(middle.x, middle.y);
    await expect(edges.nth(i)).toHaveClass(/selected/);
  }
});

test('the diagram of a report is whole and legible on a phone', async ({ page }) => {
  test.setTimeout(180_000);
  await register(page, '/missions/newsletter');
  const canvas = new CanvasPage(page);
  await canvas.open('newsletter');
  await openDesign(page, 'newsletter/solutions/full.json');
  await canvas.saved();
  await page.getByRole('button', { name: 'Submit' }).click();
  await expect(page.getByRole('heading', { name: 'What happened' })).toBeVisible({
    timeout: 150_000,
  });
  for (const width of [390, 1024, 1280]) {
    await page.setViewportSize({ width, height: 844 });
    const figure = page.getByRole('img', { name: /^The submitted diagram/ });
    const box = await figure.boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
    const name = await figure
      .locator('foreignObject span')
      .first()
      .evaluate(
        (span: HTMLElement) => (16 * span.getBoundingClientRect().width) / span.offsetWidth,
      );
    expect(name).toBeGreaterThanOrEqual(11);
  }
});

test('a phone offers to lay out what was drawn for a wide screen, once', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const canvas = new CanvasPage(page);
  await canvas.open('newsletter');
  const offer = page.getByRole('button', { name: 'Lay it out for this screen' });
  await expect(offer).toHaveCount(0);
  await openDesign(page, 'newsletter/solutions/full.json');
  await offer.click();
  await expect(offer).toHaveCount(0);
  await expect.poll(async () => Math.min(...(await drawn(page)).names)).toBeGreaterThanOrEqual(11);
  await page.setViewportSize({ width: 1280, height: 800 });
  await expect(offer).toHaveCount(0);
});

for (const mission of ['user-registered', 'checkout'])
  test(`the goals of the ${mission} stay within their chips`, async ({ page }) => {
    test.setTimeout(180_000);
    await page.setViewportSize({ width: 1280, height: 800 });
    const canvas = new CanvasPage(page);
    await canvas.open(mission);
    await openDesign(page, `${mission}/wrong/everything-at-maximum.json`);
    await page.getByRole('button', { name: 'Run all' }).click();
    const goals = page.getByRole('region', { name: 'Goals' });
    await expect(goals.getByText(/\$[\d,]+ of/).first()).toBeVisible({ timeout: 90_000 });
    const spilt = await goals.getByRole('listitem').evaluateAll((items) =>
      items.flatMap((item) => {
        const right = item.getBoundingClientRect().right;
        const parts = [...item.querySelectorAll('span:not(.sr-only)')].filter(
          (part) => getComputedStyle(part).position !== 'absolute',
        );
        return parts
          .filter((part) => part.getBoundingClientRect().right > right + 0.5)
          .map((part) => part.textContent);
      }),
    );
    expect(spilt).toEqual([]);
  });
