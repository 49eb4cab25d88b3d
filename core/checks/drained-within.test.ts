import { describe, expect, it } from 'vitest';
import { buildContext } from '@/tests/support/check-context';
import { buildDiagram } from '@/tests/support/diagrams';
import { buildFlowRun, buildRun } from '@/tests/support/runs';
import { drainedWithin } from './drained-within';

const diagram = buildDiagram({ admin: 'client', provider: 'external-api' }, []);

const judge = (flow: Parameters<typeof buildFlowRun>[0]) =>
  drainedWithin.run(buildContext(diagram, [buildRun({ flows: [buildFlowRun(flow)] })]), {
    flow: 'mail',
    scenario: 'calm',
    ms: 900_000,
  });

describe('drained-within', () => {
  it.each([652_000, 900_000])('passes a last delivery after %d ms', (lastDeliveryMs) => {
    const verdict = judge({ lastDeliveryMs });
    expect(verdict.passed).toBe(true);
    expect(verdict.figures[0]).toEqual({
      name: 'last delivery',
      value: lastDeliveryMs,
      unit: 'ms',
      limit: 900_000,
    });
  });

  it('fails when the last delivery comes late', () => {
    expect(judge({ lastDeliveryMs: 900_001 })).toMatchObject({
      passed: false,
      message:
        'In “Calm” the last of 100 items was delivered after 15 min 0.001 s; the limit is 15 min.',
    });
  });

  it('fails when not all were delivered, however early', () => {
    const verdict = judge({ lastDeliveryMs: 10, items: { delivered: 99, lost: 1 } });
    expect(verdict.passed).toBe(false);
    expect(verdict.figures[0]?.value).toBe('infinite');
    expect(verdict.message).toContain('99 of 100 items were delivered. Of the others: 1 lost.');
  });

  it('fails when nothing was delivered', () => {
    expect(judge({ lastDeliveryMs: null, items: { delivered: 0, refused: 100 } })).toMatchObject({
      passed: false,
      message: 'No items were delivered in “Calm”, so there was nothing to time.',
    });
  });
});
