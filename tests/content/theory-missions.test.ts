import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { ScenarioRun } from '@/core/contracts/scenario-run';
import { parseDiagramFor } from '@/core/diagram/parse-diagram-for';
import { parseMission } from '@/core/missions/parse-mission';
import { simulate } from '@/core/simulation/simulate';
import { componentOf, flowOf } from '@/tests/support/lab';

const root = path.resolve(import.meta.dirname, '../..');
const folder = path.join(root, 'tests/theory');

/** Erlang B by its recursion, and Erlang C from it. */
function erlangB(c: number, a: number): number {
  let b = 1;
  for (let k = 1; k <= c; k++) b = (a * b) / (k + a * b);
  return b;
}

function machineRepairLoad(users: number, r: number): number {
  let weight = 1;
  let sum = 1;
  for (let n = 1; n <= users; n++) {
    weight *= (users - n + 1) * r;
    sum += weight;
  }
  return 1 - 1 / sum;
}

const wait = (id: string) => (run: ScenarioRun) => componentOf(run, id).meanWaitMs ?? Number.NaN;

/** What theory says about each mission of tests/theory, and how to read it off a run. */
const THEORY: Record<string, [figure: string, theory: number, (run: ScenarioRun) => number][]> = {
  mm1: [['mean wait', (0.8 * 10) / 0.2, wait('server')]],
  mm10: [['mean wait', (erlangB(10, 9) / (1 - 0.9 * (1 - erlangB(10, 9)))) * 100, wait('server')]],
  'mm6-loss': [
    [
      'share turned away',
      erlangB(6, 5),
      (run) => flowOf(run, 'visits').rejected / flowOf(run, 'visits').requests,
    ],
  ],
  'machine-repair': [
    [
      'load',
      machineRepairLoad(12, 0.1),
      (run) => componentOf(run, 'server').utilisation ?? Number.NaN,
    ],
  ],
  tandem: [
    ['mean wait at the first', (0.6 * 10) / 0.4, wait('q1')],
    ['mean wait at the second', (0.72 * 12) / 0.28, wait('q2')],
  ],
};

const SEEDS = Array.from({ length: 12 }, (_, i) => `theory-${i}`);
/** Two-sided 1-in-10,000 point of Student's t with 11 degrees of freedom. */
const T_LIMIT = 5.9;

function runs(name: string): ScenarioRun[] {
  const mission = parseMission(
    parse(readFileSync(path.join(folder, name, 'mission.yaml'), 'utf8')),
  );
  if (!mission.ok) throw new Error(JSON.stringify(mission.problems));
  const diagram = parseDiagramFor(
    mission.value,
    readFileSync(path.join(folder, name, 'diagram.json'), 'utf8'),
  );
  if (!diagram.ok) throw new Error(JSON.stringify(diagram.problems));
  const input = { mission: mission.value, diagram: diagram.value, scenarioId: 'steady' };
  return SEEDS.map((seed) => simulate({ ...input, seed }).run);
}

describe('missions that theory can answer', () => {
  test('every folder has its theory', () => {
    expect(readdirSync(folder).sort()).toEqual(Object.keys(THEORY).sort());
  });

  test.each(Object.entries(THEORY))('%s agrees with its formula', (name, figures) => {
    const all = runs(name);
    for (const [figure, theory, read] of figures) {
      const values = all.map(read);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
      const error = Math.sqrt(squares / (values.length - 1) / values.length);
      expect(Math.abs(mean - theory) / error, `${figure}: ${mean} against ${theory}`).toBeLessThan(
        T_LIMIT,
      );
    }
  });

  test.each(Object.keys(THEORY))('npm run grade accepts %s', (name) => {
    const output = execFileSync(
      process.execPath,
      [
        '--conditions=react-server',
        '--import',
        import.meta.resolve('tsx'),
        path.join(root, 'scripts/grade.ts'),
        path.join(folder, name, 'mission.yaml'),
        path.join(folder, name, 'diagram.json'),
        '--json',
      ],
      { cwd: root, encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } },
    );
    expect(JSON.parse(output)).toMatchObject({ mission: name, scenarios: [{ status: 'ok' }] });
  });
});
