import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCommand, START } from '@/tests/support/random-commands';
import { LOG_LIMITS } from '../contracts/diagram-limits';
import { parseCommandLog } from './command-log';
import type { Command } from './commands';
import { boundedGrowth, growsInto, growthOf, replayGrowth } from './growth';
import { type History, perform, redo, startHistory, undo } from './history';

const step = fc.oneof(
  { weight: 4, arbitrary: anyCommand },
  { weight: 1, arbitrary: fc.constant({ do: 'undo' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'redo' as const }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('replace' as const), diagram: fc.constant(START) }),
  },
);

function take(history: History, next: Command | { do: 'undo' } | { do: 'redo' }): History {
  if (next.do === 'undo') return undo(history);
  if (next.do === 'redo') return redo(history);
  const done = perform(history, next);
  return done.ok ? done.history : history;
}

const move = (id: string, x: number): Command => ({ do: 'move', positions: { [id]: { x, y: 0 } } });

describe('growthOf', () => {
  it('replays to the same diagram for any commands, undo and redo included, over any number of sessions', () => {
    fc.assert(
      fc.property(fc.array(fc.array(step, { maxLength: 40 }), { maxLength: 4 }), (sessions) => {
        let present = START;
        let growth: Command[] = [];
        for (const session of sessions) {
          let history = startHistory(present);
          for (const next of session) history = take(history, next);
          const grown = growthOf(growth, history.log);
          if (!grown) throw new Error('the log goes back behind its beginning');
          growth = grown;
          present = history.present;
        }
        expect(replayGrowth(START, growth)?.at(-1)).toEqual(present);
        expect(growsInto(START, growth, present)).toBe(true);
        const stored: unknown = JSON.parse(JSON.stringify(growth));
        expect(growsInto(START, parseCommandLog(stored) ?? [], present)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('leaves out what was undone for good, and counts dragging and typing once', () => {
    const rename = (label: string): Command => ({ do: 'rename', id: 'api', label });
    const log = [move('api', 1), move('api', 2), rename('A'), { do: 'undo' as const }, rename('B')];
    expect(growthOf([], [...log, rename('Bo')])).toEqual([move('api', 2), rename('Bo')]);
    expect(growthOf([], [move('api', 1), move('jobs', 2)])).toHaveLength(2);
  });

  it('gives nothing for a log that goes back behind its beginning', () => {
    expect(growthOf([move('api', 1)], [{ do: 'undo' }])).toBeNull();
    expect(growthOf([], [{ do: 'redo' }])).toBeNull();
  });
});

describe('boundedGrowth', () => {
  it('keeps a long growth within the limits, with the same end', () => {
    const long = Array.from({ length: 2500 }, (_, i) => move(i % 2 ? 'api' : 'jobs', i));
    const bounded = boundedGrowth(START, long);
    expect(bounded?.length).toBeLessThanOrEqual(LOG_LIMITS.entries);
    const end = replayGrowth(START, long)?.at(-1);
    expect(end && growsInto(START, bounded ?? [], end)).toBe(true);
    expect(boundedGrowth(START, long.slice(0, 10))).toEqual(long.slice(0, 10));
  });

  it('gives up on one that does not replay', () => {
    const impossible = Array.from(
      { length: 1200 },
      (): Command => ({
        do: 'rename',
        id: 'nobody',
        label: 'x',
      }),
    );
    expect(boundedGrowth(START, impossible)).toBeNull();
  });
});

describe('growsInto', () => {
  it('refuses a growth that leads elsewhere, or nowhere', () => {
    expect(growsInto(START, [], START)).toBe(true);
    expect(growsInto(START, [move('api', 9)], START)).toBe(false);
    expect(growsInto(START, [{ do: 'rename', id: 'nobody', label: 'x' }], START)).toBe(false);
  });
});

describe('parseCommandLog', () => {
  it('takes nothing but a list of known commands within the limits', () => {
    expect(parseCommandLog([move('api', 1)])).toEqual([move('api', 1)]);
    const nonsense: unknown[] = [
      null,
      'text',
      {},
      [{ do: 'explode' }],
      [{ ...move('api', 1), extra: 1 }],
      [{ do: 'move', positions: { 'No Id': { x: 0, y: 0 } } }],
      [{ do: 'undo' }],
      Array.from({ length: LOG_LIMITS.entries + 1 }, () => move('api', 1)),
    ];
    for (const input of nonsense) expect(parseCommandLog(input)).toBeNull();
  });
});
