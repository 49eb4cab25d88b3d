import { buildContext } from './check-context';
import { buildDiagram } from './diagrams';
import { buildMission } from './missions';
import { buildFlowRun, buildRun, buildTargetRun } from './runs';

const diagram = buildDiagram({ admin: 'client', provider: 'external-api' }, []);
export const mission = buildMission({
  flows: [
    {
      id: 'mail',
      from: 'admin',
      to: 'provider',
      nouns: ['change', 'changes'],
      keys: { count: 10 },
      arrivals: { at: [0] },
    },
  ],
});
export const unseen = { p50: 10, p99: 2000, max: 9000 };
/** What a check is given of a run whose items have keys: the figures by key, the run around them, and how many were delivered. */
export const keyedContext = (byKey: object, run = {}, delivered = 100) => {
  const all = { overtaken: 0, unseenMs: unseen, ...byKey };
  const targets = [buildTargetRun({ id: 'provider', delivered, byKey: all })];
  return buildContext(diagram, [buildRun({ flows: [buildFlowRun({ targets })], ...run })], mission);
};
