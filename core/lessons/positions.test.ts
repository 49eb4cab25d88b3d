import { describe, expect, it } from 'vitest';
import { KEEPINGS, runPositions, TOO_OLD_MS } from './positions';

const behind = (...args: Parameters<typeof runPositions>) => runPositions(...args).behindMs;

describe('runPositions', () => {
  it.each(KEEPINGS)('is hardly behind while the map is quick, whatever is kept (%s)', (keeping) => {
    expect(behind(keeping, false).most).toBeLessThan(500);
  });

  it('shows everything and falls behind where all is kept', () => {
    const run = runPositions('all', true);
    expect(run.shown).toBe(run.sent);
    expect(run.behindMs.half).toBeGreaterThan(10_000);
    expect(run.behindMs.most).toBeGreaterThan(20_000);
  });

  it('drops some couriers again and again where only age counts', () => {
    expect(behind('recent', true).half).toBeLessThan(TOO_OLD_MS + 500);
    expect(behind('recent', true).most).toBeGreaterThan(10_000);
  });

  it('is never far behind where the latest of each courier is kept', () => {
    const run = runPositions('latest', true);
    expect(run.shown).toBeLessThan(run.sent);
    expect(run.behindMs.most).toBeLessThan(4000);
  });
});
