import type { Page } from 'playwright';

/** What one drag cost: frames per second over the whole of it, and the 95th percentile of a frame's length in ms. */
export interface DragFigures {
  fps: number;
  p95Ms: number;
}

const MOVES = 120;

/** Opens a canvas page and brings its diagram into view: all of it, or its middle at full size. */
async function openAt(page: Page, url: string, view: 'whole' | 'close'): Promise<void> {
  await page.goto(url);
  await page.locator('.react-flow__node').first().waitFor();
  await page.locator('.react-flow__controls-fitview').click();
  await page.waitForTimeout(1500);
  if (view === 'whole') return;
  await page.mouse.move(720, 450);
  await page.keyboard.down('Control');
  const zoom = () =>
    page
      .locator('.react-flow__viewport')
      .evaluate((element) => new DOMMatrix(getComputedStyle(element).transform).a);
  for (let tries = 0; tries < 40 && (await zoom()) < 0.9; tries += 1) {
    await page.mouse.wheel(0, -100);
    await page.waitForTimeout(50);
  }
  await page.keyboard.up('Control');
  await page.waitForTimeout(1000);
}

/** The middle of the component nearest to the middle of the window. */
async function findGrip(page: Page): Promise<{ x: number; y: number }> {
  const centres = await page
    .locator('.react-flow__node')
    .evaluateAll((nodes) =>
      nodes
        .map((node) => node.getBoundingClientRect())
        .map((box) => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 })),
    );
  const far = (p: { x: number; y: number }) => Math.hypot(p.x - 720, p.y - 450);
  return centres.sort((a, b) => far(a) - far(b))[0] ?? { x: 0, y: 0 };
}

/** Drags one component about and counts the frames that the browser draws meanwhile. */
export async function dragFps(
  page: Page,
  url: string,
  view: 'whole' | 'close',
): Promise<DragFigures> {
  await openAt(page, url, view);
  const grip = await findGrip(page);
  await page.mouse.move(grip.x, grip.y);
  await page.mouse.down();
  await page.mouse.move(grip.x + 4, grip.y + 4, { steps: 3 });
  const frames = page.evaluate(async () => {
    const times: number[] = [];
    while (!('dragEnded' in window)) {
      times.push(await new Promise<number>((resolve) => requestAnimationFrame(resolve)));
    }
    return times;
  });
  for (let i = 1; i <= MOVES; i += 1) {
    const angle = (i / MOVES) * 4 * Math.PI;
    await page.mouse.move(grip.x + 120 * Math.sin(angle), grip.y + 90 * (1 - Math.cos(angle)));
    await page.waitForTimeout(8);
  }
  await page.evaluate(() => Object.assign(window, { dragEnded: true }));
  const times = await frames;
  await page.mouse.up();
  const lengths = times.slice(1).map((time, i) => time - (times[i] ?? time));
  const span = (times.at(-1) ?? 0) - (times[0] ?? 0);
  const sorted = lengths.toSorted((a, b) => a - b);
  return {
    fps: (lengths.length / span) * 1000,
    p95Ms: sorted[Math.floor(sorted.length * 0.95)] ?? 0,
  };
}
