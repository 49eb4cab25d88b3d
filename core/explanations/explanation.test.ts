import { describe, expect, it } from 'vitest';
import { buildDiagram } from '@/tests/support/diagrams';
import { buildMission } from '@/tests/support/missions';
import { designOf } from './design';
import {
  type Explanation,
  ExplanationSchema,
  explainedDecisions,
  explanationProblem,
  questionsOf,
} from './explanation';

const diagram = buildDiagram(
  { admin: 'client', provider: 'external-api', api: 'service', jobs: 'queue', send: 'worker' },
  ['admin -> api', 'api ~> jobs', 'jobs ~> send', 'send -> provider'],
);
const questions = questionsOf(designOf(buildMission(), diagram));
const queue = questions.find(({ decision }) => decision.id === 'queue.jobs');
const about = (decision: string, reasons: readonly string[], note = '') =>
  ({ decision, reasons, note }) as unknown as Explanation[number];

describe('an explanation', () => {
  it('offers reasons that apply and reasons that do not', () => {
    const offered = queue?.offered.map(({ id }) => id);
    expect(offered).toContain('load-levelling');
    expect(offered).toContain('needs-answer');
  });

  it('stands beside its questions, in their order', () => {
    const given = ['load-levelling', 'needs-answer'] as const;
    for (const reasons of [given, given.toReversed()]) {
      const explained = explainedDecisions(questions, [about('queue.jobs', reasons, 'Peace.')]);
      expect(explained).toHaveLength(1);
      expect(explained[0]?.reasons.map(({ id }) => id)).toEqual(
        queue?.offered.map(({ id }) => id).filter((id) => given.some((one) => one === id)),
      );
      expect(explained[0]?.note).toBe('Peace.');
    }
  });

  it('leaves out what was left open, and what the design does not raise any more', () => {
    expect(
      explainedDecisions(questions, [about('queue.jobs', []), about('queue.gone', [], 'Old.')]),
    ).toEqual([]);
  });

  it.each([
    ['a decision of another design', [about('queue.ghost', [])], /no decision/],
    ['a reason that was not offered', [about('queue.jobs', ['fan-out'])], /no reason offered/],
    ['the same reason twice', [about('queue.jobs', ['share-work', 'share-work'])], /reason twice/],
    ['the same decision twice', [about('queue.jobs', []), about('queue.jobs', [])], /twice/],
  ])('refuses %s', (_, explanation, problem) => {
    expect(explanationProblem(questions, explanation)).toMatch(problem);
  });

  it('takes answers to its own questions', () => {
    const all = questions.map(({ decision, offered }) =>
      about(
        decision.id,
        offered.map(({ id }) => id),
      ),
    );
    expect(explanationProblem(questions, all)).toBeNull();
  });

  it('refuses what is too long or unknown', () => {
    const parses = (value: unknown) => ExplanationSchema.safeParse(value).success;
    expect(parses([about('queue.jobs', ['share-work'], 'x'.repeat(500))])).toBe(true);
    expect(parses([about('queue.jobs', [], 'x'.repeat(501))])).toBe(false);
    expect(parses([about('queue.jobs', ['because'])])).toBe(false);
    expect(parses([{ ...about('queue.jobs', []), points: 100 }])).toBe(false);
    expect(parses(Array.from({ length: 7 }, (_, i) => about(`queue.${i}`, [])))).toBe(false);
  });
});
