import type { Mission } from '../contracts/mission-schema';
import type { Problem } from '../shared/problem';

/** What is wrong with flows that read or write: each of their requests is about one thing, and which one its key says. */
export function accessProblems(mission: Mission): Problem[] {
  return mission.flows.flatMap(({ access, keys, items, arrivals }, index) => {
    if (access === undefined) return [];
    const path = `flows[${index}]`;
    const problems: Problem[] = [];
    if (keys === undefined && !('follows' in arrivals)) {
      const message = 'a flow that reads or writes needs "keys": what its requests are about';
      problems.push({ path: `${path}.access`, message });
    }
    if (items !== 1) {
      problems.push({ path: `${path}.items`, message: 'a request reads or writes one thing' });
    }
    return problems;
  });
}
