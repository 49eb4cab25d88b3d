import { describe, expect, it } from 'vitest';
import { buildContext } from '@/tests/support/check-context';
import { buildDiagram } from '@/tests/support/diagrams';
import { buildComponentRun, buildRun } from '@/tests/support/runs';
import { noLongLine } from './no-long-line';

const diagram = buildDiagram({ api: 'service', provider: 'external-api' }, ['api -> provider']);

const judge = (peakDepth: number, served = 100, status: 'ok' | 'budget-exceeded' = 'ok') => {
  const components = [buildComponentRun({ id: 'provider', peakDepth, served })];
  return noLongLine.run(buildContext(diagram, [buildRun({ components, status })]), {
    target: 'provider',
    scenario: 'calm',
    waiting: 50,
  });
};

describe('no-long-line', () => {
  it.each([0, 49, 50])('passes a line of %d where 50 may wait', (peak) => {
    expect(judge(peak)).toMatchObject({ passed: true, components: ['provider', 'api'] });
  });

  it('fails a longer line and names who made it', () => {
    expect(judge(51)).toMatchObject({
      passed: false,
      message:
        'Up to 51 calls waited at Provider in “Calm”; more than 50 are too many. Api alone can have 50 calls out at once.',
    });
  });

  it('fails when nobody called', () => {
    expect(judge(0, 0).message).toBe('Provider was never called, so nothing could wait there.');
  });

  it('fails a run that did not come to its end', () => {
    expect(judge(1, 100, 'budget-exceeded').passed).toBe(false);
  });
});
