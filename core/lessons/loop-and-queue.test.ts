import { expect, it } from 'vitest';
import {
  EMAIL_MS,
  EMAILS,
  loopAndQueue,
  PATIENCE_MS,
  SHOWN_MS,
  STEP_MS,
  WORKERS,
} from './loop-and-queue';

const { loop, queue } = loopAndQueue();
const at = (series: readonly number[], ms: number) => series[ms / STEP_MS];

it('shows a loop that is still at it when the admin has given up', () => {
  expect(loop.answeredMs).toBeNull();
  expect(at(loop.sent, PATIENCE_MS)).toBeGreaterThan(0);
  expect(at(loop.sent, PATIENCE_MS)).toBeLessThanOrEqual(PATIENCE_MS / EMAIL_MS);
  expect(at(loop.sent, SHOWN_MS)).toBeLessThan(EMAILS);
  expect(loop.doneMs).toBe(EMAILS * EMAIL_MS);
});

it('shows a queue that lets the admin go, fills, and is empty before the loop is at its end', () => {
  expect(queue.answeredMs).toBeLessThan(1000);
  expect(Math.max(...queue.queued)).toBeGreaterThan(EMAILS / 2);
  expect(queue.queued.at(-1)).toBe(0);
  expect(at(queue.sent, SHOWN_MS)).toBe(EMAILS);
  const least = (EMAILS / WORKERS) * EMAIL_MS;
  expect(queue.doneMs).toBeGreaterThanOrEqual(least);
  expect(queue.doneMs).toBeLessThan(1.1 * least + 1000);
});

it('never takes back what was sent', () => {
  for (const { sent } of [loop, queue]) {
    expect(sent[0]).toBe(0);
    expect(sent.every((n, i) => n >= (sent[i - 1] ?? 0))).toBe(true);
  }
});
