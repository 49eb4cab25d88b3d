import { CHECKS } from '../checks/registry';
import type { Diagram } from '../contracts/diagram-schema';
import type { DataValue, Finding, GradeReport } from '../contracts/grade-report';
import type { Mission } from '../contracts/mission-schema';
import type { ScenarioRun } from '../contracts/scenario-run';
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

type Ids = ReadonlyMap<string, string>;

/** Keys of findings' data under which strings are no ids of parts. */
const NO_PARTS = new Set(['flow', 'scenario', 'unit', 'kind']);

/** The same value with every string that is such an id replaced, but for those under `NO_PARTS`. */
export function renamed<T>(value: T, ids: Ids): T {
  if (typeof value === 'string') return (ids.get(value) ?? value) as T;
  if (Array.isArray(value)) return value.map((entry) => renamed(entry, ids)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [
      key,
      NO_PARTS.has(key) ? entry : renamed(entry, ids),
    ]),
  ) as T;
}

/** Every string of a value but those under `NO_PARTS`: ids of parts, in a finding's data. */
export function stringsOf(value: DataValue): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Array.isArray(value)
    ? value.flatMap(stringsOf)
    : Object.entries(value).flatMap(([key, entry]) => (NO_PARTS.has(key) ? [] : stringsOf(entry)));
}

function renamedFinding(finding: Finding, ids: Ids): Finding {
  const { components, connections, data, figures, counterexample } = finding;
  return {
    ...finding,
    components: renamed(components, ids),
    connections: renamed(connections, ids),
    data: renamed(data, ids),
    figures: figures.map(({ component, ...figure }) =>
      component === undefined ? figure : { ...figure, component: renamed(component, ids) },
    ),
    counterexample:
      counterexample?.map((step) =>
        typeof step !== 'string' && 'component' in step
          ? { ...step, component: renamed(step.component, ids) }
          : step,
      ) ?? null,
  };
}

/** Ids of scenarios and flows are the mission's, and may be words that a learner has used for a part. */
function renamedRun(run: ScenarioRun, ids: Ids): ScenarioRun {
  return {
    ...run,
    blamed: renamed(run.blamed, ids),
    flows: run.flows.map(({ id, ...flow }) => ({ id, ...renamed(flow, ids) })),
    components: renamed(run.components, ids),
    connections: renamed(run.connections, ids),
  };
}

function renamedReport(report: GradeReport, ids: Ids): GradeReport {
  return {
    ...report,
    findings: report.findings.map((finding) => renamedFinding(finding, ids)),
    scenarios: report.scenarios.map((run) => renamedRun(run, ids)),
  };
}

/** The same with the design in its canonical form, in which it is run. */
export function inForm<I extends { mission: Mission; diagram: Diagram }>(input: I): I {
  return { ...input, diagram: named(input.mission, input.diagram).diagram };
}

/**
 * Grades a design in its canonical form and gives the report in the learner's ids, so that equal designs get equal reports
 * up to names, whatever they were drawn like.
 */
export function onForm<I extends { mission: Mission; diagram: Diagram }>(
  input: I,
  run: (input: I) => GradeReport,
): GradeReport {
  const { diagram, ids } = named(input.mission, input.diagram);
  return renamedReport(run({ ...input, diagram }), ids);
}

/** The same for a single finding. */
export function findingOnForm<I extends { mission: Mission; diagram: Diagram }>(
  input: I,
  run: (input: I) => Finding | null,
): Finding | null {
  const { diagram, ids } = named(input.mission, input.diagram);
  const finding = run({ ...input, diagram });
  return finding && renamedFinding(finding, ids);
}

/** A stored report of a design, told in the ids of its canonical form. */
export function reportInForm(mission: Mission, diagram: Diagram, report: GradeReport): GradeReport {
  const { ids } = named(mission, diagram);
  return renamedReport(report, new Map([...ids].map(([canonical, id]) => [id, canonical])));
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
  const report = reportInForm(mission, stored.diagram, stored.report);
  const findings: Finding[] = [];
  for (const finding of report.findings) {
    const message = reworded(finding, from, to, mission);
    if (message === null) return null;
    findings.push({ ...finding, message });
  }
  return renamedReport({ ...report, findings }, to.ids);
}
