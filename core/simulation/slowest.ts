import { type FlowState, REQUEST } from './flow-state';

/** The request of a flow that its client waited for longest: the first that gave up, else the slowest answer; null without either. */
export function slowestRequest({ requests, states, times }: FlowState): number | null {
  let slowest: number | null = null;
  let longest = -1;
  for (let request = 0; request < requests; request++) {
    if (states[request] === REQUEST.timedOut) return request;
    const took = times[request] ?? 0;
    if (states[request] !== REQUEST.accepted || took <= longest) continue;
    slowest = request;
    longest = took;
  }
  return slowest;
}
