import { describe, expect, it } from 'vitest';
import type { Finding } from '../contracts/grade-report';
import type { Mission } from '../contracts/mission-schema';
import type { ToldStory } from '../contracts/story-step';
import { failureQuestion, storyBefore } from './failure-question';

const check = (id: string, hints?: string[]) => ({ id, hints, promise: `Promise of ${id}.` });
const mission = {
  title: 'Mails',
  scenarios: [{ id: 'calm', title: 'A calm day' }],
  stages: [
    {
      checks: [
        { ...check('twice', ['Look at keys.', 'Look at time-outs.']), scenario: 'calm' },
        check('fast', ['Answer first.']),
        check('whole', ['Answer first.']),
        check('mute'),
        check('lost', ['Acknowledge after the work.']),
      ],
    },
  ],
} as unknown as Mission;

const finding = (id: string, passed: boolean): Finding => ({
  id,
  check: id,
  stage: 1,
  points: 1,
  because: 'It matters.',
  lesson: 'queues#twice',
  passed,
  message: `Message of ${id}.`,
  components: [],
  connections: [],
  figures: [],
  counterexample: null,
  judged: true,
  cause: null,
  data: {},
  followsFrom: null,
});
const FINDINGS = [
  finding('twice', false),
  finding('fast', true),
  finding('whole', true),
  finding('mute', true),
  finding('lost', false),
];

describe('failureQuestion', () => {
  it('asks which promise breaks, beside promises that this design kept', () => {
    const question = failureQuestion(mission, FINDINGS, 'twice', 'breaks');
    const texts = question?.options.map(({ text }) => text).sort();
    expect(texts).toEqual([
      'Promise of fast.',
      'Promise of mute.',
      'Promise of twice.',
      'Promise of whole.',
    ]);
    const [right] = question?.options.filter(({ correct }) => correct) ?? [];
    expect(right?.text).toBe('Promise of twice.');
    expect(question?.prompt).not.toContain('Message of twice');
    expect(question?.prompt).toContain('A calm day');
  });

  it('asks which advice helps: all hints of the check together, each other text once', () => {
    const question = failureQuestion(mission, FINDINGS, 'twice', 'mends');
    expect(question?.options.map(({ text, correct }) => [text, correct]).sort()).toEqual([
      ['Answer first.', false],
      ['Look at keys. Look at time-outs.', true],
    ]);
    expect(question?.prompt).toContain('Message of twice.');
  });

  it('gives ids that do not tell which option is right', () => {
    const ids = failureQuestion(mission, FINDINGS, 'twice', 'breaks')?.options.map(({ id }) => id);
    expect(ids).toEqual(['option-0', 'option-1', 'option-2', 'option-3']);
  });

  it('is null for checks that passed or are gone, and when there is nothing to tell it from', () => {
    expect(failureQuestion(mission, FINDINGS, 'fast', 'breaks')).toBeNull();
    expect(failureQuestion(mission, FINDINGS, 'ghost', 'breaks')).toBeNull();
    expect(failureQuestion(mission, [finding('twice', false)], 'twice', 'breaks')).toBeNull();
    expect(failureQuestion(mission, [finding('mute', false)], 'mute', 'mends')).toBeNull();
  });
});

const name = (id: string) => (id === 'senders' ? 'Senders' : id);
const plain = (lines: string[]) => lines.map((line) => line.replaceAll('\u00a0', ' '));

describe('storyBefore', () => {
  it('ends before the step that tells the outcome, whatever follows it', () => {
    const counterexample: ToldStory = [
      { atMs: 1000, kind: 'taken', component: 'senders' },
      { atMs: 2000, kind: 'dies', component: 'senders' },
      { atMs: 9000, kind: 'serves', component: 'provider', again: true },
      { atMs: 9001, kind: 'done', component: 'senders' },
    ];
    expect(plain(storyBefore({ counterexample }, name))).toEqual([
      '1.000 s  “Senders” takes it.',
      '2.000 s  It dies with the replica of “Senders” that held it.',
    ]);
  });

  it('knows the outcome by its kind, whatever a component is called', () => {
    const odd = (id: string) => `${id} serves it again: a duplicate`;
    const counterexample: ToldStory = [
      { atMs: 1, kind: 'taken', component: 'is-gone' },
      { atMs: 2, kind: 'given-back', component: 'jobs' },
      { atMs: 3, kind: 'gone', component: 'jobs' },
    ];
    expect(storyBefore({ counterexample }, odd)).toHaveLength(2);
  });

  it('ends where a line of an older report tells the outcome', () => {
    const counterexample = [
      '1.000 s is taken by “Senders”',
      '2.000 s dies with its replica of “Senders”',
      '9.000 s “Provider” serves it again: a duplicate',
      '9.001 s “Senders” is done',
    ];
    expect(storyBefore({ counterexample }, name)).toEqual(counterexample.slice(0, 2));
  });

  it('leaves out the last step where none tells the outcome, and all but the last six before it', () => {
    const counterexample = Array.from({ length: 12 }, (_, n) => `${n}.000 s arrives`);
    expect(storyBefore({ counterexample }, name)).toEqual(['…', ...counterexample.slice(5, 11)]);
    expect(storyBefore({ counterexample: null }, name)).toEqual([]);
  });
});
