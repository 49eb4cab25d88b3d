import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { newsletterDesign } from '@/tests/support/designs';
import type { Mission } from '../contracts/mission-schema';
import { parseMission } from '../missions/parse-mission';
import { simulate } from '../simulation/simulate';
import type { Simulate } from './grade';
import { gradeOverSeeds } from './grade-over-seeds';
import { levelOf, regrade } from './regrade';

function smallNewsletter(): Mission {
  const raw = parse(readFileSync('content/missions/newsletter/mission.yaml', 'utf8'));
  raw.flows[0].items = 1_000;
  const parsed = parseMission(raw);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
}

const was = smallNewsletter();
const changed = (change: (copy: Mission) => void): Mission => {
  const copy = structuredClone(was);
  change(copy);
  return copy;
};
const check = (mission: Mission, id: string) =>
  mission.stages.flatMap(({ checks }) => checks).find((one) => one.id === id) as never;

const DESIGNS = [
  'solutions/full',
  'wrong/synchronous-loop',
  'wrong/too-many-senders',
  'wrong/not-idempotent',
].map((name) => newsletterDesign(name));

const CHANGES: Record<string, (copy: Mission) => void> = {
  'other points': (m) => Object.assign(check(m, 'api-fast'), { points: 3, because: 'Otherwise.' }),
  'a limit of a time': (m) => Object.assign(check(m, 'drained-in-time'), { ms: 100 }),
  'a limit of an answer': (m) => Object.assign(check(m, 'api-fast'), { ms: 4 }),
  'a limit of costs': (m) => Object.assign(check(m, 'affordable'), { dollars: 30 }),
  prices: (m) => Object.assign(m, { cost: { ...m.cost, runsPerMonth: 400 } }),
  'a check that looks elsewhere': (m) =>
    Object.assign(check(m, 'all-delivered'), { scenario: 'worker-crash' }),
  'a check less': (m) => m.stages[1]?.checks.splice(0, 2),
  'another scenario': (m) => Object.assign(m.scenarios[2] ?? {}, { horizonMs: 7_200_000 }),
  'another load': (m) => Object.assign(m.flows[0] ?? {}, { items: 900 }),
};

const outcome = ({ findings, score, stars, passed }: ReturnType<typeof regrade>) => ({
  findings: findings.map(({ id, stage, passed, judged, cause, points, because, followsFrom }) => ({
    ...{ id, stage, passed, judged, cause, points, because, followsFrom },
  })),
  score,
  stars,
  passed,
});

function counting() {
  const runs: string[] = [];
  const counted: Simulate = (input) => {
    if (input.watch === undefined) runs.push(input.scenarioId);
    return simulate(input);
  };
  return { runs, counted };
}

describe('regrade', () => {
  const graded = DESIGNS.map((diagram, n) => {
    const input = { missionSlug: 'newsletter', diagram, seed: `seed ${n}` };
    return { input, report: gradeOverSeeds({ ...input, mission: was }) };
  });

  it.each(Object.entries(CHANGES))('equals grading from scratch after %s', (_, change) => {
    const mission = changed(change);
    for (const { input, report } of graded) {
      const again = regrade({ ...input, mission, was: { mission: was, report } });
      const scratch = gradeOverSeeds({ ...input, mission });
      expect(outcome(again)).toEqual(outcome(scratch));
      expect(again.missionVersion).toBe(scratch.missionVersion);
      expect(again.scenarios.map(({ id }) => id)).toEqual(scratch.scenarios.map(({ id }) => id));
    }
  });

  it.each(['other points', 'a limit of a time', 'a limit of costs', 'a check less'])(
    'simulates nothing after %s',
    (name) => {
      const mission = changed(CHANGES[name] as never);
      expect(levelOf(was, graded[0]?.report.engineVersion ?? '', mission)).toBe('judged');
      for (const { input, report } of graded) {
        const { runs, counted } = counting();
        regrade({ ...input, mission, was: { mission: was, report }, simulate: counted });
        expect(runs).toEqual([]);
      }
    },
  );

  it('simulates no scenario that nothing has changed about', () => {
    const mission = changed(CHANGES['another scenario'] as never);
    expect(levelOf(was, graded[0]?.report.engineVersion ?? '', mission)).toBe('simulated');
    const { runs, counted } = counting();
    const { input, report } = graded[0] as (typeof graded)[number];
    regrade({ ...input, mission, was: { mission: was, report }, simulate: counted });
    expect(runs).toContain('worker-crash');
    expect(runs).not.toContain('poison');
  });

  it('simulates everything when the mission of then or its engine is not known', () => {
    const { input, report } = graded[0] as (typeof graded)[number];
    for (const earlier of [
      { mission: null, report },
      { mission: was, report: { ...report, engineVersion: 'earlier' } },
    ]) {
      const { runs, counted } = counting();
      const again = regrade({ ...input, mission: was, was: earlier, simulate: counted });
      expect(again).toEqual(report);
      expect(new Set(runs).size).toBe(4);
    }
    expect(levelOf(null, report.engineVersion, was)).toBe('simulated');
    expect(levelOf(was, 'earlier', was)).toBe('simulated');
  });

  it('has nothing to do where only words have changed', () => {
    const words = changed((m) => Object.assign(m, { title: 'Mail' }));
    expect(levelOf(words, graded[0]?.report.engineVersion ?? '', was)).toBe('none');
  });
});
