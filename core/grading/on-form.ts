import { CHECKS } from '../checks/registry';
import type { Diagram } from '../contracts/diagram-schema';
import type { Finding, GradeReport } from '../contracts/grade-report';
import type { Mission } from '../contracts/mission-schema';
import { canonicalForm } from '../diagram/canonical-form';

/** A design in canonical ids with the labels that the learner gave, and the way back. */
interface Named {
  diagram: Diagram;
  text: string;
  /** Canonical ids with those of the learner, components and connections together. */
  ids: ReadonlyMap<string, string>;
}

function named(mission: Mission, diagram: Diagram): Named {
  const form = canonicalForm(mission, diagram);
  const labels = new Map(diagram.components.map(({ id, label }) => [id, label]));
  return {
    text: form.text,
    ids: new Map([...form.components, ...form.connections]),
    diagram: {
      ...form.diagram,
      components: form.diagram.components.map((component) => ({
        ...component,
        label: labels.get(form.components.get(component.id) ?? '') ?? component.label,
      })),
    },
  };
}

/** The same value with every string that is such an id replaced. Canonical ids look like no other word of a report. */
function renamed<T>(value: T, ids: ReadonlyMap<string, string>): T {
  if (typeof value === 'string') return (ids.get(value) ?? value) as T;
  if (Array.isArray(value)) return value.map((entry) => renamed(entry, ids)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [key, renamed(entry, ids)]),
  ) as T;
}

/**
 * Grades a design in its canonical form and gives the report in the learner's ids, so that equal designs get equal reports
 * up to names, whatever they were drawn like.
 */
export function onForm<I extends { mission: Mission; diagram: Diagram }, R>(
  input: I,
  run: (input: I) => R,
): R {
  const { diagram, ids } = named(input.mission, input.diagram);
  return renamed(run({ ...input, diagram }), ids);
}

/** A finding's message under other labels; null when its words cannot be made again. */
function reworded(finding: Finding, from: Named, to: Named, mission: Mission): string | null {
  const check = CHECKS.get(finding.check);
  if (!check || finding.cause === null) return null;
  const say = (diagram: Diagram) =>
    check.say(finding.cause ?? '', finding.data, { mission, diagram });
  const before = say(from.diagram);
  if (before === null || !finding.message.startsWith(before)) return null;
  return `${say(to.diagram)}${finding.message.slice(before.length)}`;
}

/**
 * The report of one design as that of an equal one under other names: its ids and words. Null when the designs are not
 * equal, or a sentence of the report cannot be made again.
 */
export function reportOfEqual(
  mission: Mission,
  stored: { diagram: Diagram; report: GradeReport },
  diagram: Diagram,
): GradeReport | null {
  const from = named(mission, stored.diagram);
  const to = named(mission, diagram);
  if (from.text !== to.text) return null;
  const onto = new Map([...from.ids].map(([canonical, id]) => [id, canonical]));
  const report = renamed(stored.report, onto);
  const findings: Finding[] = [];
  for (const finding of report.findings) {
    const message = reworded(finding, from, to, mission);
    if (message === null) return null;
    findings.push({ ...finding, message });
  }
  return renamed({ ...report, findings }, to.ids);
}
