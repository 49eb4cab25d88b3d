import type { Diagram } from '@/core/diagram/diagram-schema';
import { formatNumber } from '@/core/shared/format-number';
import type { ScenarioRun } from '@/core/simulation/scenario-run';
import type { RunMarks } from './to-flow';

/** What a run says of each component in one short line, and which parts of the diagram had trouble. */
export function runMarks(run: ScenarioRun, diagram: Diagram): RunMarks {
  const figures = new Map<string, string>();
  const troubled = new Set<string>();
  const types = new Map(diagram.components.map((c) => [c.id, c.type]));
  for (const component of run.components) {
    const type = types.get(component.id);
    if (type === 'client' || type === undefined) continue;
    if (component.errors > 0) {
      troubled.add(component.id);
      figures.set(component.id, `${formatNumber(component.errors)} errors`);
    } else if (type === 'queue')
      figures.set(component.id, `peak ${formatNumber(component.peakDepth)}`);
    else if (component.utilisation !== null)
      figures.set(component.id, `busy ${formatNumber(component.utilisation * 100)} %`);
    else figures.set(component.id, `${formatNumber(component.served)} served`);
  }
  const failedConnections = new Set(run.connections.filter((c) => c.failed > 0).map((c) => c.id));
  return { figures, troubled, failedConnections };
}
