import type { Mission } from '../contracts/mission-schema';

/** What is wrong with a check that looks at keys: a flow without them, or a component that is none of its targets. */
export function keyedProblem(
  mission: Mission,
  flowId: string,
  targets: readonly string[] = [],
): string | null {
  const flow = mission.flows.find(({ id }) => id === flowId);
  if (flow === undefined) return null;
  if (flow.keys === undefined) return `the flow "${flowId}" has no "keys"`;
  if (flow.access === 'read') return `the flow "${flowId}" only reads`;
  const stranger = targets.find((id) => ![flow.to].flat().includes(id));
  return stranger === undefined ? null : `"${stranger}" is no target of the flow "${flowId}"`;
}
