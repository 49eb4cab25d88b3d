import { type Flow, LOAD_LIMITS, type Mission } from '../contracts/mission-schema';

const whole = (value: number, most: number) => Math.min(most, Math.max(1, Math.round(value)));

function scaleFlow(flow: Flow, factor: number): Flow {
  const { arrivals } = flow;
  if ('perSecond' in arrivals) {
    const perSecond = Math.min(LOAD_LIMITS.perSecond, arrivals.perSecond * factor);
    return { ...flow, arrivals: { ...arrivals, perSecond } };
  }
  if ('users' in arrivals)
    return {
      ...flow,
      arrivals: { ...arrivals, users: whole(arrivals.users * factor, LOAD_LIMITS.users) },
    };
  // Those who follow are as many as those whom they follow.
  if ('follows' in arrivals || 'rereads' in arrivals) return flow;
  return { ...flow, items: whole(flow.items * factor, LOAD_LIMITS.items) };
}

/**
 * The mission with `factor` times the load on every flow: requests per second, users, or, where requests come at fixed instants, items per
 * request. Whole numbers stay whole, and nothing leaves the bounds of the format.
 */
export function scaleLoad(mission: Mission, factor: number): Mission {
  if (factor === 1) return mission;
  return { ...mission, flows: mission.flows.map((flow) => scaleFlow(flow, factor)) };
}
