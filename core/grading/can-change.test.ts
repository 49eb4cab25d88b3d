import { describe, expect, it } from 'vitest';
import { buildDiagram } from '@/tests/support/diagrams';
import { buildMission } from '@/tests/support/missions';
import { buildComponentRun, buildConnectionRun, buildRun } from '@/tests/support/runs';
import { canChange, checksToRun } from './can-change';

const diagram = buildDiagram(
  { admin: 'client', api: 'service', jobs: 'queue', dead: 'queue', send: 'worker', db: 'database' },
  ['admin -> api', 'api ~> jobs', 'jobs ~> send', 'send -> db', 'jobs ~> dead'],
);
const mutant = (operator: string, target: string) => ({ operator, target, change: '', diagram });
const run = (handedOut: number, aside: number, peak: number, failed = 0) =>
  buildRun({
    components: [buildComponentRun({ id: 'jobs', peakDepth: peak })],
    connections: [
      buildConnectionRun({ id: 'c2', sent: 100 }),
      buildConnectionRun({ id: 'c3', sent: handedOut }),
      buildConnectionRun({ id: 'c4', sent: handedOut, failed }),
      buildConnectionRun({ id: 'c5', sent: aside }),
    ],
  });

describe('canChange', () => {
  it.each([
    ['one-receive', 'jobs', run(100, 0, 3), false],
    ['one-receive', 'jobs', run(101, 0, 3), true],
    ['drop-dead-letter-route', 'c5', run(100, 0, 3), false],
    ['drop-dead-letter-route', 'c5', run(100, 1, 3), true],
    ['small-queue', 'jobs', run(100, 0, 10), false],
    ['small-queue', 'jobs', run(100, 0, 11), true],
    ['no-retries', 'send', run(100, 0, 3), false],
    ['no-retries', 'send', run(100, 0, 3, 1), true],
    ['ack-before', 'send', run(100, 0, 3), true],
  ])('%s of %s', (operator, target, ran, expected) => {
    expect(canChange(diagram, mutant(operator, target), ran)).toBe(expected);
  });
});

describe('checksToRun', () => {
  it('leaves out checks whose every run shows that nothing can change', () => {
    const mission = buildMission();
    const checks = mission.stages.flatMap((stage) => stage.checks);
    const quiet = mutant('one-receive', 'jobs');
    expect(checksToRun(diagram, quiet, checks, [run(100, 0, 3)])).toEqual([]);
    expect(checksToRun(diagram, quiet, checks, [])).toEqual(checks);
  });
});
