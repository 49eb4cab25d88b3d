import { describe, expect, it } from 'vitest';
import { GaveUp, keepServing, untilHanging } from './supervise.mjs';

/** A world in which servers live as long as told, one after another, and a stop is asked for while the last one runs. */
function world(lives: { ms: number; code?: number; ready?: boolean }[]) {
  let clock = 0;
  let starts = 0;
  const waited: number[] = [];
  const said: string[] = [];
  return {
    waited,
    said,
    starts: () => starts,
    options: {
      serve: async () => {
        const life = lives[starts++];
        clock += life?.ms ?? 0;
        return { code: life?.code ?? 1, ready: life?.ready ?? true };
      },
      isStopping: () => starts >= lives.length,
      say: (line: string) => said.push(line),
      sleep: async (ms: number) => {
        waited.push(ms);
        clock += ms;
      },
      now: () => clock,
    },
  };
}

describe('keepServing', () => {
  it('starts a server that ended by itself again at once, then more and more slowly', async () => {
    const { options, waited, said } = world([{ ms: 1 }, { ms: 1 }, { ms: 1 }, { ms: 1 }]);
    await keepServing(options);
    expect(waited).toEqual([0, 500, 1000]);
    expect(said[0]).toContain('ended by itself (code 1)');
  });

  it('begins anew after a server that ran for long', async () => {
    const { options, waited } = world([{ ms: 1 }, { ms: 1 }, { ms: 90_000 }, { ms: 1 }]);
    await keepServing(options);
    expect(waited).toEqual([0, 500, 0]);
  });

  it('gives up after six ends in a row and tells with what code', async () => {
    const { options, starts } = world(Array.from({ length: 20 }, () => ({ ms: 5, code: 7 })));
    const failure = await keepServing(options).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(GaveUp);
    expect((failure as GaveUp).code).toBe(7);
    expect(starts()).toBe(6);
  });

  it('does not repeat a first start that never came to serve', async () => {
    const { options, starts } = world([{ ms: 1, code: 3, ready: false }, { ms: 1 }]);
    expect(await keepServing(options)).toEqual({ code: 3, ready: false });
    expect(starts()).toBe(1);
  });

  it('starts nothing more once it is asked to stop', async () => {
    const { options, starts } = world([{ ms: 1, code: 0 }]);
    expect(await keepServing(options)).toEqual({ code: 0, ready: true });
    expect(starts()).toBe(1);
  });
});

describe('untilHanging', () => {
  async function checksOf(answers: boolean[]) {
    let checks = 0;
    await untilHanging({
      alive: async () => answers[checks++] ?? true,
      isOver: () => checks >= answers.length,
      sleep: async () => {},
    });
    return checks;
  }

  it('waits for five failures in a row', async () => {
    const no = false;
    expect(await checksOf([no, no, no, no, no, true, true])).toBe(5);
    expect(await checksOf([no, no, true, no, no, no, no, true])).toBe(8);
  });
});
