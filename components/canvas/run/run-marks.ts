import type { ScenarioRun } from '@/core/contracts/scenario-run';
import type { RunMarks } from '../drawing/to-flow';

/** The parts of a diagram in which something failed during a run. */
export function runMarks(run: ScenarioRun): RunMarks {
  const ids = (rows: { id: string }[]) => new Set(rows.map((row) => row.id));
  return {
    troubled: ids(run.components.filter((component) => component.errors > 0)),
    failedConnections: ids(run.connections.filter((connection) => connection.failed > 0)),
  };
}
