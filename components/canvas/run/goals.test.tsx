import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { Finding } from '@/core/contracts/grade-report';
import { buildMission } from '@/tests/support/missions';
import { GoalEvidence } from './goal-evidence';
import { GoalStrip } from './goal-strip';
import { type Goal, goalsOf, stageToShow } from './goal-words';
import { lineOf, RunLine } from './run-line';

const check = (id: string, promise: string) => ({
  id,
  check: 'no-loose-ends',
  promise,
  points: 5,
  because: 'So it is.',
});
const mission = buildMission({
  stages: [
    {
      title: 'Answer first',
      checks: [
        check('fast', 'The click is answered within 10 ms.'),
        check('queue', 'A queue carries all the work.'),
      ],
    },
    {
      title: 'A million',
      checks: [check('all', 'Every e-mail is delivered.'), check('soon', 'It is over in time.')],
    },
  ],
});

function finding(id: string, parts: Partial<Finding>): Finding {
  return {
    id,
    check: 'no-loose-ends',
    stage: 1,
    passed: true,
    judged: true,
    cause: null,
    data: {},
    points: 5,
    message: 'It is so.',
    because: 'So it is.',
    lesson: null,
    followsFrom: null,
    components: [],
    connections: [],
    figures: [],
    counterexample: null,
    ...parts,
  };
}
const fast = finding('fast', {
  figures: [{ name: 'p99', value: 3, unit: 'ms', limit: 10 }],
});
const all = finding('all', {
  passed: false,
  message: 'Only some e-mails were delivered.',
  components: ['admin'],
  figures: [{ name: 'delivered', value: 143_692, unit: 'items', limit: 1_000_000 }],
});
const soon = finding('soon', {
  passed: false,
  followsFrom: 'all',
  figures: [{ name: 'last delivery', value: 'infinite', unit: 'ms', limit: 900_000 }],
});
const judged = [fast, all, soon].map((entry) => ({ id: entry.id, stage: 1, finding: entry }));
const goals = goalsOf(mission, judged);

const words = (markup: string) =>
  markup
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('\u00a0', ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
const buttons = (markup: string) =>
  [...markup.matchAll(/<button.*?<\/button>/g)].map(([button]) => words(button));
const strip = (shown: readonly Goal[], chosen: string | null = null) =>
  renderToStaticMarkup(
    <GoalStrip goals={shown} stale={false} chosen={chosen} onChoose={() => {}} />,
  );

describe('the goal strip', () => {
  it('says of each promise how it stands, by which figure, and what it follows from', () => {
    expect(buttons(strip(goals))).toEqual([
      '– Stage 1: 1 of 2 promises kept',
      '✗ broken: Every e-mail is delivered , 143,692 of 1,000,000',
      '✗ broken: It is over in time , never, limit 15 min , follows from: Every e-mail is delivered.',
    ]);
  });

  it('shows the stage of the promise that is looked at', () => {
    expect(buttons(strip(goals, 'fast'))).toEqual([
      '✓ kept: The click is answered within 10 ms , 3 ms of 10 ms',
      '– not run yet: A queue carries all the work',
      '✗ Stage 2: 0 of 2 promises kept',
    ]);
  });

  it('is all open before anything has run', () => {
    const open = goalsOf(mission, []);
    expect(open.map(({ state }) => state)).toEqual(['open', 'open', 'open', 'open']);
    expect(buttons(strip(open))[0]).toBe('– not run yet: The click is answered within 10 ms');
    expect(buttons(strip(open)).at(-1)).toBe('– Stage 2: 0 of 2 promises kept');
  });

  it('says of what could not be judged neither kept nor broken', () => {
    const [first] = goalsOf(mission, [
      { id: 'fast', stage: 1, finding: finding('fast', { passed: false, judged: false }) },
    ]);
    expect(first?.state).toBe('unjudged');
    expect(buttons(strip(first ? [first] : []))).toEqual([
      '? could not be judged: The click is answered within 10 ms',
    ]);
  });

  it('looks first at the stage in which something broke, else at the first that is not complete', () => {
    expect(stageToShow(goals)).toBe(2);
    expect(stageToShow(goalsOf(mission, []))).toBe(1);
  });
});

describe('the sentence about a run', () => {
  const good = { text: 'All went well.', tone: 'good' as const };
  const broken = goals.filter(({ id }) => id === 'all');

  it('is never good news while a promise of the run is broken', () => {
    expect(lineOf(good, broken)).toEqual({
      tone: 'trouble',
      text: 'Only some e-mails were delivered.',
    });
    expect(lineOf(good, [])).toEqual(good);
  });

  it('keeps the trouble that the run tells of', () => {
    const trouble = { text: '“Sender” was busy all the time.', tone: 'trouble' as const };
    expect(lineOf(trouble, broken)).toEqual(trouble);
    expect(words(renderToStaticMarkup(<RunLine {...trouble} />))).toBe(trouble.text);
  });
});

describe('the evidence of a promise', () => {
  const shown = (goal: Goal | undefined) =>
    words(
      renderToStaticMarkup(
        goal && (
          <GoalEvidence
            goal={goal}
            because="Every reader has subscribed."
            lesson="queues-and-workers#workers"
            hasHints
            diagram={{
              format: 1,
              components: [
                { id: 'admin', type: 'client', label: 'Admin', position: { x: 0, y: 0 } },
              ],
              connections: [],
              notes: [],
            }}
            askHint={async () => ({ ok: true, value: { hint: 'Split it.', more: false } })}
            onSelect={() => {}}
            onSlowest={() => {}}
            onRun={() => {}}
          />
        ),
      ),
    );

  it('says what happened, its figures, why it matters, where it is, and offers a hint', () => {
    const text = shown(goals.find(({ id }) => id === 'all'));
    expect(text).toContain('✗ broken: Every e-mail is delivered.');
    expect(text).toContain('Only some e-mails were delivered.');
    expect(text).toContain('delivered 143,692 items / limit 1,000,000 items');
    expect(text).toContain('Every reader has subscribed.');
    expect(text).toContain('Select “Admin”');
    expect(text).toContain('A hint');
  });

  it('says what to mend first of what follows from another', () => {
    expect(shown(goals.find(({ id }) => id === 'soon'))).toContain(
      'It follows from another one: Every e-mail is delivered. Fix that first.',
    );
  });

  it('offers to run what has not been run, and no hint on what is kept', () => {
    expect(shown(goals.find(({ id }) => id === 'queue'))).toContain(
      'It has not been run yet. Run it',
    );
    expect(shown(goals.find(({ id }) => id === 'fast'))).not.toContain('A hint');
  });
});
