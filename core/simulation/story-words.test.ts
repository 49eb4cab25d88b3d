import { describe, expect, it } from 'vitest';
import { storyLines } from './story-words';

const LABELS: Record<string, string> = { time: 'Clock', crm: 'CRM', 'crm-q': 'CRM jobs' };
const lines = (story: Parameters<typeof storyLines>[0]) =>
  storyLines(story, (id) => LABELS[id] ?? id).map((line) => line.replaceAll('\u00a0', ' '));

describe('storyLines', () => {
  it('names components by the learner’s labels, also where an id is an ordinary word', () => {
    expect(
      lines([
        { atMs: 2003, kind: 'gives-up', component: 'crm' },
        { atMs: 3000, kind: 'expired', component: 'time' },
        { atMs: 4000, kind: 'received-too-often', component: 'crm-q' },
      ]),
    ).toEqual([
      '2.003 s  The caller gives up waiting for “CRM”.',
      '3.000 s  Its visibility time-out in “Clock” runs out before it is acknowledged.',
      '4.000 s  “CRM jobs” has handed it out as often as it may.',
    ]);
  });

  it('counts requests from one and writes durations as everywhere else', () => {
    expect(
      lines([
        { atMs: 0, kind: 'sets-out', request: 0 },
        {
          atMs: 2457,
          kind: 'request-ended',
          request: 0,
          end: 'accepted',
          tookMs: 2456.9999999999995,
        },
      ]),
    ).toEqual(['0.000 s  Request 1 sets out.', '2.457 s  Request 1 is accepted after 2.46 s.']);
  });

  it('leaves lines of older reports as they were said', () => {
    expect(lines(['1.000 s is taken by “Senders”'])).toEqual(['1.000 s is taken by “Senders”']);
  });
});
