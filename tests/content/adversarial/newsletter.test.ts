import { beforeAll, describe, expect, it } from 'vitest';
import type { Diagram } from '@/core/contracts/diagram-schema';
import type { Mission } from '@/core/contracts/mission-schema';
import { parseDiagramFor } from '@/core/diagram/parse-diagram-for';
import { grade } from '@/core/grading/grade';
import { loadMission } from '@/server/content/missions';
import { buildDiagram } from '@/tests/support/diagrams';
import { type AdversarialDesign, DESIGNS, USUAL } from './newsletter-designs';

let mission: Mission;

beforeAll(async () => {
  const loaded = await loadMission('newsletter');
  if (!loaded) throw new Error('there is no newsletter');
  // Two thousand e-mails show the same tricks as a million, in a fraction of the time.
  const flows = loaded.mission.flows.map((flow) => ({ ...flow, items: 2000 }));
  mission = { ...loaded.mission, flows, stages: loaded.mission.stages.slice(0, 2) };
});

function diagramOf({ parts = {}, connections }: AdversarialDesign): Diagram {
  const all = Object.entries({ ...USUAL, ...parts }).filter(([, part]) => part !== null);
  const diagram = buildDiagram(Object.fromEntries(all) as never, connections);
  const parsed = parseDiagramFor(mission, diagram);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
}

describe('designs made to cheat, and honest ones that look odd', () => {
  it('are at least thirty', () => {
    expect(DESIGNS.length).toBeGreaterThanOrEqual(30);
  });

  it.each(DESIGNS)('grades for what it does: $title', (design) => {
    const report = grade({
      mission,
      missionSlug: 'newsletter',
      diagram: diagramOf(design),
      seed: 'adversarial',
    });
    const failed = report.findings.filter((finding) => !finding.passed);
    expect(failed.map(({ id }) => id)).toEqual(design.fails);
    for (const { message } of report.findings) expect(message).toMatch(/^[^{}]{10,}[.]$/);
  });

  it('grades the same whatever the components are called and wherever they stand', () => {
    for (const design of DESIGNS.slice(0, 5)) {
      const diagram = diagramOf(design);
      const disguised = {
        ...diagram,
        components: diagram.components.map((component, index) => ({
          ...component,
          label: 'Queue',
          position: { x: index, y: -index },
        })),
      };
      const verdicts = [diagram, disguised].map((each) =>
        grade({ mission, missionSlug: 'newsletter', diagram: each, seed: 's' }).findings.map(
          (finding) => finding.passed,
        ),
      );
      expect(verdicts[1]).toEqual(verdicts[0]);
    }
  });
});
