import type { Browser } from './browser';

const PATIENCE_MS = 120_000;

/** Asks after a hand-in until it is graded; throws when it fails or takes longer than two minutes. */
export async function untilGraded(browser: Browser, id: string): Promise<void> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; ) {
    const answer = await browser.get(`/api/submissions/${id}/state`);
    const { state } = (await answer.json()) as { state?: string };
    if (state === 'graded') return;
    if (state === 'failed') throw new Error(`${id} could not be graded`);
    await new Promise((done) => setTimeout(done, 250));
  }
  throw new Error(`${id} is not graded yet`);
}
