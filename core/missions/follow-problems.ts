import type { Mission } from '../contracts/mission-schema';
import type { Problem } from '../shared/problem';

/** What a flow that follows another cannot have: its questions have no items, keys or news of their own. */
const FOREIGN = ['news', 'keys', 'whole', 'again', 'access'] as const;

/** What is wrong with flows that follow others: they follow one of the same client whose requests carry one item each, and nothing more. */
export function followProblems(mission: Mission): Problem[] {
  return mission.flows.flatMap((flow, index) => {
    if (!('follows' in flow.arrivals)) return [];
    const { follows } = flow.arrivals;
    const path = `flows[${index}]`;
    const at = `${path}.arrivals.follows`;
    const followed = mission.flows.find(({ id }) => id === follows);
    const problems: Problem[] = [];
    if (followed === undefined) {
      problems.push({ path: at, message: `the mission has no flow "${follows}"` });
    } else if ('follows' in followed.arrivals) {
      problems.push({ path: at, message: `"${follows}" follows another flow itself` });
    } else {
      if (followed.items !== 1) {
        const message = `the requests of "${follows}" carry ${followed.items} items; whoever follows waits for one`;
        problems.push({ path: at, message });
      }
      if (followed.from !== flow.from) {
        const message = `"${follows}" starts at "${followed.from}"; whoever follows it is the same`;
        problems.push({ path: `${path}.from`, message });
      }
    }
    if (flow.items !== 1) {
      problems.push({ path: `${path}.items`, message: 'a question is about one item' });
    }
    for (const name of FOREIGN) {
      if (flow[name] === undefined) continue;
      problems.push({ path: `${path}.${name}`, message: 'not for a flow that follows another' });
    }
    return problems;
  });
}
