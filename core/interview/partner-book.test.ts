import { describe, expect, it } from 'vitest';
import { buildRoundWorld, drawn } from '@/tests/support/interviews';
import { buildMission } from '@/tests/support/missions';
import { actAsPartner, EMPTY_BOOK, MOST_NOTES, type PartnerCommand, written } from './partner-book';
import { partnerView } from './partner-view';
import { breakQuestions } from './questions';
import { act, beginRound } from './round';
import type { RoundCommand, RoundState } from './round-state';
import { roundView } from './round-view';
import { STEPS, type Step } from './steps';

const fault = (id: string) => ({
  id,
  title: `Bad day ${id}`,
  horizonMs: 60_000,
  faults: [{ at: 1000, effect: 'pause', target: { id: 'provider' }, forMs: 1000 }],
});

const plain = buildRoundWorld();
const scenarios = plain.mission.scenarios.map((scenario) => ({ ...scenario }));
const [first] = plain.mission.stages[0]?.checks ?? [];

/** A world whose mission has two bad days, each with a check. */
const world = {
  ...plain,
  mission: buildMission({
    scenarios: [...scenarios, fault('one'), fault('two')] as never,
    stages: [
      {
        title: 'All',
        checks: [
          ...(plain.mission.stages[0]?.checks ?? []),
          { ...first, id: 'on-one', scenario: 'one' },
          { ...first, id: 'on-two', scenario: 'two' },
        ],
      },
    ] as never,
  }),
};

function at(step: Step, commands: RoundCommand[] = []): RoundState {
  let state = beginRound(45, false, 0);
  const all: RoundCommand[] = [];
  for (const { id } of STEPS) {
    if (id === step) break;
    if (id === 'draw') all.push({ do: 'draw', diagram: drawn() });
    all.push({ do: 'next', from: id });
  }
  for (const command of [...all, ...commands]) {
    const acted = act(world, state, command, 1000);
    if (!acted.ok) throw new Error(acted.reason);
    state = acted.state;
  }
  return state;
}

function reasonOf(state: RoundState, command: PartnerCommand): string | null {
  const acted = actAsPartner(world, state, command, 2000);
  return acted.ok ? null : acted.reason;
}

function done(state: RoundState, command: PartnerCommand): RoundState {
  const acted = actAsPartner(world, state, command, 2000);
  if (!acted.ok) throw new Error(acted.reason);
  return acted.state;
}

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

describe('an interviewer', () => {
  it('answers a question that was asked aloud, which counts as one of the ten', () => {
    const state = done(at('clarify'), { do: 'answer', card: 'card-3' });
    expect(state.asked).toEqual([{ card: 'card-3', at: 2000 }]);
    expect(reasonOf(at('draw'), { do: 'answer', card: 'card-3' })).toBe(
      'This step is not the one you are in.',
    );
  });

  it('pulls one change while it is drawn, and the candidate gets that one', () => {
    for (const twist of ['a', 'b', 'c']) {
      const pulled = done(at('draw'), { do: 'twist', twist });
      expect(roundView(world, pulled, 2000)).toMatchObject({ isCalled: true, change: null });
      const gone = act(world, pulled, { do: 'next', from: 'draw' }, 3000);
      expect(gone.ok && roundView(world, gone.state, 3000)).toMatchObject({
        isCalled: false,
        change: `TWIST ${twist}.`,
      });
      expect(done(pulled, { do: 'twist', twist })).toBe(pulled);
      const other = twist === 'a' ? 'b' : 'a';
      expect(reasonOf(pulled, { do: 'twist', twist: other })).toBe(
        'A change is pulled already, and one is all there is.',
      );
    }
  });

  it('pulls no change that is not there, too early, told already, or after the end', () => {
    const pull = { do: 'twist', twist: 'a' } as const;
    expect(reasonOf(at('draw'), { do: 'twist', twist: 'made-up' })).toBe(
      'There is no such change.',
    );
    expect(reasonOf(at('data'), pull)).toBe('Nothing is drawn yet that could be changed.');
    expect(reasonOf(at('change'), pull)).toBe('The change of this round is told already.');
    expect(reasonOf(at('draw', [{ do: 'finish' }]), pull)).toBe('This round is over.');
  });

  it('pulls the fault that is asked about, once and before it is answered', () => {
    for (const name of ['one', 'two']) {
      const state = done(at('breaks'), { do: 'fault', fault: name });
      const asked = breakQuestions(world, state).find((question) => question.id === 'fault');
      expect(asked?.question).toContain(`Bad day ${name}`);
      expect(asked?.promises.map((promise) => promise.id)).toEqual([`on-${name}`]);
    }
    const pulled = done(at('draw'), { do: 'fault', fault: 'one' });
    expect(reasonOf(pulled, { do: 'fault', fault: 'two' })).toBe(
      'A fault is pulled already, and one is all there is.',
    );
    const answered = at('breaks', [{ do: 'expect', question: 'fault', promises: [] }]);
    expect(reasonOf(answered, { do: 'fault', fault: 'one' })).toBe(
      'The fault of this round is answered already.',
    );
    expect(reasonOf(at('defend'), { do: 'fault', fault: 'one' })).toBe('That step is over.');
    expect(reasonOf(at('breaks'), { do: 'fault', fault: 'none' })).toBe('There is no such fault.');
  });

  it('sees what the candidate sees on the board, and what was said', () => {
    const state = at('draw', [{ do: 'draw', diagram: drawn() }]);
    const view = partnerView(world, state, EMPTY_BOOK, 2000);
    expect(view.board?.components.map((component) => component.id)).toContain('sender');
    expect(view).toMatchObject({ step: 'draw', twist: null, finished: false });
  });
});

describe('the book of an interviewer', () => {
  const state = at('estimate');

  it('keeps what was heard once, and forgets it when the tick is taken away', () => {
    const hear = { do: 'hear', point: 'units', heard: true } as const;
    const once = written(EMPTY_BOOK, state, hear, 5000);
    if (!once.ok) throw new Error(once.reason);
    expect(once.book.heard).toEqual([{ point: 'units', at: 5000 }]);
    expect(written(once.book, state, hear, 9000)).toEqual(once);
    const gone = written(once.book, state, { ...hear, heard: false }, 9000);
    expect(gone).toEqual({ ok: true, book: EMPTY_BOOK });
    expect(written(EMPTY_BOOK, state, { ...hear, point: 'made-up' }, 1)).toMatchObject({
      ok: false,
    });
  });

  it('keeps a note that was sent twice once, with its step and time, and no more than fit', () => {
    const note = { do: 'note', id: id(0), text: 'Calm.' } as const;
    let book = EMPTY_BOOK;
    for (let n = 0; n < MOST_NOTES; n += 1) {
      for (const _twice of [1, 2]) {
        const noted = written(book, state, { ...note, id: id(n) }, 7000);
        if (!noted.ok) throw new Error(noted.reason);
        book = noted.book;
      }
    }
    expect(book.notes).toHaveLength(MOST_NOTES);
    expect(book.notes[0]).toEqual({ id: id(0), step: 'estimate', at: 7000, text: 'Calm.' });
    expect(written(book, state, { ...note, id: id(500) }, 7000)).toMatchObject({ ok: false });
    const struck = written(book, state, { do: 'strike', id: id(0) }, 7000);
    expect(struck.ok && struck.book.notes).toHaveLength(MOST_NOTES - 1);
  });

  it('is written up after the end, by the time at which the round ended', () => {
    const over = at('estimate', [{ do: 'finish' }]);
    const noted = written(
      EMPTY_BOOK,
      over,
      {
        do: 'note',
        id: id(1),
        text: 'Well done.',
      },
      90_000_000,
    );
    expect(noted.ok && noted.book.notes[0]?.at).toBe(over.endedMs);
  });
});
