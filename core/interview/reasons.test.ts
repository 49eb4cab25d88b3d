import { describe, expect, it } from 'vitest';
import { buildRoundWorld, drawn } from '@/tests/support/interviews';
import { judgeReasons, reasonQuestions, reasonsGiven } from './reasons';
import { act, beginRound } from './round';
import { isTrying, levelOf } from './round-report';
import type { RoundCommand, RoundState } from './round-state';

const world = buildRoundWorld();
const [first, ...others] = reasonQuestions(world.mission, drawn());
if (!first) throw new Error('the drawing shows a decision');
const { decision } = first;

const inDrawing: RoundState = {
  ...beginRound(45, false, 0),
  step: 'draw',
  began: { clarify: 0, draw: 0 },
  drawing: drawn(),
};
const said = (reason: string | null, state = inDrawing) =>
  act(world, state, { do: 'reason', decision: decision.id, reason } as RoundCommand, 1);
const kept = (): RoundState => {
  const acted = said(first.offered[0]?.id ?? '');
  if (!acted.ok) throw new Error(acted.reason);
  return acted.state;
};
const verdict = (support: 'shown' | 'not-shown' | 'not-tested') => ({
  [decision.id]: { support, message: 'Undone, “Fast” breaks.' },
});

describe('a reason in a round', () => {
  it('is kept with its decision, and can be taken back', () => {
    expect(reasonsGiven(world.mission, kept())).toEqual([{ decision, reason: first.offered[0] }]);
    const back = said(null, kept());
    expect(back).toMatchObject({ ok: true, state: { reasons: {} } });
  });

  it('is refused for what the drawing does not show, for no reason of the catalogue, and in other steps', () => {
    expect(said('made-up')).toEqual({ ok: false, reason: 'There is no such reason.' });
    expect(said('keep-up', { ...inDrawing, drawing: null })).toMatchObject({ ok: false });
    expect(said('keep-up', { ...inDrawing, step: 'breaks' })).toMatchObject({ ok: false });
  });

  it('counts for nothing once its decision is drawn over', () => {
    const { drawing, ...state } = kept();
    const bare = { ...drawn(), components: drawn().components.slice(0, 2), connections: [] };
    expect(reasonsGiven(world.mission, { ...state, drawing: bare })).toEqual([]);
  });
});

describe('judgeReasons', () => {
  const judged = (verdicts: Parameters<typeof judgeReasons>[3]) =>
    judgeReasons(world.mission, kept(), 100, verdicts);

  it('says plainly that a reason is being tried, and gives nothing for it yet', () => {
    const so = judged({});
    expect(so).toMatchObject({ earned: 0, of: 25, trying: 1 });
    expect(so.lines[0]).toMatchObject({
      sign: 'note',
      text: expect.stringContaining('It is being tried'),
    });
  });

  it('gives a part of a quarter of the points for what the trial bears out', () => {
    expect(judged(verdict('shown'))).toMatchObject({ earned: 25 / (others.length + 1), of: 25 });
    expect(judged(verdict('shown')).lines[0]?.sign).toBe('kept');
  });

  it('gives nothing for what it contradicts, and leaves out what no trial can tell', () => {
    expect(judged(verdict('not-shown'))).toMatchObject({ earned: 0, of: 25 });
    expect(judged(verdict('not-tested'))).toMatchObject({ of: others.length === 0 ? 0 : 25 });
  });

  it('leaves a flawless drawing strong without any reason', () => {
    const { earned, of } = judgeReasons(world.mission, inDrawing, 100, {});
    expect(levelOf(100 + earned, 100 + of)).toBe('strong');
  });
});

it('calls a report one so far while a reason is being tried', () => {
  const row = { step: 'draw', trying: 1 };
  expect(isTrying({ rows: [row] } as never)).toBe(true);
  expect(isTrying({ rows: [{ ...row, trying: 0 }] } as never)).toBe(false);
});
