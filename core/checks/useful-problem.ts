import type { Mission } from '../contracts/mission-schema';

/** Why a check that counts useful answers cannot judge a flow; null when it can. */
export function usefulProblem(mission: Mission, id: string): string | null {
  const flow = mission.flows.find((candidate) => candidate.id === id);
  return flow?.usefulMs === undefined ? `the flow "${id}" has no usefulMs` : null;
}
