import type { Browser } from 'playwright';

const TRIES = 5;

/**
 * How long a phone takes until it paints the first of a canvas page, until it shows the diagram, and until that takes changes, ms from asking for
 * the page, the medians of five: 390 px wide, a processor four times
 * slower than this one, 1.6 Mbit/s with 150 ms of latency, nothing cached.
 */
export async function openOnPhone(
  browser: Browser,
  url: string,
): Promise<{ paintedMs: number; drawnMs: number; readyMs: number }> {
  const painted: number[] = [];
  const drawn: number[] = [];
  const ready: number[] = [];
  for (let tries = 0; tries < TRIES; tries += 1) {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    await cdp.send('Network.enable');
    await cdp.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 150,
      downloadThroughput: 1_600_000 / 8,
      uploadThroughput: 750_000 / 8,
    });
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    const started = performance.now();
    await page.goto(url, { waitUntil: 'commit' });
    await page.locator('.react-flow__node').first().waitFor();
    drawn.push(performance.now() - started);
    await page.locator('.react-flow__pane').waitFor({ state: 'attached' });
    await page.getByText('Opening your draft').waitFor({ state: 'detached' });
    ready.push(performance.now() - started);
    painted.push(
      await page.evaluate(
        () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
      ),
    );
    await context.close();
  }
  const median = (times: number[]) => times.toSorted((a, b) => a - b)[Math.floor(TRIES / 2)] ?? 0;
  return { paintedMs: median(painted), drawnMs: median(drawn), readyMs: median(ready) };
}
