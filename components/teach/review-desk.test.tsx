import { AppRouterContext } from 'next/dist/shared/lib/app-router-context.shared-runtime';
import { describe, expect, it } from 'vitest';
import type { Diagram } from '@/core/contracts/diagram-schema';
import type { TalkThread } from '@/core/contracts/talk-line';
import { shuffled } from '@/core/shared/seeded-random';
import { renderedWords } from '@/tests/support/rendered-words';
import { ReviewDesk } from './review-desk';

const at = { x: 0, y: 0 };
const ok = async () => ({ ok: true, value: null }) as const;
const ACTIONS = {
  comment: ok,
  forget: ok,
  mark: ok,
  pick: ok,
  keepOpen: async () => ({ ok: true as const, value: [] }),
  give: ok,
  reply: ok,
  resolve: ok,
  withdraw: ok,
  read: ok,
};

/** A submission in which every text names its own number. */
function desk(n: number) {
  const token = `token-${n}.`;
  const diagram: Diagram = {
    format: 1,
    components: [{ id: 'a', type: 'service', label: `box ${token}`, position: at }],
    connections: [],
    notes: [],
  };
  const text = { id: 't', author: `author ${token}`, fromStaff: true, own: false };
  const thread: TalkThread = {
    id: `thread-${n}`,
    assignmentId: 'm',
    toGroup: false,
    target: { kind: 'component', part: 'a' },
    aboutId: null,
    asks: false,
    resolved: false,
    unread: true,
    texts: [{ ...text, text: `said ${token}`, at: '2026-11-25T12:00:00.000Z' }],
  };
  const finding = {
    id: 'fast',
    check: 'responds-within',
    passed: false,
    judged: true,
    cause: null,
    data: {},
    message: `happened ${token}`,
    components: ['a'],
    connections: [],
    figures: [],
    counterexample: null,
    stage: 1,
    points: 10,
    because: `matters ${token}`,
    lesson: null,
    followsFrom: null,
  };
  const report = {
    mission: 'm',
    missionVersion: '1',
    engineVersion: '1',
    passed: false,
    score: { earned: 0, total: 10 },
    stars: 0,
    findings: [finding],
    scenarios: [],
  };
  const titles = { stages: ['One'], scenarios: {}, horizons: {}, promises: { fast: 'Is fast.' } };
  return (
    <ReviewDesk
      key={n}
      of={{
        assignmentId: 'm',
        submissionId: `submission-${n}`,
        diagram,
        checks: ['fast'],
        names: titles,
        group: { key: 'k', members: 3 },
        who: `learner ${token}`,
      }}
      report={{ report, diagram, titles }}
      threads={[thread]}
      bank={[{ id: 'b', text: `kept ${token}`, fits: 'group' }]}
      closed={false}
      marked={false}
      points={{
        automatic: { earned: 1, total: 4 },
        outOf: 10,
        hand: { points: 7, outOf: 10, reason: `reason ${token}`, reviewer: `reviewer ${token}` },
        version: 1,
      }}
      rubric={{
        items: [
          { id: 'a', title: `looked for ${token}`, points: -2 },
          { id: 'b', title: 'else', points: 5 },
        ],
        picked: ['a'],
        edit: null,
      }}
      actions={ACTIONS}
    >
      <p>beneath {token}</p>
    </ReviewDesk>
  );
}

const words = (n: number) =>
  renderedWords(
    <AppRouterContext.Provider value={{ refresh() {}, push() {} } as never}>
      {desk(n)}
    </AppRouterContext.Provider>,
  );

describe('the desk of a review', () => {
  it('tells what the design, its report and its comments say', () => {
    const text = words(7);
    for (const part of [
      'box',
      'said',
      'author',
      'happened',
      'matters',
      'kept',
      'beneath',
      'looked for',
    ]) {
      expect(text).toContain(`${part} token-7.`);
    }
    expect(text).toContain('Automatic: 1 of 4, which is 2.5 of 10 for the assignment');
    expect(text).toContain('Together −2 points.');
    expect(text).toContain('By hand: 7 of 10 , by reviewer token-7. reason token-7.');
    expect(text).toContain('1 On box token-7.');
    expect(text).toContain('all 3 in the group, and those who join it');
  });

  it('shows nothing of one submission with another in a thousand switches', () => {
    const order = Array.from({ length: 50 }, (_, k) =>
      shuffled(
        Array.from({ length: 20 }, (_, n) => n),
        `${k}`,
      ),
    ).flat();
    expect(order).toHaveLength(1000);
    const first = Array.from({ length: 20 }, (_, n) => words(n));
    for (const n of order) {
      const text = words(n);
      expect(text).toBe(first[n]);
      expect(new Set(text.match(/token-\d+\./g))).toEqual(new Set([`token-${n}.`]));
    }
  }, 120_000);
});
