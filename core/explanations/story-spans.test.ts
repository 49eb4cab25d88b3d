import { describe, expect, it } from 'vitest';
import type { StoryStep } from '../contracts/story-step';
import { storySpans } from './story-spans';

const lines = (steps: StoryStep[]) =>
  storySpans(steps, 'admin').map(
    ({ component, kind, fromMs, toMs, trouble }) =>
      `${component} ${kind} ${fromMs}–${toMs}${trouble ? ` ${trouble}` : ''}`,
  );

describe('the spans of a story', () => {
  it('tells waiting in line from work, and calls within it', () => {
    expect(
      lines([
        { atMs: 0, kind: 'sets-out', request: 0 },
        { atMs: 0, kind: 'arrives', component: 'api' },
        { atMs: 4, kind: 'begins', component: 'api', replica: 1 },
        { atMs: 6, kind: 'arrives', component: 'provider' },
        { atMs: 56, kind: 'serves', component: 'provider', again: false },
        { atMs: 56, kind: 'done', component: 'provider' },
        { atMs: 57, kind: 'done', component: 'api' },
        { atMs: 57, kind: 'request-ended', request: 0, end: 'accepted', tookMs: 57 },
      ]),
    ).toEqual(['admin request 0–57', 'api waiting 0–4', 'api work 4–57', 'provider work 6–56']);
  });

  it('follows a message that dies with its worker and is delivered again', () => {
    expect(
      lines([
        { atMs: 3, kind: 'enters-queue', component: 'jobs' },
        { atMs: 10, kind: 'taken', component: 'sender' },
        { atMs: 10, kind: 'begins', component: 'sender', replica: 1 },
        { atMs: 60, kind: 'dies', component: 'sender' },
        { atMs: 300, kind: 'expired', component: 'jobs' },
        { atMs: 310, kind: 'taken', component: 'sender' },
        { atMs: 310, kind: 'begins', component: 'sender', replica: 2 },
        { atMs: 320, kind: 'done', component: 'sender' },
        { atMs: 320, kind: 'acknowledged', component: 'jobs' },
      ]),
    ).toEqual([
      'jobs queue 3–10',
      'sender work 10–60 died',
      'jobs queue 300–310',
      'sender work 310–320',
    ]);
  });

  it('says what failed, who gave up, and the wait for another try', () => {
    expect(
      lines([
        { atMs: 0, kind: 'sets-out', request: 0 },
        { atMs: 0, kind: 'arrives', component: 'api' },
        { atMs: 0, kind: 'begins', component: 'api', replica: 1 },
        { atMs: 1, kind: 'arrives', component: 'provider' },
        { atMs: 6, kind: 'failed', component: 'provider' },
        { atMs: 6, kind: 'tries-again', component: 'api' },
        { atMs: 106, kind: 'arrives', component: 'provider' },
        { atMs: 120, kind: 'request-ended', request: 0, end: 'timed-out', tookMs: 120 },
      ]),
    ).toEqual([
      'admin request 0–120 timed out',
      'api work 0–120',
      'provider waiting 1–6 failed',
      'api backoff 6–106',
      'provider waiting 106–120',
    ]);
  });
});
