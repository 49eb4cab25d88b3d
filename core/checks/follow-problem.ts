import type { Mission } from '../contracts/mission-schema';

/** What is wrong with a check that looks at who waits: a flow that follows none. */
export function followProblem(mission: Mission, flowId: string): string | null {
  const flow = mission.flows.find(({ id }) => id === flowId);
  if (flow === undefined || 'follows' in flow.arrivals) return null;
  return `the flow "${flowId}" follows no other flow`;
}
