import { COMPONENTS } from '../components/registry';
import type { Mission } from '../contracts/mission-schema';
import type { Problem } from '../shared/problem';

/** What is wrong with a mission's cost: a scenario that it does not have, prices of what it does not know. */
export function costProblems({ cost, scenarios, given }: Mission): Problem[] {
  if (cost === undefined) return [];
  const problems: Problem[] = [];
  if (!scenarios.some(({ id }) => id === cost.scenario)) {
    const message = `the mission has no scenario "${cost.scenario}"`;
    problems.push({ path: 'cost.scenario', message });
  }
  for (const owner of Object.keys(cost.prices)) {
    if (Object.hasOwn(COMPONENTS, owner) || given.some(({ id }) => id === owner)) continue;
    problems.push({
      path: `cost.prices.${owner}`,
      message: 'is neither a type nor a given component',
    });
  }
  return problems;
}
