import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Diagram } from '@/core/contracts/diagram-schema';
import type { GradeReport } from '@/core/contracts/grade-report';
import type { Mission } from '@/core/contracts/mission-schema';
import { parseDiagramFor } from '@/core/diagram/parse-diagram-for';
import { grade } from '@/core/grading/grade';
import { loadMission } from '@/server/content/missions';

let mission: Mission;
let full: Diagram;

beforeAll(async () => {
  const loaded = await loadMission('newsletter');
  if (!loaded) throw new Error('there is no newsletter');
  mission = loaded.mission;
  const text = await readFile('content/missions/newsletter/solutions/full.json', 'utf8');
  const parsed = parseDiagramFor(mission, text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  full = parsed.value;
});

/** The mission with stages 1 and 2 only, which need one scenario, and its physics changed. */
function changed(physics: Mission['physics']): Mission {
  return {
    ...mission,
    stages: mission.stages.slice(0, 2),
    physics: {
      ...mission.physics,
      ...Object.fromEntries(
        Object.entries(physics).map(([owner, values]) => [
          owner,
          { ...mission.physics[owner], ...values },
        ]),
      ),
    },
  };
}

const gradeFull = (of: Mission): GradeReport =>
  grade({ mission: of, missionSlug: 'newsletter', diagram: full, seed: 'test' });

const failed = (report: GradeReport) =>
  report.findings.filter((finding) => !finding.passed).map((finding) => finding.id);

describe('the newsletter', () => {
  it('has the checks that were promised, worth 100 points', () => {
    expect(mission.stages.map((stage) => stage.checks.map((check) => check.id))).toEqual([
      ['api-fast', 'queue-present', 'workers-decoupled', 'connected'],
      ['all-delivered', 'drained-in-time', 'rate-respected', 'affordable'],
      ['outage-survived', 'crash-survived', 'no-duplicates', 'poison-isolated'],
    ]);
    const points = mission.stages.flatMap((stage) => stage.checks.map((check) => check.points));
    expect(points.reduce((sum, value) => sum + value, 0)).toBe(100);
  });

  it('depends on its physics: a slow service fails api-fast and nothing else', () => {
    expect(failed(gradeFull(changed({})))).toEqual([]);
    const slow = gradeFull(changed({ service: { workMs: 12 } }));
    expect(failed(slow)).toEqual(['api-fast']);
    expect(slow.findings[0]?.message).toBe(
      'Campaign API answered after 13 ms; the limit is 10 ms.',
    );
  });

  it('depends on its physics: a slow provider fails drained-in-time', () => {
    const slow = changed({ 'email-provider': { latencyMs: { exponential: 500 } } });
    expect(failed(gradeFull(slow))).toContain('drained-in-time');
  });

  it('runs each scenario once, and only those that a check needs', () => {
    const asked: string[] = [];
    const report = grade({
      mission: changed({}),
      missionSlug: 'newsletter',
      diagram: full,
      seed: 'test',
      onProgress: ({ atMs, scenario, number, of }) => {
        if (atMs === 0) asked.push(`${scenario} ${number}/${of}`);
      },
    });
    expect(asked).toEqual(['send-one 1/1']);
    expect(report.scenarios.map(({ id }) => id)).toEqual(['send-one']);
  });

  it('tells the story of an e-mail that came twice, from the crash to the second sending', () => {
    const senders = full.components.map((component) =>
      component.settings?.idempotent === true
        ? { ...component, settings: { ...component.settings, idempotent: false } }
        : component,
    );
    const onlyDuplicates: Mission = {
      ...mission,
      stages: mission.stages.map((stage) => ({
        ...stage,
        checks: stage.checks
          .filter((check) => check.id === 'no-duplicates')
          .map((check) => ({ ...check, scenarios: ['worker-crash'] })),
      })),
    };
    const report = grade({
      mission: onlyDuplicates,
      missionSlug: 'newsletter',
      diagram: { ...full, components: senders },
      seed: 'test',
    });
    const story = report.findings.find((f) => f.id === 'no-duplicates')?.counterexample ?? [];
    const kinds = story.map((step) => (typeof step === 'string' ? step : step.kind));
    expect(kinds).toContain('dies');
    expect(story).toContainEqual(expect.objectContaining({ kind: 'serves', again: true }));
    expect(story.length).toBeLessThanOrEqual(20);
  });
});
