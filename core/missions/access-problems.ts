import type { Mission } from '../contracts/mission-schema';
import type { Problem } from '../shared/problem';

/** What is wrong with flows that read or write: each of their requests is about one thing, and which one its key says. */
export function accessProblems(mission: Mission): Problem[] {
  return mission.flows.flatMap(({ access, keys, items, arrivals, from }, index) => {
    if (access === undefined && !('rereads' in arrivals)) return [];
    const path = `flows[${index}]`;
    const problems: Problem[] = [];
    if ('rereads' in arrivals) {
      const at = `${path}.arrivals.rereads`;
      const written = mission.flows.find(({ id }) => id === arrivals.rereads);
      if (written?.access !== 'write') {
        problems.push({ path: at, message: `no flow "${arrivals.rereads}" writes` });
      } else if (written.from !== from) {
        const message = `"${arrivals.rereads}" starts at "${written.from}"; whoever rereads is the same`;
        problems.push({ path: at, message });
      }
      if (access !== 'read') problems.push({ path: `${path}.access`, message: 'must be "read"' });
      if (keys !== undefined) {
        problems.push({ path: `${path}.keys`, message: 'are those of what was written' });
      }
    } else if (keys === undefined) {
      const message = 'a flow that reads or writes needs "keys": what its requests are about';
      problems.push({ path: `${path}.access`, message });
    }
    if (items !== 1) {
      problems.push({ path: `${path}.items`, message: 'a request reads or writes one thing' });
    }
    return problems;
  });
}
