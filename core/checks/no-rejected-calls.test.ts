import { describe, expect, it } from 'vitest';
import { buildContext } from '@/tests/support/check-context';
import { buildDiagram } from '@/tests/support/diagrams';
import { buildComponentRun, buildRun } from '@/tests/support/runs';
import { noRejectedCalls } from './no-rejected-calls';

const diagram = buildDiagram({ provider: 'external-api', send: 'worker' }, ['send -> provider']);

const judge = (served: number, refused: number, run = {}) =>
  noRejectedCalls.run(
    buildContext(diagram, [
      buildRun({ components: [buildComponentRun({ id: 'provider', served, refused })], ...run }),
    ]),
    { target: 'provider', scenario: 'calm' },
  );

describe('no-rejected-calls', () => {
  it('passes when no call was turned away', () => {
    expect(judge(1000, 0)).toMatchObject({
      passed: true,
      message: 'Provider served 1,000 calls and turned none away.',
    });
  });

  it('fails on the first rejection and names who called too fast', () => {
    expect(judge(31, 69)).toMatchObject({
      passed: false,
      message: 'Provider turned away 69 calls (69 %): Send called faster than it allows.',
      components: ['provider', 'send'],
    });
    expect(judge(1000, 1).passed).toBe(false);
  });

  it('fails when the limit was never put to the test', () => {
    expect(judge(0, 0)).toMatchObject({
      passed: false,
      message: 'Provider was never called, so its limit was never put to the test.',
    });
  });

  it('keeps a broken promise and drops an undecided one when the budget ran out', () => {
    const cut = { status: 'budget-exceeded', blamed: null };
    expect(judge(10, 1, cut).message).toContain('turned away');
    expect(judge(10, 0, cut)).toMatchObject({ passed: false });
  });
});
