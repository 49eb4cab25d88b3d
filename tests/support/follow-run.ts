import type { ComponentRun, HearsRun } from '@/core/contracts/scenario-run';
import { buildContext } from './check-context';
import { buildDiagram } from './diagrams';
import { buildMission } from './missions';
import { buildComponentRun, buildFlowRun, buildRun } from './runs';

const diagram = buildDiagram(
  { admin: 'client', status: ['service', {}], provider: 'external-api' },
  [],
);
const mission = buildMission({
  flows: [
    { id: 'order', from: 'admin', to: 'provider', arrivals: { at: [0] } },
    { id: 'asks', from: 'admin', to: 'provider', arrivals: { follows: 'order' } },
  ],
});
const HEARS: HearsRun = {
  asked: 300,
  known: 100,
  missed: 0,
  ms: { mean: 500, p50: 400, p99: 2000, max: 9000 },
};

/** What a check is given of a run in which people ask: when they knew, what a service held open, and the run around it. */
export function followContext({
  hears,
  held,
  ...run
}: {
  hears?: Partial<HearsRun>;
  held?: ComponentRun['held'];
  status?: 'budget-exceeded';
  blamed?: string;
}) {
  const status = buildComponentRun({ id: 'status', ...(held === undefined ? {} : { held }) });
  const flows = [
    buildFlowRun({ id: 'order' }),
    buildFlowRun({ id: 'asks', hears: { ...HEARS, ...hears } }),
  ];
  return buildContext(diagram, [buildRun({ flows, components: [status], ...run })], mission);
}
