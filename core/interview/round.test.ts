import { describe, expect, it } from 'vitest';
import { buildInterview, buildRoundWorld, drawn } from '@/tests/support/interviews';
import { parseInterview } from './parse-interview';
import { act, beginRound, clockOf } from './round';
import type { RoundCommand, RoundState } from './round-state';
import { roundView } from './round-view';
import { STEPS } from './steps';

const world = buildRoundWorld();
const START = 1_000_000;

/** The round after commands that are all accepted, a second apart. */
function playedTo(
  commands: readonly RoundCommand[],
  from = beginRound(45, false, START),
): RoundState {
  return commands.reduce((state, command, index) => {
    const acted = act(world, state, command, START + (index + 1) * 1000);
    if (!acted.ok) throw new Error(acted.reason);
    return acted.state;
  }, from);
}

const upTo = (step: string): RoundCommand[] =>
  STEPS.slice(
    0,
    STEPS.findIndex(({ id }) => id === step),
  ).map(({ id }) => ({ do: 'next', from: id }));

function reasonOf(state: RoundState, command: RoundCommand): string | null {
  const acted = act(world, state, command, START + 60_000);
  return acted.ok ? null : acted.reason;
}

describe('act', () => {
  it('ends each step once, however often its button is pressed', () => {
    const once = playedTo([{ do: 'next', from: 'clarify' }]);
    const twice = playedTo([
      { do: 'next', from: 'clarify' },
      { do: 'next', from: 'clarify' },
    ]);
    expect(twice).toEqual(once);
    expect(once.step).toBe('estimate');
  });

  it('refuses what belongs to another step, also a step that is over or to come', () => {
    const later = playedTo(upTo('estimate'));
    expect(reasonOf(later, { do: 'ask', card: 'card-0' })).toBe(
      'This step is not the one you are in.',
    );
    const early: RoundCommand = { do: 'expect', question: 'load', promises: [] };
    expect(reasonOf(later, early)).toBe('This step is not the one you are in.');
  });

  it('answers ten questions and no more, and the same one again for nothing', () => {
    const asks = Array.from(
      { length: 10 },
      (_, i): RoundCommand => ({ do: 'ask', card: `card-${i}` }),
    );
    const state = playedTo([...asks, { do: 'ask', card: 'card-0' }]);
    expect(state.asked).toHaveLength(10);
    expect(reasonOf(state, { do: 'ask', card: 'card-10' })).toBe(
      'You have asked 10 questions; that is all.',
    );
  });

  it('lets the clock stand while it is paused, and refuses answers then', () => {
    const paused = playedTo([{ do: 'pause' }]);
    expect(clockOf(paused, START + 3_600_000)).toBe(1000);
    expect(reasonOf(paused, { do: 'ask', card: 'card-0' })).toBe('The round is paused.');
    const going = act(world, paused, { do: 'resume' }, START + 3_600_000);
    expect(going.ok && clockOf(going.state, START + 3_602_000)).toBe(3000);
  });

  it('lets the clock stand when the clock of the machine is set back', () => {
    expect(clockOf(beginRound(45, false, START), START - 86_400_000)).toBe(0);
  });

  it('takes nothing after the end', () => {
    const over = playedTo([{ do: 'finish' }]);
    expect(reasonOf(over, { do: 'ask', card: 'card-0' })).toBe('This round is over.');
    expect(reasonOf(over, { do: 'resume' })).toBe('This round is over.');
    expect(act(world, over, { do: 'finish' }, START + 99_000)).toEqual({ ok: true, state: over });
  });

  it('refuses promises, parts and drawings that the round does not have', () => {
    const drawing = playedTo([...upTo('draw'), { do: 'draw', diagram: drawn() }]);
    expect(reasonOf(drawing, { do: 'draw', diagram: { format: 1 } })).not.toBeNull();
    const breaks = playedTo([
      ...upTo('draw'),
      { do: 'draw', diagram: drawn() },
      ...upTo('breaks').slice(4),
    ]);
    expect(breaks.step).toBe('breaks');
    expect(reasonOf(breaks, { do: 'expect', question: 'load', promises: ['made-up'] })).toBe(
      'There is no such promise.',
    );
    expect(reasonOf(breaks, { do: 'expect', question: 'made-up', promises: [] })).toBe(
      'There is no such question.',
    );
  });
});

describe('roundView', () => {
  it('tells no answer unasked, no step to come and no truth', () => {
    const state = playedTo([{ do: 'ask', card: 'card-0' }]);
    const text = JSON.stringify(roundView(world, state, START + 5000));
    expect(text).toContain('ANSWER-card-0');
    for (const secret of [
      'ANSWER-card-1',
      'WORKING',
      'MODEL',
      'TWIST',
      'WHY',
      'FORM',
      '1111',
      '"fits"',
      'bears',
    ]) {
      expect(text).not.toContain(secret);
    }
  });

  it('puts cards and options in an order of the round, which says nothing of what matters or fits', () => {
    const state = playedTo(upTo('interface'));
    const asking = beginRound(45, false, START);
    const orders = Array.from({ length: 60 }, (_, n) => {
      const seeded = { ...world, seed: `round-${n}` };
      const cards = roundView(seeded, asking, START).cards.map(({ id }) => id);
      expect(roundView(seeded, asking, START + 1).cards.map(({ id }) => id)).toEqual(cards);
      const [question] = roundView(seeded, state, START).interface ?? [];
      return { cards, first: question?.options[0]?.id };
    });
    const first = orders.map(({ cards }) => cards[0]);
    // Two of twelve cards are needed, and either of two options is first.
    expect(new Set(first).size).toBeGreaterThan(8);
    expect(orders.filter(({ first: id }) => id === 'right').length).toBeGreaterThan(15);
    expect(orders.filter(({ first: id }) => id === 'right').length).toBeLessThan(45);
    const all = world.interview.cards.map(({ id }) => id).sort();
    for (const { cards } of orders) expect([...cards].sort()).toEqual(all);
  });

  it('tells the change when its step has come, and the truth never', () => {
    const state = playedTo([
      ...upTo('draw'),
      { do: 'draw', diagram: drawn() },
      ...upTo('defend').slice(4),
    ]);
    const text = JSON.stringify(roundView(world, state, START + 5000));
    expect(text).toContain('TWIST');
    for (const secret of ['WORKING', 'MODEL', 'WHY', '1111', '"fits"', 'bears', 'expected.json']) {
      expect(text).not.toContain(secret);
    }
  });
});

describe('parseInterview', () => {
  it('names every problem at once', () => {
    const broken = buildInterview();
    const parsed = parseInterview(world.mission, {
      ...broken,
      cards: broken.cards.map((card, i) => ({ ...card, bears: i === 0 ? ['no-check'] : [] })),
      data: broken.data.map((choice) => ({ ...choice, fits: 'nothing' })),
      twists: broken.twists.map((twist) => ({ ...twist, expected: {} })),
    });
    const messages = parsed.ok ? [] : parsed.problems.map(({ message }) => message);
    expect(messages).toContain('the mission has no check "no-check"');
    expect(messages).toContain('there is no option "nothing"');
    expect(messages).toContain('no design keeps every promise');
    expect(messages).toContain('no design breaks a promise');
  });
});
